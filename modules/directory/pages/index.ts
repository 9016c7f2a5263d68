import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** 事项目录: reached from the list of items. */
export const pages: readonly PageEntry[] = [
  {
    path: 'item-directory',
    title: 'directory:title',
    permission: 'catalogue.read',
    load: () => import('./DirectoryPage.tsx').then((module) => module.DirectoryPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'directory',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
