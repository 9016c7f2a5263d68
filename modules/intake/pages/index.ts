import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry, QuickSearchProvider } from '@yichuang/kit'
import { countSupplements } from '@yichuang/modules/cases/contract'
import { searchCasesQuickly } from './search-cases.ts'

/** The screens of the window clerk. */
export const pages: readonly PageEntry[] = [
  {
    path: 'intake',
    title: 'intake:pages.find',
    permission: 'intake.open-application',
    rail: { icon: 'inbox', label: 'intake:rail.desk', order: 10, roles: ['window-clerk'] },
    load: () => import('./FindItemPage.tsx').then((module) => module.FindItemPage),
  },
  {
    path: 'intake/:item',
    title: 'intake:pages.desk',
    permission: 'intake.open-application',
    load: () => import('./DeskPage.tsx').then((module) => module.DeskPage),
  },
  {
    path: 'supplements',
    title: 'intake:pages.supplements',
    permission: ['intake.supply-correction', 'cases.supply-deferred', 'cases.extend-deferral'],
    rail: {
      icon: 'page-add',
      label: 'intake:rail.supplements',
      order: 15,
      roles: ['window-clerk', 'chief-representative'],
      count: {
        read: () => call(countSupplements, {}).then(({ correction, deferral }) => correction + deferral),
        topics: ['cases'],
      },
    },
    load: () => import('./SupplementsPage.tsx').then((module) => module.SupplementsPage),
  },
  {
    path: 'supplements/:id',
    title: 'intake:pages.supplements',
    permission: ['intake.supply-correction', 'cases.supply-deferred', 'cases.extend-deferral'],
    load: () => import('./SupplementPage.tsx').then((module) => module.SupplementPage),
  },
  {
    path: 'examinations',
    title: 'intake:pages.examinations',
    permission: 'intake.accept-application',
    rail: {
      icon: 'document',
      label: 'intake:rail.examinations',
      order: 18,
      roles: ['window-clerk', 'reviewer'],
    },
    load: () => import('./ExaminationsPage.tsx').then((module) => module.ExaminationsPage),
  },
  {
    path: 'follow',
    title: 'intake:pages.follow',
    permission: 'intake.open-application',
    rail: { icon: 'eye', label: 'intake:rail.follow', order: 20, roles: ['window-clerk'] },
    load: () => import('./FollowPage.tsx').then((module) => module.FollowPage),
  },
  {
    path: 'applications/:id',
    title: 'cases:pages.dossier',
    permission: 'cases.read',
    load: () => import('./DossierPage.tsx').then((module) => module.DossierPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'intake',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}

/** Ctrl K finds cases by number, its end, or the applicant. */
export const search: readonly QuickSearchProvider[] = [
  { id: 'cases', label: 'intake:search.cases', permission: 'cases.read', search: searchCasesQuickly },
]
