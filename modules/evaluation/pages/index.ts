import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { countCallbacks } from '../contract.ts'

/** 好差评: figures and evaluations, call-backs after bad grades, the pads of the windows. */
export const pages: readonly PageEntry[] = [
  {
    path: 'evaluations',
    title: 'evaluation:pages.figures',
    permission: 'evaluation.read',
    rail: {
      icon: 'star',
      label: 'evaluation:rail.figures',
      order: 32,
      group: 'quality',
      roles: ['hall-manager', 'supervisor', 'department-administrator'],
    },
    load: () => import('./FiguresPage.tsx').then((module) => module.FiguresPage),
  },
  {
    path: 'evaluation-list',
    title: 'evaluation:pages.list',
    permission: 'evaluation.read',
    load: () => import('./ListPage.tsx').then((module) => module.ListPage),
  },
  {
    path: 'callbacks',
    title: 'evaluation:pages.callbacks',
    permission: 'evaluation.call-back',
    rail: {
      icon: 'phone',
      label: 'evaluation:rail.callbacks',
      order: 34,
      group: 'quality',
      roles: ['hall-manager'],
      count: { read: () => call(countCallbacks, {}).then(({ waiting }) => waiting), topics: ['evaluation'] },
    },
    load: () => import('./CallbacksPage.tsx').then((module) => module.CallbacksPage),
  },
  {
    path: 'evaluation-pads',
    title: 'evaluation:pages.pads',
    permission: 'evaluation.manage-pads',
    rail: {
      icon: 'grid',
      label: 'evaluation:rail.pads',
      order: 90,
      group: 'quality',
      roles: ['hall-manager', 'system-administrator'],
    },
    load: () => import('./PadsPage.tsx').then((module) => module.PadsPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'evaluation',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
