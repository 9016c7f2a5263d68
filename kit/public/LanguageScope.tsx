import { createContext, use, useMemo } from 'react'
import type { ReactNode } from 'react'
import { kitWords } from '../i18n/index.ts'
import type { KitWords, Language } from '../i18n/index.ts'

const LanguageContext = createContext<Language>('zh-CN')

/** Sets the language of everything of the kit below it. Pages made by the server wrap themselves in one. */
export function LanguageScope({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The language of this part of the page. */
export function useLanguage(): Language {
  return use(LanguageContext)
}

/** Kit's own words in the language of this part of the page. */
export function useKitWords(): KitWords {
  const language = useLanguage()
  return useMemo(() => kitWords(language), [language])
}
