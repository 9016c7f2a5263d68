import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { countInquiries } from '../contract.ts'

/** Questions, for those who are asked first, those who answer and those who watch. */
export const pages: readonly PageEntry[] = [
  {
    path: 'inquiries',
    title: 'inquiries:pages.inquiries',
    permission: 'inquiries.read',
    rail: {
      icon: 'message',
      label: 'inquiries:rail.inquiries',
      order: 60,
      roles: ['window-clerk', 'guide', 'reviewer', 'chief-representative', 'hall-manager'],
      count: { read: () => call(countInquiries, {}).then(({ waiting }) => waiting), topics: ['inquiries'] },
    },
    load: () => import('./InquiriesPage.tsx').then((module) => module.InquiriesPage),
  },
  {
    path: 'consultation',
    title: 'inquiries:pages.consultation',
    permission: 'inquiries.ask',
    rail: { icon: 'pen', label: 'inquiries:rail.consultation', order: 20, roles: ['guide'] },
    load: () => import('./ConsultationPage.tsx').then((module) => module.ConsultationPage),
  },
  {
    path: 'inquiry-figures',
    title: 'inquiries:pages.figures',
    permission: 'inquiries.read-figures',
    load: () => import('./FiguresPage.tsx').then((module) => module.FiguresPage),
  },
  {
    path: 'answer-times',
    title: 'inquiries:pages.times',
    permission: 'inquiries.set-answer-time',
    rail: {
      icon: 'warning',
      label: 'inquiries:rail.times',
      order: 80,
      group: 'settings',
      roles: ['department-administrator', 'hall-manager', 'system-administrator'],
    },
    load: () => import('./AnswerTimesPage.tsx').then((module) => module.AnswerTimesPage),
  },
]

export { ConsultCard } from './ConsultCard.tsx'

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
