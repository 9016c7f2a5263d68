import { aDossier } from '../dossier-story.ts'
import type { DossierStory, Setting } from '../dossier-story.ts'

/** The day after the five days of everything received on the first day. */
export const TOO_LATE = '2026-02-27'

export const departmentMode = { item: { correctionBy: 'department' } } as const

export const draft = (setting: Setting = {}) => aDossier(setting).opened()
export const received = (lacking: readonly string[] = [], setting: Setting = {}) =>
  draft(setting).handedIn(lacking).received()
export const accepted = () => received().accepted()
export const deemed = () => received(['form']).waits(TOO_LATE)
export const withdrawn = () => received().withdrawn()
export const correcting = () => received(['form']).correcting()
export const half = (lacking: readonly string[] = []) => received(lacking, { channel: 'half' })
export const awaitingOriginals = () => half().preReviewed()

/** One notice was given and answered; now everything is in order. */
export const afterNotice = () =>
  correcting().corrected([{ key: 'form', checks: { f1: { ok: true }, c1: { ok: true } } }])

/** One notice was given and answered; and again something is wrong. */
export const afterNoticeFaulty = () => faulty(afterNotice())

/** A review point of the application form fails. */
export function faulty(story: DossierStory): DossierStory {
  return story.bound({ key: 'form', checks: { f1: { ok: false, defect: '第3栏没有填，请填写经营面积。' } } })
}

/** X: the states in which nothing is examined, in the order in which they answer. */
export const notExamined = [
  ['already-accepted', accepted, undefined],
  ['deemed-accepted', deemed, TOO_LATE],
  ['already-ended', withdrawn, undefined],
  ['not-under-examination', draft, undefined],
  ['deemed-accepted', () => received(['form']), TOO_LATE],
] as const

/** E: the states in which the application has ended. */
export const ended = [
  ['already-ended', withdrawn, undefined],
  ['already-accepted', accepted, undefined],
] as const
