import type { ModuleProblems } from '@yichuang/platform/http'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { accessProblems } from './problems.ts'

/** Refusals of access with their statuses and sentences. */
export const accessTexts: ModuleProblems = { status: accessProblems, 'zh-CN': zh, en }
