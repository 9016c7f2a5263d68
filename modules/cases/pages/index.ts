import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** The page of one dossier, for everybody who may read cases. */
export const pages: readonly PageEntry[] = [
  {
    path: 'applications/:id',
    title: 'cases:pages.dossier',
    permission: 'cases.read',
    load: () => import('./DossierPage.tsx').then((module) => module.DossierPage),
  },
]

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
