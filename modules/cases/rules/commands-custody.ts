import type { Actor, Refusal } from '@yichuang/platform/pure'
import { onDossier } from './command.ts'
import type { Dossier } from './dossier.ts'
import { barIf, firstRefusal, isBlank } from './guards.ts'
import type { Original, OriginalHolder } from './papers.ts'

export interface Dispatch {
  /** number of the sheet; one sheet may carry originals of several cases */
  readonly sheetNo: string
  readonly originals: readonly string[]
  readonly to: Exclude<OriginalHolder, { readonly kind: 'applicant' }>
}

/** 原件移交: the holder signs what is given; it stays the holder until the other side signs. (INT-09, I-34) */
export const dispatchOriginals = onDossier<Dispatch>({
  name: 'cases.dispatch-originals',
  check: (dossier, { originals }, { by }) =>
    firstRefusal(
      () => notHeld(dossier, originals),
      () => barIf(dossier.sheet !== undefined, 'cases.sheet-open', { sheetNo: dossier.sheet?.no }),
      () => barIf(!isHeldBy(named(dossier, originals), by), 'cases.not-the-holder'),
    ),
  act(scribe, { sheetNo, originals, to }) {
    const { by } = scribe.facts
    const [first] = named(scribe.dossier(), originals)
    if (first === undefined) return
    const direction = to.kind === 'department' ? 'toDept' : 'toWindow'
    scribe.emit({
      type: 'cases.sheet-signed',
      v: 1,
      sheet: {
        no: sheetNo,
        direction,
        originals,
        from: first.holder,
        to,
        giver: by.person,
        giverName: by.name,
        at: scribe.at,
      },
    })
  },
})

export interface Countersignature {
  readonly counted: number
}

/** 签收移交单: the receiver counts and signs; nobody signs both sides. (INT-09, I-35) */
export const countersignSheet = onDossier<Countersignature>({
  name: 'cases.countersign-sheet',
  check: ({ sheet }, { counted }, { by }) =>
    firstRefusal(
      () => barIf(sheet === undefined, 'cases.no-sheet-open'),
      () => notTheReceiver(sheet?.to, by),
      () =>
        barIf(sheet?.originals.length !== counted, 'cases.count-differs', { given: sheet?.originals.length, counted }),
      () => barIf(sheet?.giver === by.person, 'cases.self-approval'),
    ),
  act(scribe, { counted }) {
    const { sheet } = scribe.dossier()
    if (sheet !== undefined) scribe.emit({ type: 'cases.sheet-countersigned', v: 1, no: sheet.no, counted })
  },
})

export interface SheetRejection {
  readonly reason: string
}

/** 退回移交单: what is wrong is said, and the giver stays the holder. */
export const rejectSheet = onDossier<SheetRejection>({
  name: 'cases.reject-sheet',
  check: ({ sheet }, { reason }, { by }) =>
    firstRefusal(
      () => barIf(sheet === undefined, 'cases.no-sheet-open'),
      () => notTheReceiver(sheet?.to, by),
      () => barIf(isBlank(reason), 'cases.reason-missing'),
    ),
  act(scribe, { reason }) {
    const { sheet } = scribe.dossier()
    if (sheet !== undefined) scribe.emit({ type: 'cases.sheet-rejected', v: 1, no: sheet.no, reason })
  },
})

export interface OriginalReturn {
  readonly originals: readonly string[]
  readonly recipient: string
  /** how the recipient's identity was verified; absent when it was not */
  readonly identityCheck?: string | undefined
}

/** 退还原件, by the window that holds them, to somebody whose identity was verified. */
export const returnOriginal = onDossier<OriginalReturn>({
  name: 'cases.return-original',
  check: (dossier, { originals, identityCheck }, { by }) =>
    firstRefusal(
      () => notHeld(dossier, originals),
      () => barIf(!isAtWindow(dossier, originals) || !isHeldBy(named(dossier, originals), by), 'cases.not-the-holder'),
      () => barIf(isBlank(identityCheck), 'cases.identity-not-verified'),
      // What lies on an open sheet would be moved again by its countersignature.
      () => barIf(dossier.sheet?.originals.some((id) => originals.includes(id)) ?? false, 'cases.sheet-open'),
    ),
  act: (scribe, { originals, recipient, identityCheck = '' }) =>
    scribe.emit({ type: 'cases.original-returned', v: 1, originals, recipient, identityCheck }),
})

function named({ originals }: Dossier, ids: readonly string[]): readonly Original[] {
  return originals.filter(({ id }) => ids.includes(id))
}

function notHeld(dossier: Dossier, ids: readonly string[]): Refusal | undefined {
  const held = named(dossier, ids).filter(({ holder }) => holder.kind !== 'applicant')
  return barIf(ids.length === 0 || held.length !== new Set(ids).size, 'cases.no-original-held')
}

function isAtWindow(dossier: Dossier, ids: readonly string[]): boolean {
  return named(dossier, ids).every(({ holder }) => holder.kind === 'window')
}

function isHeldBy(originals: readonly Original[], by: Actor): boolean {
  return originals.every(({ holder }) => isSideOf(holder, by))
}

/** Whether a person signs for this holder: the hall's window, or the department. */
function isSideOf(holder: OriginalHolder, { hall, department }: Actor): boolean {
  if (holder.kind === 'window') return holder.hall === hall
  return holder.kind === 'department' && holder.department === department
}

// The row's "who" is the receiver; anybody else has nothing to do with the sheet.
function notTheReceiver(to: OriginalHolder | undefined, by: Actor): Refusal | undefined {
  return barIf(to !== undefined && !isSideOf(to, by), 'access.out-of-scope')
}
