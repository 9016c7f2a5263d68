import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { countWork } from '../contract.ts'

/** The screens of the departments: what is to do, what is done, what waits for the decider, and one case. */
export const pages: readonly PageEntry[] = [
  {
    path: 'tasks',
    title: 'handling:pages.work',
    permission: 'handling.read',
    rail: {
      icon: 'inbox',
      label: 'handling:rail.work',
      order: 10,
      roles: ['reviewer'],
      count: { read: () => call(countWork, {}).then(({ open }) => open), topics: ['cases'] },
    },
    load: () => import('./WorkPage.tsx').then((module) => module.WorkPage),
  },
  {
    path: 'matters',
    title: 'handling:pages.matters',
    permission: 'handling.read-all',
    rail: {
      icon: 'check',
      label: 'handling:rail.matters',
      order: 10,
      roles: ['chief-representative'],
      count: {
        read: () => call(countWork, {}).then(({ matters }) => matters.decide + matters.extension + matters.default),
        topics: ['cases'],
      },
    },
    load: () => import('./MattersPage.tsx').then((module) => module.MattersPage),
  },
  {
    path: 'tasks/all',
    title: 'handling:pages.work',
    permission: 'handling.read-all',
    rail: { icon: 'inbox', label: 'handling:rail.all', order: 15, roles: ['chief-representative'] },
    load: () => import('./WorkPage.tsx').then((module) => module.WorkPage),
  },
  {
    path: 'tasks/done',
    title: 'handling:pages.done',
    permission: 'handling.read',
    rail: { icon: 'eye', label: 'handling:rail.done', order: 20, roles: ['reviewer', 'chief-representative'] },
    load: () => import('./DonePage.tsx').then((module) => module.DonePage),
  },
  {
    path: 'results',
    title: 'handling:pages.results',
    permission: 'handling.produce-result',
    rail: {
      icon: 'package',
      label: 'handling:rail.results',
      order: 30,
      roles: ['reviewer', 'chief-representative'],
      count: { read: () => call(countWork, {}).then(({ matters }) => matters.result), topics: ['cases'] },
    },
    load: () => import('./ResultsPage.tsx').then((module) => module.ResultsPage),
  },
  {
    path: 'tasks/:id',
    title: 'handling:pages.review',
    permission: 'handling.read',
    load: () => import('./ReviewPage.tsx').then((module) => module.ReviewPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'handling',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
