import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { Facts, Language } from '../i18n/index.ts'
import { isLanguage } from '../i18n/index.ts'
import { LanguageScope, useKitWords } from '../public/LanguageScope.tsx'
import { problemNamespace } from './texts.ts'
import type { Texts } from './texts.ts'

const ChangeContext = createContext<(language: Language) => Promise<void>>(() => Promise.resolve())

/** Gives texts and language to everything below. */
export function TextsScope({ texts, children }: { readonly texts: Texts; readonly children: ReactNode }) {
  const { i18n, change } = texts
  const watch = useCallback(
    (changed: () => void) => {
      i18n.on('languageChanged', changed)
      return () => {
        i18n.off('languageChanged', changed)
      }
    },
    [i18n],
  )
  const chosen = useSyncExternalStore(watch, () => i18n.language)
  return (
    <I18nextProvider i18n={i18n}>
      <ChangeContext value={change}>
        <LanguageScope language={isLanguage(chosen) ? chosen : 'zh-CN'}>{children}</LanguageScope>
      </ChangeContext>
    </I18nextProvider>
  )
}

/** A module's texts: `const t = useTexts('intake')`, then `t('desk.title', { count })`. */
export function useTexts(namespace: string): (key: string, facts?: Facts) => string {
  const { t } = useTranslation(namespace)
  return useCallback((key, facts) => t(key, { ...facts }), [t])
}

/** The sentence of a refusal code, as in `actions[].reason`; facts fill its gaps. */
export function useReason(): (code: string, facts?: Readonly<Record<string, unknown>>) => string {
  const { t, i18n } = useTranslation(problemNamespace)
  const w = useKitWords()
  return useCallback(
    (code, facts) =>
      i18n.exists(code, { ns: problemNamespace }) ? t(code, { ...facts }) : w('problem.notNow', { code }),
    [t, i18n, w],
  )
}

/** Changes the language of the whole page. */
export function useChangeLanguage(): (language: Language) => Promise<void> {
  return use(ChangeContext)
}
