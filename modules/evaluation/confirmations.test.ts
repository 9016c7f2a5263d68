import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addMinutes, instant } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { askConfirmation, confirm, withdrawConfirmation } from './commands/confirm.ts'
import { addPad, pairPad, padOf } from './commands/pads.ts'
import { confirmedContent, padOfWindow, shownOnPad } from './queries/confirmations.ts'
import type { ShownContent } from './contract.ts'
import type { EvaluationTables } from './tables.ts'

const { db } = await testDatabase()
const nine = instant(new Date().toISOString())
const staff = (role: Role, window: string): Actor => ({
  ...nobody,
  kind: 'staff',
  person: `${role} ${window}`,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  hall: 'h1',
  window,
})
const places = {
  current: async () =>
    ({
      halls: new Map([['h1', { id: 'h1', region: '339921' }]]),
      windows: new Map(['w1', 'w2', 'w3', 'w4'].map((id) => [id, { id, no: id, hall: 'h1' }])),
    }) as unknown as Places,
}
const shown: ShownContent = {
  item: 'gthsl',
  itemName: '个体工商户设立登记',
  applicant: { name: '周砚秋', documentNumber: '11010519491231002X', phone: '13912346027' },
  agent: null,
  situation: [{ question: '经营场所', answer: '自有' }],
  materials: [{ name: '申请书', standing: 'received' }],
}
const useIt = prepared<object, [id: string]>(
  'test.use-confirmation',
  `insert into evaluation.confirmation_use (confirmation, dossier, used_at) values ($1, gen_random_uuid(), now())`,
)
const signature = 'M10 20L30 40'

let keys = 0
async function run<Input, Answer>(
  command: Command<EvaluationTables, Input, Answer>,
  input: Input,
  actor: Actor = nobody,
  at = nine,
) {
  return runCommand(db, command, input, { actor, at, key: `k-${(keys += 1)}` })
}
const asking = askConfirmation({ places })
const clerkAt = (window: string) => staff('window-clerk', window)

/** A pad that is there. @returns it as `confirm` wants it */
async function aPad(window: string) {
  const added = await run(addPad({ places }), { window }, staff('hall-manager', window))
  if (!added.ok) throw new Error(added.refusal.code)
  const paired = await run(pairPad, { window, code: added.value.code })
  const key = paired.ok ? (paired.value.key ?? '') : ''
  return { id: (await padOf(db, key, nine))?.id ?? '', window }
}
async function askedAt(window: string, content = shown) {
  const asked = await run(asking, content, clerkAt(window))
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.value.id
}

test('[QUE-05] what was typed is on the pad of the window, is signed once, and is kept with its hashes', async () => {
  const pad = await aPad('w1')
  const id = await askedAt('w1')
  expect(await shownOnPad(db, 'w1', nine)).toEqual({ id, shown })
  expect(await shownOnPad(db, 'w1', addMinutes(nine, 11))).toBeNull()
  expect(await padOfWindow(db, 'w1', nine)).toMatchObject({
    isThere: true,
    confirmation: { id, state: 'asked', shown },
  })
  expect(await run(confirm, { id, pad, isRight: true, signature: '' })).toMatchObject({
    refusal: { code: 'evaluation.signature-missing' },
  })
  expect(await run(confirm, { id, pad, isRight: true, signature })).toMatchObject({ value: { state: 'confirmed' } })
  expect(await run(confirm, { id, pad, isRight: false, signature })).toMatchObject({
    refusal: { code: 'evaluation.not-in-this-state' },
  })
  expect(await shownOnPad(db, 'w1', nine)).toBeNull()
  expect((await padOfWindow(db, 'w1', nine)).confirmation).toMatchObject({ id, state: 'confirmed' })

  const about = { window: 'w1', shown }
  const kept = await confirmedContent(db, id, about)
  expect(kept).toMatchObject({ confirmation: id, window: 'w1', confirmedAt: nine })
  expect([kept?.contentHash, kept?.signatureHash].map((hash) => /^[0-9a-f]{64}$/.test(hash ?? ''))).toEqual([
    true,
    true,
  ])
  // what was changed afterwards, if only by one material, nobody has confirmed
  const changed = [
    { item: 'other' },
    { applicant: { ...shown.applicant, phone: '13912346028' } },
    { situation: [{ question: '经营场所', answer: '租赁' }] },
    { materials: [{ name: '申请书', standing: 'open' as const }] },
  ]
  expect(await confirmedContent(db, id, { ...about, window: 'w2' })).toBeUndefined()
  for (const other of changed)
    expect(await confirmedContent(db, id, { ...about, shown: { ...shown, ...other } })).toBeUndefined()
  const events = prepared<{ type: string; text: string }, [stream: string]>(
    'test.events-of-confirmation',
    `select type, body::text as text from platform.event where stream = $1 order by seq`,
  )
  const found = await db.many(events, [`confirmation:${id}`])
  expect(found.map(({ type }) => type)).toEqual(['evaluation.confirmation-asked', 'evaluation.content-confirmed'])
  // the application that rests on it has it: the desk begins anew
  await db.many(useIt, [id])
  expect((await padOfWindow(db, 'w1', nine)).confirmation).toBeNull()
  // the log proves and names nobody
  expect(found.some(({ text }) => text.includes('周砚秋') || text.includes('11010519491231002X'))).toBe(false)
})

test('[QUE-05] what is wrong goes back to the desk, and asking again takes its place', async () => {
  const pad = await aPad('w2')
  const id = await askedAt('w2')
  expect(await run(confirm, { id, pad, isRight: false, signature: '' })).toMatchObject({
    value: { state: 'wants-change' },
  })
  expect((await padOfWindow(db, 'w2', nine)).confirmation).toMatchObject({ state: 'wants-change' })
  const again = await askedAt('w2', { ...shown, agent: '李代办' })
  expect(await shownOnPad(db, 'w2', nine)).toMatchObject({ id: again, shown: { agent: '李代办' } })
  expect(await run(withdrawConfirmation, { id: again }, clerkAt('w1'))).toMatchObject({
    refusal: { code: 'evaluation.no-such-confirmation' },
  })
  expect((await run(withdrawConfirmation, { id: again }, clerkAt('w2'))).ok).toBe(true)
  expect(await padOfWindow(db, 'w2', nine)).toMatchObject({ isThere: true, confirmation: null })
})

test('[QUE-05] [SEC-01] not without a pad, not at the pad of another window, not by the staff', async () => {
  expect(await run(asking, shown, clerkAt('w3'))).toMatchObject({ refusal: { code: 'evaluation.pad-away' } })
  const [pad, other] = [await aPad('w3'), await aPad('w4')]
  const id = await askedAt('w3')
  expect(await run(confirm, { id, pad: other, isRight: true, signature })).toMatchObject({
    refusal: { code: 'evaluation.no-such-confirmation' },
  })
  expect(await run(confirm, { id, pad, isRight: true, signature }, clerkAt('w3'))).toMatchObject({
    refusal: { code: 'evaluation.not-by-staff' },
  })
  const late = await run(confirm, { id, pad, isRight: true, signature }, nobody, addMinutes(nine, 11))
  expect(late).toMatchObject({ refusal: { code: 'evaluation.too-late' } })
  const both = await Promise.all([askedAt('w3'), askedAt('w3')])
  expect(both).toContain((await shownOnPad(db, 'w3', nine))?.id)
})
