import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** Forms have no page of their own: the pages of portal, window and kiosk show them. */
export const pages: readonly PageEntry[] = []

export { FilledForm } from './FilledForm.tsx'
export { focusFirstGap } from './first-gap.ts'
export { SmartForm } from './SmartForm.tsx'

export const texts: ModuleTexts = {
  namespace: 'forms',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
}
