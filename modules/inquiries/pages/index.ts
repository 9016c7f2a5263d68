import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { countInquiries } from '../contract.ts'

/** The page of questions to departments, for those who ask and those who answer. */
export const pages: readonly PageEntry[] = [
  {
    path: 'inquiries',
    title: 'inquiries:pages.inquiries',
    permission: 'inquiries.read',
    rail: {
      icon: 'message',
      label: 'inquiries:rail.inquiries',
      order: 60,
      roles: ['window-clerk', 'reviewer', 'chief-representative'],
      count: { read: () => call(countInquiries, {}).then(({ waiting }) => waiting), topics: ['inquiries'] },
    },
    load: () => import('./InquiriesPage.tsx').then((module) => module.InquiriesPage),
  },
  {
    path: 'answer-times',
    title: 'inquiries:pages.times',
    permission: 'inquiries.set-answer-time',
    rail: {
      icon: 'clock',
      label: 'inquiries:rail.times',
      order: 80,
      roles: ['department-administrator', 'system-administrator'],
    },
    load: () => import('./AnswerTimesPage.tsx').then((module) => module.AnswerTimesPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'inquiries',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
