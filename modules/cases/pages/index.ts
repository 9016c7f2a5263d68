import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { listSheets } from '../contract.ts'

export { EventDetail } from './EventDetail.tsx'

/** Hand-over of paper originals, for both of its sides; the page of a dossier stands with intake, the first handler. */
export const pages: readonly PageEntry[] = [
  {
    path: 'custody',
    title: 'cases:pages.custody',
    permission: 'cases.dispatch-originals',
    rail: {
      icon: 'exchange',
      label: 'cases:rail.custody',
      order: 40,
      roles: ['window-clerk', 'handout-clerk', 'reviewer'],
      count: {
        read: () => call(listSheets, { query: { box: 'incoming', limit: 50 } }).then(({ rows }) => rows.length),
        topics: ['cases'],
      },
    },
    load: () => import('./CustodyPage.tsx').then((module) => module.CustodyPage),
  },
  {
    path: 'custody/:no',
    title: 'cases:pages.custody',
    permission: 'cases.dispatch-originals',
    load: () => import('./SheetPage.tsx').then((module) => module.SheetPage),
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
