import type { ModuleTexts } from '@yichuang/kit'

/** The workbench's own words: sign-in, roles, places. */
export const ownTexts: ModuleTexts = {
  namespace: 'web',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
}
