import { randomUUID } from 'node:crypto'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { dossierIdOf, seeDossier } from '@yichuang/modules/cases/public'
import type { ContentConfirmed, Dossier } from '@yichuang/modules/cases/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { auditLine, writeAudit } from '@yichuang/platform/audit'
import type { Static } from '@yichuang/platform/contract'
import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { takeApplication, takeUpPrepared } from './commands/take-application.ts'
import * as contract from './contract.ts'
import type { TakeApplication } from './contract.ts'
import type { IntakeParts } from './module.ts'
import { entryOf } from './queries/entry.ts'
import { shownContent } from './rules/index.ts'

/** Applications begun at a window, and those taken up there that were prepared at a machine. */
export function openingRoutes(db: Database, parts: IntakeParts): Route[] {
  return [openRoute(db, parts), takeUpRoute(db, parts), preparedRoute(db, parts)]
}

function openRoute(db: Database, parts: IntakeParts): Route {
  return answer(contract.openApplication, async ({ body, actor, at, key, requestId }) => {
    const looked = await entryOf({ db, items: parts.items }, body, { at })
    if (!looked.ok) return looked
    const { item, terms, entry } = looked.value
    const confirmed = await confirmedFor(parts, item, { body, actor })
    if (!confirmed.ok) return confirmed
    const region = await parts.regionOf(actor)
    const opening = {
      ...entry,
      applicationNo: await parts.nextNumber(region, dateOf(at)),
      isTakenHere: await parts.isTakenHere(actor, item.board),
    }
    return parts.acts.open(
      {
        rule: takeApplication,
        input: { opening, confirmed: confirmed.value, ...doneWith(body) },
        intent: { actor, at, key, requestId },
        sameAs: body,
      },
      { id: randomUUID(), channel: 'window', place: { region, hall: actor.hall, window: actor.window }, terms },
    )
  })
}

function takeUpRoute(db: Database, parts: IntakeParts): Route {
  return answer(contract.takeUpApplication, async (call) => {
    const { params, body, actor, at, key, requestId } = call
    const seen = await seeDossier(parts.acts, call, 'intake.take-up-application')
    if (!seen.ok) return seen
    const { applicationNo: own, item: about } = seen.value.dossier
    const entered = { ...body, item: about.id }
    const looked = await entryOf({ db, items: parts.items }, entered, { at, own })
    if (!looked.ok) return looked
    const { item, terms, entry } = looked.value
    const confirmed = await confirmedFor(parts, item, { body: entered, actor })
    if (!confirmed.ok) return confirmed
    const takingUp = { ...entry, terms, isTakenHere: await parts.isTakenHere(actor, item.board) }
    return parts.acts.act(params.id, {
      rule: takeUpPrepared,
      input: { takingUp, confirmed: confirmed.value, ...doneWith(body) },
      intent: { actor, at, key, requestId },
      sameAs: body,
    })
  })
}

/** What the applicant prepared, in full, for the window that takes it up; the look leaves a line. */
function preparedRoute(db: Database, { acts }: IntakeParts): Route {
  return answer(contract.readPrepared, async ({ params, actor, at, requestId }) => {
    const id = await dossierIdOf(db, params.no)
    const seen = id === undefined ? undefined : await acts.view(id, actor, at)
    // A draft of another hall is answered as one that is not there.
    if (seen === undefined || seen.dossier.place.hall !== actor.hall) return refused({ code: 'intake.not-opened' })
    const { dossier } = seen
    if (dossier.stage !== 'draft')
      return refused({ code: 'intake.already-received', receivedAt: dossier.receivedAt ?? null })
    const look = { at, act: 'view', name: 'intake.read-prepared', outcome: 'done', requestId } as const
    await writeAudit(db, auditLine(actor, { ...look, subject: `dossier:${dossier.id}` }))
    return decided(presentPrepared(dossier))
  })
}

type Prepared = Static<typeof contract.PreparedApplication>

function presentPrepared({ id, applicationNo, item, openedAt, ...dossier }: Dossier): Prepared {
  const { answers, applicant, agent, delivery, form } = dossier
  return {
    id,
    applicationNo,
    item: item.id,
    openedAt,
    answers: Object.fromEntries(Object.entries(answers).map(([question, chosen]) => [question, [...chosen]])),
    applicant: applicant as Prepared['applicant'],
    ...(agent === undefined ? {} : { agent: agent as NonNullable<Prepared['agent']> }),
    delivery: delivery as Prepared['delivery'],
    ...(form === undefined ? {} : { form: { ...form } }),
  }
}

function doneWith({ materials = [], then = { kind: 'draft' } }: Pick<TakeApplication, 'materials' | 'then'>) {
  return { materials, then }
}

/** The confirmation that an application names, if it names one: of the very content that is sent. */
async function confirmedFor(
  { confirmationOf }: IntakeParts,
  item: Item,
  { body, actor }: { readonly body: Omit<TakeApplication, 'item'>; readonly actor: Actor },
): Promise<Decision<ContentConfirmed | undefined>> {
  const { confirmation, answers, applicant, agent, materials = [] } = body
  if (confirmation === undefined) return decided(undefined)
  const received = new Set(materials.filter((change) => change.received === true).map(({ key }) => key))
  const shown = shownContent(item, { answers, applicant, agent, received })
  const found = await confirmationOf(confirmation, { window: actor.window ?? '', shown })
  return found === undefined ? refused({ code: 'evaluation.no-such-confirmation' }) : decided(found)
}
