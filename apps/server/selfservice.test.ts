import { arrangeHall } from '@yichuang/modules/queue/public'
import { runCommand } from '@yichuang/platform/commands'
import { testDatabase } from '@yichuang/platform/db/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
const now = new Date().toISOString() as Instant
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, now)
  const windows = [{ id: 'hall-county-13', rank: 0 }]
  const groups = [{ letter: 'B', name: '商事登记', serviceSeconds: 600, boards: ['ssdj'], windows }]
  await runCommand(db, arrangeHall, { hall: 'hall-county', groups }, { actor: nobody, at: now, key: 'arrange' })
}, 120_000)
afterAll(() => hall.close())

const answers = { operator: 'cn', place: 'own', residential: 'no', extra: 'none' }
const first = { documentNumber: '110105199003077518', phone: '13912349901' }
const apply = '/kiosk/hall-county/apply'

type Machine = Awaited<ReturnType<typeof machineAt>>

/** A machine at which somebody has chosen 个体工商户设立登记. */
async function machineAt(base: string) {
  const begun = await hall.page(base, { form: 'item=gthsl' })
  const cookie = begun.cookie ?? ''
  return {
    get: (step: string) => hall.page(`${base}/${step}`, { cookie }),
    send: (step: string, fields: Record<string, string>) =>
      hall.page(`${base}/${step}`, { cookie, form: new URLSearchParams(fields).toString() }),
  }
}

async function answerAll(machine: Machine): Promise<void> {
  for (const [question, option] of Object.entries(answers)) await machine.send('questions', { question, option })
}

/** Fills in everything at a machine, up to the last look. */
async function filledIn(base: string, who: { documentNumber: string; phone: string }): Promise<Machine> {
  const machine = await machineAt(base)
  await answerAll(machine)
  await machine.send('person', { kind: 'person', name: '周砚秋', ...who, act: 'next' })
  const fields = { 'f applicant.name': '周砚秋', 'f applicant.phone': who.phone, 'f place.address': '麦穗路12号' }
  await machine.send('form', { ...fields, act: 'later' })
  return machine
}

const applicationNo = /\d{6}-\d{6}-\d{5}/
const numberOn = (text: string) => applicationNo.exec(text)?.[0] ?? ''
const ticketOn = (text: string) => /class="no">([A-Z]\d{3})</.exec(text)?.[1]

test('[NET-07] nothing goes on without the answers, and a number whose check digit is wrong is told and kept', async () => {
  const machine = await machineAt(apply)
  expect((await machine.get('papers')).to).toBe(`${apply}/questions`)
  await machine.send('questions', { question: 'operator', option: 'cn' })
  expect((await machine.get('check')).to).toBe(`${apply}/questions`)
  const none = await machine.send('questions', { question: 'place' })
  expect(none.to).toBe(`${apply}/questions?at=place&fault=unanswered`)
  await answerAll(machine)
  expect((await machine.get('papers')).text).toContain('居民身份证')
  const wrong = await machine.send('person', {
    kind: 'person',
    name: '周砚秋',
    ...first,
    documentNumber: '110105199003077519',
  })
  expect(wrong.to).toBe(`${apply}/person?told=1`)
  const { text, cached } = await machine.get('person?told=1')
  expect(text).toContain('号码校验未通过')
  expect(text).toContain('value="110105199003077519"')
  expect(cached).toBe('no-store')
  expect((await machine.send('check', {})).to).toBe(`${apply}/person?told=1`)
})

test('[QUE-08] where no window calls, the application has its number and the page says what to do', async () => {
  const machine = await filledIn('/online-area/hall-county/apply', {
    documentNumber: '110105198506120026',
    phone: '13912349902',
  })
  expect((await machine.send('check', {})).to).toBe('/online-area/hall-county/apply/done')
  const { text } = await machine.get('done')
  expect(text).toContain('现在没有窗口叫号')
  expect(ticketOn(text)).toBeUndefined()
  const read = await hall.call('counter', 'GET', `/intake/prepared/${numberOn(text)}`)
  expect(read.body).toMatchObject({ item: 'gthsl', applicant: { name: '周砚秋', phone: '13912349902' } })
})

