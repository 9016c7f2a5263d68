import { randomUUID } from 'node:crypto'
import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers } from '@yichuang/modules/catalogue/rules'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import { decideObjection, decideObjectionWithdrawal, decideTrial, trialStanding } from '../rules/index.ts'
import type { TrialView } from '../rules/index.ts'
import type { DraftRow, MockRow, ObjectionRow, WorkshopTables } from '../tables.ts'
import { countObjections, dueAfter, keepDraft, lockDraft, streamOf, viewOf } from './keep-draft.ts'

export interface TryDraft {
  readonly id: string
  readonly mock: number
  /** what the clerk answered from what the mock applicant told */
  readonly answers: Answers
  readonly objection?: string
}

/** What a trial came to. */
export interface Tried {
  readonly id: string
  /** the clerk came to the list that the situation has */
  readonly isSame: boolean
  readonly hasPassed: boolean
}

type Step = Pick<CommandContext, 'at' | 'by' | 'record'> & Pick<WorkshopParts, 'calendar'>

/**
 * 模拟受理: a window handles a mock application. A list that differs from the situation's, and what the clerk says
 * against the item, are objections. With the last one the draft waits to be published. (CAT-09; GD 三(一)5)
 */
export function tryDraft({ calendar, centreOf, windowOf }: Pick<WorkshopParts, 'calendar' | 'centreOf' | 'windowOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.try-draft',
    async handle(tx, { id, mock, answers, objection = '' }: TryDraft, { at, by, record }): Promise<Decision<Tried>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const [mocks, trials] = await Promise.all([mocksOf(tx, row), trialsOf(tx, row)])
      const window = await windowOf(by.window)
      const seen = { by, centre: await centreOf(by, row.region) }
      const may = decideTrial(viewOf(row), seen, { window, board: row.board, mock, tried: trials })
      if (!may.ok) return may
      const wanted = mocks.find(({ no }) => no === mock)
      if (wanted === undefined || window === undefined) return refused({ code: 'workshop.no-such-mock', mock })
      const isSame = comesTo(row, answers, wanted)
      await record(streamOf(id), [
        { type: 'workshop.mock-tried', v: 1, id, round: row.round, mock, window: window.id, isSame },
      ])
      const place = { hall_window: window.id, window_no: window.no, hall: window.hall }
      const who = { tried_at: at, tried_by: by.person, tried_by_name: by.name }
      await tx.kysely
        .insertInto('workshop.trial')
        .values({ draft: id, round: row.round, mock, answers, is_same: isSame, ...place, ...who })
        .execute()
      const step = { at, by, record, calendar }
      if (!isSame) await raise(tx, row, { side: 'program', mock, text: '' }, step)
      if (objection.trim() !== '') await raise(tx, row, { side: 'window', mock, text: objection.trim() }, step)
      const hasPassed = await passWhenDone(tx, row, { mocks, step })
      return decided({ id, isSame, hasPassed })
    },
  })
}

function comesTo({ document }: DraftRow, answers: Answers, wanted: MockRow): boolean {
  const { status, materials } = resolveSituation(document, answers)
  const [here, there] = [new Set(materials), new Set(wanted.materials)]
  return status === wanted.status && here.size === there.size && [...here].every((key) => there.has(key))
}

function mocksOf(tx: Tx<WorkshopTables>, { id, round }: DraftRow): Promise<MockRow[]> {
  return tx.kysely
    .selectFrom('workshop.mock_application')
    .selectAll()
    .where('draft', '=', id)
    .where('round', '=', round)
    .execute()
}

async function trialsOf(tx: Tx<WorkshopTables>, { id, round }: DraftRow): Promise<readonly TrialView[]> {
  const rows = await tx.kysely
    .selectFrom('workshop.trial')
    .select(['mock', 'hall_window as window', 'is_same as isSame'])
    .where('draft', '=', id)
    .where('round', '=', round)
    .execute()
  return rows
}

/** The draft waits to be published as soon as the trial is passed. @returns whether it was by this act */
async function passWhenDone(
  tx: Tx<WorkshopTables>,
  row: DraftRow,
  { mocks, step }: { readonly mocks: readonly MockRow[]; readonly step: Step },
): Promise<boolean> {
  await publish(tx, 'workshop', row.id)
  const standing = trialStanding(mocks, await trialsOf(tx, row), await countObjections(tx, row))
  if (!standing.hasPassed || row.state !== 'trial') return false
  const { id, round } = row
  await step.record(streamOf(id), [{ type: 'workshop.trial-passed', v: 1, id, round, windows: standing.windows }])
  await keepDraft(tx, row, { state: 'ready', due_on: dueAfter(step.at, 'ready', await step.calendar()) })
  return true
}

async function raise(
  tx: Tx<WorkshopTables>,
  { id: draft, round }: DraftRow,
  what: Pick<ObjectionRow, 'side' | 'mock' | 'text'>,
  { at, by, record }: Step,
): Promise<string> {
  const id = randomUUID()
  await record(streamOf(draft), [{ type: 'workshop.objection-raised', v: 1, id, draft, round, ...what }])
  await tx.kysely
    .insertInto('workshop.objection')
    .values({
      id,
      draft,
      round,
      ...what,
      raised_at: at,
      raised_by: by.person,
      raised_by_name: by.name,
      withdrawn_at: null,
    })
    .execute()
  return id
}

export interface ObjectToDraft {
  readonly id: string
  readonly text: string
}

/** 后台异议: the department's own people say what is wrong with an item that windows try. (CAT-09) */
export function objectToDraft({ calendar, centreOf }: Pick<WorkshopParts, 'calendar' | 'centreOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.object-to-draft',
    async handle(tx, input: ObjectToDraft, { at, by, record }): Promise<Decision<{ readonly objection: string }>> {
      const locked = await lockDraft(tx, input.id)
      if (!locked.ok) return locked
      const row = locked.value
      const text = input.text.trim()
      const may = decideObjection(viewOf(row), { by, centre: await centreOf(by, row.region) }, text)
      if (!may.ok) return may
      const objection = await raise(tx, row, { side: 'back-office', mock: null, text }, { at, by, record, calendar })
      await publish(tx, 'workshop', row.id)
      return decided({ objection })
    },
  })
}

export interface WithdrawObjection {
  readonly id: string
  readonly objection: string
}

/** 撤回异议: who objected takes it back; with the last one gone the trial may be passed. (CAT-09) */
export function withdrawObjection({ calendar }: Pick<WorkshopParts, 'calendar'>) {
  return command<WorkshopTables>()({
    name: 'workshop.withdraw-objection',
    may: 'workshop.read',
    async handle(
      tx,
      { id, objection }: WithdrawObjection,
      { at, by, record },
    ): Promise<Decision<Omit<Tried, 'isSame'>>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const found = await tx.kysely
        .selectFrom('workshop.objection')
        .selectAll()
        .where('id', '=', objection)
        .where('draft', '=', id)
        .executeTakeFirst()
      if (found === undefined) return refused({ code: 'workshop.no-such-objection', id: objection })
      const isOpen = found.withdrawn_at === null && found.round === row.round
      const may = decideObjectionWithdrawal(viewOf(row), by, { by: found.raised_by, isOpen })
      if (!may.ok) return may
      await record(streamOf(id), [{ type: 'workshop.objection-withdrawn', v: 1, id: objection, draft: id }])
      await tx.kysely.updateTable('workshop.objection').set({ withdrawn_at: at }).where('id', '=', objection).execute()
      const step = { at, by, record, calendar }
      return decided({ id, hasPassed: await passWhenDone(tx, row, { mocks: await mocksOf(tx, row), step }) })
    },
  })
}
