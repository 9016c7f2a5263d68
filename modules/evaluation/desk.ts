import { runCommand } from '@yichuang/platform/commands'
import type { Intent } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { confirm } from './commands/confirm.ts'
import { giveEvaluation, leaveEvaluation } from './commands/give.ts'
import { padOf, pairPad } from './commands/pads.ts'
import type { OwnEvaluation, PadPicture } from './contract.ts'
import type { EvaluationParts } from './parts.ts'
import { shownOnPad } from './queries/confirmations.ts'
import { askedAt, findEvaluation, linksOf, openEvaluation } from './queries/own.ts'
import type { Confirming, ConfirmationState, Grade, ServiceKind, Wish } from './rules/index.ts'
import type { EvaluationRow, PadRow } from './tables.ts'

/** What everybody may do with evaluations: by the link on the phone, and at the pad that knows its key. */
export interface EvaluationDesk {
  /** the address of the evaluation of a service, while it may be given */
  linkOf(service: ServiceKind, subject: string, at: Instant): Promise<string | undefined>
  read(token: string, at: Instant): Promise<Decision<OwnEvaluation>>
  give(token: string, wish: Wish, intent: Intent): Promise<Decision<{ readonly grade: Grade }>>
  pair(window: string, code: string, intent: Intent): Promise<Decision<{ readonly key: string }>>
  pad(key: string, at: Instant): Promise<Decision<PadPicture>>
  gradeOnPad(
    key: string,
    wish: Wish & { readonly id: string },
    intent: Intent,
  ): Promise<Decision<{ readonly grade: Grade }>>
  /** what who applies says of what is shown */
  confirmOnPad(
    key: string,
    said: Confirming & { readonly id: string },
    intent: Intent,
  ): Promise<Decision<{ readonly state: ConfirmationState }>>
  leavePad(
    key: string,
    left: { readonly id: string; readonly isDeclined: boolean },
    intent: Intent,
  ): Promise<Decision<{ readonly isDeclined: boolean }>>
}

/** The public side of evaluations. */
export function evaluationDesk(parts: EvaluationParts): EvaluationDesk {
  const { db } = parts
  const [giving, leaving] = [giveEvaluation(parts), leaveEvaluation(parts)]
  const rowOf = async (token: string) => {
    const id = (await linksOf(parts.secret)).idOf(token)
    return id === undefined ? undefined : findEvaluation(db, id)
  }
  const atPad = async (key: string, at: Instant): Promise<Decision<PadRow>> => {
    const pad = await padOf(db, key, at)
    return pad === undefined ? refused({ code: 'evaluation.no-such-pad' }) : decided(pad)
  }
  return {
    async linkOf(service, subject, at) {
      const id = await openEvaluation(db, { service, subject, at })
      return id === undefined ? undefined : `/evaluate/${(await linksOf(parts.secret)).token(id)}`
    },
    async read(token, at) {
      const row = await rowOf(token)
      return row === undefined
        ? refused({ code: 'evaluation.no-such-evaluation' })
        : decided(await ownView(parts, row, at))
    },
    async give(token, wish, intent) {
      const row = await rowOf(token)
      if (row === undefined) return refused({ code: 'evaluation.no-such-evaluation' })
      return runCommand(db, giving, { ...wish, id: row.id, channel: 'phone' }, intent)
    },
    async pair(window, code, intent) {
      const paired = await runCommand(db, pairPad, { window, code }, intent)
      if (!paired.ok) return paired
      const { key } = paired.value
      return key === null ? refused({ code: 'evaluation.code-wrong' }) : decided({ key })
    },
    async pad(key, at) {
      const pad = await atPad(key, at)
      return pad.ok ? decided(await padPicture(parts, pad.value, at)) : pad
    },
    async gradeOnPad(key, wish, intent) {
      const pad = await atPad(key, intent.at)
      if (!pad.ok) return pad
      const at = { id: pad.value.id, window: pad.value.window_id }
      return runCommand(db, giving, { ...wish, channel: 'pad', pad: at }, intent)
    },
    async confirmOnPad(key, said, intent) {
      const pad = await atPad(key, intent.at)
      if (!pad.ok) return pad
      return runCommand(db, confirm, { ...said, pad: { id: pad.value.id, window: pad.value.window_id } }, intent)
    },
    async leavePad(key, left, intent) {
      const pad = await atPad(key, intent.at)
      if (!pad.ok) return pad
      return runCommand(db, leaving, { ...left, pad: { id: pad.value.id, window: pad.value.window_id } }, intent)
    },
  }
}

/** The service as its receiver sees it. */
async function ownView({ places }: EvaluationParts, row: EvaluationRow, at: Instant): Promise<OwnEvaluation> {
  const { halls, windows } = await places.current()
  const { service, state, grade, until, asked_at: since } = row
  return {
    service,
    state: state === 'given' || at <= until ? state : 'over',
    itemName: row.item_name,
    hallName: halls.get(row.hall ?? '')?.name ?? null,
    windowNo: windows.get(row.window_id ?? '')?.no ?? null,
    askedAt: since,
    until,
    grade,
  }
}

async function padPicture(parts: EvaluationParts, pad: PadRow, at: Instant): Promise<PadPicture> {
  const [{ halls, windows }, asked, confirmation] = await Promise.all([
    parts.places.current(),
    askedAt(parts.db, pad.window_id, at),
    shownOnPad(parts.db, pad.window_id, at),
  ])
  return {
    windowId: pad.window_id,
    windowNo: windows.get(pad.window_id)?.no ?? '',
    hallName: halls.get(pad.hall)?.name ?? '',
    confirmation,
    asked:
      asked === undefined
        ? null
        : {
            id: asked.id,
            service: asked.service,
            itemName: asked.item_name,
            ticketNo: asked.ticket_no,
            staffName: asked.staff === null ? null : await parts.personName(asked.staff),
            until: asked.pad_until ?? asked.until,
          },
  }
}
