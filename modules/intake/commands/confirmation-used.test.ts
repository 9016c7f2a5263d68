import { randomUUID } from 'node:crypto'
import { permissionsOf } from '@yichuang/modules/access/rules'
import { actsOn, saveStatements } from '@yichuang/modules/cases/public'
import { defaultSettings } from '@yichuang/modules/cases/rules'
import { confirmationUse } from '@yichuang/modules/evaluation/public'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Actor } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { anEntry, anItem, calendar, delegations, moment, people } from '../rules/testing/index.ts'
import { takeApplication } from './take-application.ts'

const { db } = await testDatabase()
const projections = [confirmationUse]
const terms = anItem()
const acts = actsOn({
  db,
  projections,
  save: saveStatements(projections),
  onRecorded: () => undefined,
  sources: {
    terms: async () => terms,
    delegations: async () => delegations,
    calendar: async () => calendar,
    settings: async () => defaultSettings,
  },
})
const clerk: Actor = { ...people.clerk, permissions: permissionsOf(['window-clerk']) }
const at = moment('2026-02-12')
const hash = 'ab'.repeat(32)
let serial = 0

/** An application at the window that rests on a confirmation, or on none. */
function taken(confirmation: string | undefined, key: string = randomUUID()) {
  const applicationNo = `339921-260212-${String((serial += 1)).padStart(5, '0')}`
  const confirmed =
    confirmation === undefined
      ? undefined
      : { confirmation, window: '13', confirmedAt: at, contentHash: hash, signatureHash: hash }
  const input = { opening: anEntry({ applicationNo }), confirmed, materials: [], then: { kind: 'draft' as const } }
  const place = { region: '339921', hall: 'county', window: '13' }
  const intent = { actor: clerk, at, key, requestId: 'test' }
  return acts.open(
    { rule: takeApplication, input, intent, sameAs: { confirmation } },
    { id: randomUUID(), channel: 'window', place, terms },
  )
}
const usesOf = prepared<{ dossier: string }, [confirmation: string]>(
  'test.uses-of-confirmation',
  `select dossier from evaluation.confirmation_use where confirmation = $1`,
)
const used = { ok: false, refusal: { code: 'evaluation.confirmation-used' } }

test('[QUE-05] what was confirmed at the pad serves the application it was given for, and no other', async () => {
  const [one, other] = [randomUUID(), randomUUID()]
  const first = await taken(one)
  expect(first).toMatchObject({ ok: true })
  expect(await db.many(usesOf, [one])).toEqual([{ dossier: first.ok ? first.value.id : '' }])
  expect(await taken(one)).toEqual(used)
  expect(await taken(other)).toMatchObject({ ok: true })
  expect(await taken(undefined)).toMatchObject({ ok: true })
  expect(await taken(undefined)).toMatchObject({ ok: true })
})

test('[QUE-05] of two applications taken on one confirmation at once one is taken', async () => {
  const confirmation = randomUUID()
  const both = await Promise.all([taken(confirmation), taken(confirmation)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toEqual(used)
  expect(await db.many(usesOf, [confirmation])).toHaveLength(1)
})

test('[QUE-05] the same application sent again, also at once, is answered as before', async () => {
  const [confirmation, key] = [randomUUID(), randomUUID()]
  const [one, two] = await Promise.all([taken(confirmation, key), taken(confirmation, key)])
  expect(one).toMatchObject({ ok: true })
  expect(two).toEqual(one)
  expect(await taken(confirmation, key)).toEqual(one)
})
