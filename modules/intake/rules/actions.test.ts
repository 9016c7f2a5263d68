import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { expect, test } from 'vitest'
import { availableActions, intakeCommands } from './index.ts'
import { aDossier } from './testing/index.ts'
import type { DossierStory, PersonName } from './testing/index.ts'

const roles: Readonly<Partial<Record<PersonName, Role>>> = {
  clerk: 'window-clerk',
  colleague: 'window-clerk',
  reviewer: 'reviewer',
  otherReviewer: 'reviewer',
  supervisor: 'supervisor',
}

/** Command → allowed, or the code that stands in the way. */
function offers(story: DossierStory, by: PersonName, at?: string): Readonly<Record<string, string | true>> {
  const facts = story.facts({ by, at })
  const role = roles[by]
  const actor = { ...facts.by, permissions: role === undefined ? facts.by.permissions : permissionsOf([role]) }
  const actions = availableActions(story.found, { ...facts, by: actor })
  return Object.fromEntries(actions.map(({ name, allowed, reason }) => [name, allowed || (reason ?? 'no reason')]))
}

const received = (lacking: readonly string[] = []) => aDossier().opened().handedIn(lacking).received()

test('[INT-01] every command is offered or says why not', () => {
  const names = Object.values(intakeCommands).map(({ name }) => name)
  const facts = received().facts()
  for (const story of [aDossier(), received(), received().accepted()]) {
    const actions = availableActions(story.found, facts)
    expect(actions.map(({ name }) => name)).toEqual(names)
    expect(actions.filter(({ allowed, reason }) => allowed === (reason !== undefined))).toEqual([])
  }
})

test('[INT-01] [INT-03] a clerk with a complete application', () => {
  expect(offers(received(), 'clerk')).toMatchObject({
    'intake.accept-application': true,
    'intake.bind-material': true,
    'intake.refuse-application': true,
    'intake.withdraw-application': true,
    'intake.issue-correction': 'intake.nothing-missing',
    'intake.complete-on-the-spot': 'intake.not-instant',
    'intake.receive-application': 'intake.already-received',
    'intake.approve-second-notice': 'access.not-permitted',
  })
})

test('[INT-04] acceptance is offered when a commitment would do, and says what is missing when none would', () => {
  expect(offers(received(['health']), 'clerk')).toMatchObject({ 'intake.accept-application': true })
  expect(offers(received(['form']), 'clerk')).toMatchObject({
    'intake.accept-application': 'intake.material-missing',
    'intake.issue-correction': true,
  })
})

test('[CAT-15] without a delegation in force the button says so', () => {
  expect(offers(received().under({ delegations: [] }), 'clerk')).toMatchObject({
    'intake.accept-application': 'intake.no-delegation-in-force',
    'intake.propose-refusal': true,
  })
})

test('[SEC-01] a reviewer of another department does not see the application', () => {
  expect(offers(received(), 'otherReviewer')).toMatchObject({ 'intake.accept-application': 'access.out-of-scope' })
  expect(offers(received(), 'reviewer')).toMatchObject({ 'intake.accept-application': true })
})

test('[INT-06] a proposal is settled by somebody else', () => {
  const proposed = received().refusalProposed()
  expect(offers(proposed, 'clerk')).toMatchObject({ 'intake.refuse-application': 'intake.self-approval' })
  expect(offers(proposed, 'colleague')).toMatchObject({ 'intake.refuse-application': true })
})

test('[TIM-02] what the clock did by itself counts, although nobody told the dossier yet', () => {
  expect(offers(received(), 'clerk', '2026-02-27')).toMatchObject({
    'intake.accept-application': 'intake.deemed-accepted',
    'intake.withdraw-application': 'intake.already-accepted',
  })
})

test('[INT-01] before an application there is nothing but opening one', () => {
  const allowed = Object.entries(offers(aDossier(), 'clerk')).filter(([, answer]) => answer === true)
  expect(allowed.map(([name]) => name)).toEqual(['intake.open-application'])
  expect(offers(aDossier({ item: { isInForce: false } }), 'clerk')).toMatchObject({
    'intake.open-application': 'intake.item-not-in-force',
  })
})
