import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** A day played again with other windows, and when more windows are advised. */
export const pages: readonly PageEntry[] = [
  {
    path: 'hall-simulation',
    title: 'simulation:pages.simulation',
    permission: 'queue.read',
    rail: {
      icon: 'refresh',
      label: 'simulation:rail.simulation',
      order: 17,
      group: 'windows',
      roles: ['hall-manager'],
    },
    load: () => import('./SimulationPage.tsx').then((module) => module.SimulationPage),
  },
  {
    path: 'window-advice',
    title: 'simulation:pages.advice',
    permission: 'queue.read',
    load: () => import('./AdvicePage.tsx').then((module) => module.AdvicePage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'simulation',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