test('[NET-07][QUE-01][QUE-08] sent twice it is one application and one number, which the window takes up and accepts', async () => {
  await hall.call('counter', 'POST', '/queue/my-window/opening', { body: {} })
  const machine = await filledIn(apply, first)
  const sent = await Promise.all([machine.send('check', {}), machine.send('check', {})])
  expect(sent.map(({ to }) => to)).toEqual([`${apply}/done`, `${apply}/done`])
  const { text } = await machine.get('done')
  const no = numberOn(text)
  expect(ticketOn(text)).toBe('B001')
  expect(text).not.toContain(first.documentNumber)

  const again = await filledIn(apply, first)
  expect((await again.send('check', {})).to).toBe(`${apply}/check?problem=duplicate`)
  const refused = await again.get('check?problem=duplicate')
  expect(refused.text).toContain('已有一件没有办完')
  expect(refused.text).not.toMatch(applicationNo)
  expect(refused.text).toContain(first.phone)

  const called = await hall.call('counter', 'POST', '/queue/calls', { body: {} })
  expect(called.body.ticket).toMatchObject({ no: 'B001', item: 'gthsl' })
  const known = await hall.call('counter', 'GET', `/queue/tickets/${called.body.ticket.id}/known`)
  expect(known.body).toMatchObject({ prepared: no, documentNumber: first.documentNumber })

  const elsewhere = await hall.call('elsewhere', 'GET', `/intake/prepared/${no}`)
  expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'intake.not-opened'])
  const read = await hall.call('counter', 'GET', `/intake/prepared/${no}`)
  const { id, item: _item, applicationNo: _no, openedAt: _at, ...entered } = read.body
  expect(entered.answers).toEqual(Object.fromEntries(Object.entries(answers).map(([q, o]) => [q, [o]])))
  expect(entered.form).toMatchObject({ 'applicant.name': '周砚秋' })
  const body = { ...entered, then: { kind: 'receive' } }
  const stranger = await hall.call('elsewhere', 'POST', `/applications/${id}/taking-up`, { body })
  expect(stranger.body.code).toBe('intake.other-hall')
  const nobodyAsked = await hall.call('reviewer', 'POST', `/applications/${id}/taking-up`, { body })
  expect(nobodyAsked.body.code).toBe('access.not-permitted')
  const taken = await hall.call('counter', 'POST', `/applications/${id}/taking-up`, { body, key: 'take-up' })
  expect(taken.body).toMatchObject({ id, applicationNo: no, stage: 'received' })
  const repeated = await hall.call('counter', 'POST', `/applications/${id}/taking-up`, { body, key: 'take-up' })
  expect(repeated.body).toEqual(taken.body)
  const late = await hall.call('counter', 'GET', `/intake/prepared/${no}`)
  expect(late.body.code).toBe('intake.already-received')
})

test('[QUE-01] who holds a number of the line keeps it, and the application goes with it', async () => {
  const who = { documentNumber: '330106197801011239', phone: '13912349903' }
  const own = await hall.call('nobody', 'POST', '/halls/hall-county/own-tickets', {
    body: { item: 'gthsl', phone: who.phone },
  })
  const machine = await filledIn(apply, who)
  await machine.send('check', {})
  const { text } = await machine.get('done')
  expect(ticketOn(text)).toBe(own.body.no)
  expect(text).toContain('凭它办理')
})

test('[NET-07] leaving wipes what was typed: the page gone back to begins again', async () => {
  const machine = await filledIn(apply, { documentNumber: '110105199003077518', phone: '13912349904' })
  expect((await machine.get('check')).text).toContain('110105199003077518')
  expect((await machine.get('leave')).to).toBe('/kiosk/hall-county')
  expect((await machine.get('check')).to).toBe(`${apply}?told=gone`)
  expect((await hall.page('/kiosk/hall-nowhere/apply')).status).toBe(404)
})
