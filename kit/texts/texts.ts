import i18next from 'i18next'
import type { i18n, Resource } from 'i18next'
import type { Language } from '../i18n/index.ts'

type TextFile = () => Promise<{ readonly default: object }>

/** The texts a module brings: its own namespace, and the sentences of its refusal codes. */
export interface ModuleTexts {
  readonly namespace: string
  readonly load: Readonly<Record<Language, TextFile>>
  readonly problems?: Readonly<Record<Language, TextFile>>
}

/** The texts of the whole page in the chosen language. */
export interface Texts {
  readonly i18n: i18n
  /** Loads the other language and changes to it; remembers the choice in the cookie the server reads. */
  readonly change: (language: Language) => Promise<void>
}

/** Namespace in which the sentences of all refusal codes stand. */
export const problemNamespace = 'problems'

/** Loads the texts of all modules in a language. */
export async function loadTexts(language: Language, modules: readonly ModuleTexts[]): Promise<Texts> {
  const instance = i18next.createInstance()
  await instance.init({
    lng: language,
    fallbackLng: false,
    defaultNS: problemNamespace,
    resources: { [language]: await textsOf(language, modules) },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return {
    i18n: instance,
    async change(next) {
      for (const [namespace, texts] of Object.entries(await textsOf(next, modules))) {
        instance.addResourceBundle(next, namespace, texts, true, true)
      }
      await instance.changeLanguage(next)
      rememberLanguage(next)
    },
  }
}

/** The language chosen before in this browser; simplified Chinese unless it was English. */
export function rememberedLanguage(): Language {
  return /(?:^|; )lang=en(?:;|$)/.test(document.cookie) ? 'en' : 'zh-CN'
}

function rememberLanguage(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`
  document.documentElement.lang = language
}

async function textsOf(language: Language, modules: readonly ModuleTexts[]): Promise<Resource[string]> {
  const problems: Record<string, string> = {}
  const own = await Promise.all(
    modules.map(async ({ namespace, load, problems: sentences }) => {
      const [texts, said] = await Promise.all([load[language](), sentences?.[language]()])
      Object.assign(problems, said?.default)
      return [namespace, texts.default] as const
    }),
  )
  return { ...Object.fromEntries(own), [problemNamespace]: problems }
}
