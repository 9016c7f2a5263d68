import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** The words of cases, which the pages of all stages use; the page of a dossier stands with intake, the first handler. */
export const pages: readonly PageEntry[] = []

export const texts: ModuleTexts = {
  namespace: 'cases',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
