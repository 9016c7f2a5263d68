import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** Bookings of a hall: its day, their share, and what they follow. */
export const pages: readonly PageEntry[] = [
  {
    path: 'bookings',
    title: 'appointments:pages.bookings',
    permission: 'appointments.read',
    rail: {
      icon: 'person',
      label: 'appointments:rail.bookings',
      order: 46,
      roles: ['window-clerk', 'handout-clerk', 'hall-manager', 'supervisor'],
    },
    load: () => import('./BookingsPage.tsx').then((module) => module.BookingsPage),
  },
  {
    path: 'booking-share',
    title: 'appointments:pages.share',
    permission: 'appointments.read',
    load: () => import('./SharePage.tsx').then((module) => module.SharePage),
  },
  {
    path: 'booking-settings',
    title: 'appointments:pages.settings',
    permission: 'appointments.manage',
    load: () => import('./SettingsPage.tsx').then((module) => module.SettingsPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'appointments',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
