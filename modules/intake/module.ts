import { dateOf } from '@yichuang/modules/calendar/rules'
import { lifecycleRoute } from '@yichuang/modules/cases/public'
import type { Acts } from '@yichuang/modules/cases/public'
import type { ContentConfirmed } from '@yichuang/modules/cases/rules'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import { checkCode } from '@yichuang/modules/codes/rules'
import type { CodeType } from '@yichuang/modules/codes/rules'
import { auditLine, writeAudit } from '@yichuang/platform/audit'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Static } from '@yichuang/platform/contract'
import type { Module, Services } from '@yichuang/platform/module'
import { decided } from '@yichuang/platform/pure'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { completeAtCounter } from './commands/at-the-counter.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { openingRoutes } from './opening-routes.ts'
import { intakeProblems } from './problems.ts'
import { knownApplicant } from './queries/applicants.ts'
import { clearDesk, listDesks, saveDesk } from './queries/desks.ts'
import { intakeCommands } from './rules/index.ts'
import type { ShownContent } from './rules/index.ts'

export interface IntakeParts {
  readonly acts: Acts
  readonly items: ItemBook
  readonly nextNumber: (region: string, day: PlainDate) => Promise<string>
  /** whether the window the person is at takes the item's board */
  readonly isTakenHere: (actor: Actor, board: string) => Promise<boolean>
  /** what who applies confirmed on the pad of a window, where it is what is sent */
  readonly confirmationOf: (
    id: string,
    about: { readonly window: string; readonly shown: ShownContent },
  ) => Promise<ContentConfirmed | undefined>
  /** area of the hall the person works in */
  readonly regionOf: (actor: Actor) => Promise<string>
}

/** Intake at the front: applications, receipt, acceptance, correction, refusal. */
export function intakeModule(services: Services, parts: IntakeParts): Module {
  return {
    name: 'intake',
    problems: { status: intakeProblems, 'zh-CN': zh, en },
    routes: [...openingRoutes(services.db, parts), ...lifecycleRoutes(parts.acts), ...deskRoutes(services)],
  }
}

function lifecycleRoutes(acts: Acts): Route[] {
  return [...takingRoutes(acts), ...correctionRoutes(acts), ...refusalRoutes(acts)]
}

const rules = intakeCommands

function takingRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(
      acts,
      contract.bindMaterial,
      rules.bindMaterial,
      ({ key, received, shared, files, originalsKept, checks }) => ({
        key,
        received,
        shared,
        files,
        originalsKept,
        checks,
      }),
    ),
    lifecycleRoute(acts, contract.receiveApplication, rules.receiveApplication, () => ({})),
    lifecycleRoute(acts, contract.discardDraft, rules.discardDraft, () => ({})),
    lifecycleRoute(acts, contract.acceptApplication, rules.acceptApplication, ({ commitment, form }) => ({
      commitment,
      form,
    })),
    lifecycleRoute(acts, contract.completeOnTheSpot, completeAtCounter, ({ paymentOrder, form }) => ({
      paymentOrder,
      form,
    })),
    lifecycleRoute(
      acts,
      contract.withdrawApplication,
      rules.withdrawApplication,
      ({ documentType, documentNumber }) => ({
        requester: { documentType, documentNumber },
      }),
    ),
  ]
}

function correctionRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.proposeCorrection, rules.proposeCorrection, ({ defects }) => ({ defects })),
    lifecycleRoute(acts, contract.issueCorrection, rules.issueCorrection, ({ defects }) => ({ defects })),
    lifecycleRoute(acts, contract.serveCorrection, rules.serveCorrection, ({ method, proof }) => ({ method, proof })),
    lifecycleRoute(acts, contract.approveSecondNotice, rules.approveSecondNotice, ({ reason }) => ({ reason })),
    lifecycleRoute(acts, contract.dropProposal, rules.dropProposal, () => ({})),
    lifecycleRoute(acts, contract.supplyCorrection, rules.supplyCorrection, ({ changes, isDeclaredComplete }) => ({
      changes,
      isDeclaredComplete,
    })),
    lifecycleRoute(acts, contract.passPreReview, rules.passPreReview, () => ({})),
    lifecycleRoute(acts, contract.presentOriginals, rules.presentOriginals, ({ differences }) => ({ differences })),
  ]
}

function refusalRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.proposeRefusal, rules.proposeRefusal, ({ ground, reason, basis, rightBody }) => ({
      ground,
      reason,
      basis,
      rightBody,
    })),
    lifecycleRoute(
      acts,
      contract.refuseApplication,
      rules.refuseApplication,
      ({ ground, reason, basis, rightBody, remedies }) => ({
        ...(ground === undefined ? {} : { ground }),
        ...(reason === undefined ? {} : { reason }),
        ...(basis === undefined ? {} : { basis }),
        rightBody,
        remedies,
      }),
    ),
  ]
}

function deskRoutes({ db }: Services): Route[] {
  return [
    answer(contract.saveDesk, async ({ params, body, actor, at }) => {
      await saveDesk(db, { id: params.id, person: actor.person, title: body.title, content: body.content, at })
      return decided({ savedAt: at })
    }),
    answer(contract.listDesks, async ({ actor }) => decided({ rows: [...(await listDesks(db, actor.person))] })),
    answer(contract.clearDesk, async ({ params, actor }) => {
      await clearDesk(db, params.id, actor.person)
      return decided({})
    }),
    answer(contract.findApplicant, async (call) => lookUp(call, db)),
  ]
}

const checked: readonly string[] = ['residentId', 'hmtResidence', 'fpr', 'uscc'] satisfies readonly CodeType[]

async function lookUp(
  call: Call<unknown, unknown, { documentType: string; documentNumber: string }>,
  db: Services['db'],
) {
  const { body, at, actor, requestId } = call
  const { documentType, documentNumber } = body
  const isChecked = checked.includes(documentType)
  const verdict = isChecked
    ? checkCode({ type: documentType as CodeType, value: documentNumber, today: dateOf(at) })
    : { valid: true, normalized: documentNumber.trim(), reason: null, birthDate: null, sex: null }
  if (!verdict.valid) return decided({ ...verdict, openApplications: [] })
  const { known, earlier, openApplications } = await knownApplicant(
    db,
    documentType,
    verdict.normalized ?? documentNumber,
  )
  await writeAudit(db, auditLine(actor, { at, act: 'view', name: 'intake.find-applicant', outcome: 'done', requestId }))
  return decided({
    ...verdict,
    openApplications,
    earlier,
    ...(known === undefined ? {} : { known: known as Static<typeof contract.Applicant> }),
  })
}
