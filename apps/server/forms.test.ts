import { findField, schemaOf } from '@yichuang/modules/forms/rules'
import type { ItemForm, ShownForm } from '@yichuang/modules/forms/rules'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
const now = '2026-04-24T03:00:00.000Z' as Instant
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, now)
}, 120_000)
afterAll(() => hall.close())

const answers = { format: ['sale'], prepack: ['no'], saleitem: ['bulk'] }
const applicant = {
  kind: 'person',
  name: '周砚秋',
  documentType: 'residentId',
  documentNumber: '11010519491231002X',
  phone: '13900006027',
  address: '临澄市云岫县石榴桥镇麦穗路12号',
}

interface Detail {
  readonly key: string
  readonly formReview: readonly { readonly id: string }[]
  readonly contentReview: readonly { readonly id: string }[]
}

/** Takes a food licence, everything in order but what is said of its form. */
async function take(form: object | undefined, then: object = { kind: 'accept' }) {
  const resolved = await hall.call('counter', 'POST', '/catalogue/items/spjy/resolution', { body: { answers } })
  const materials = (resolved.body.details as readonly Detail[]).map(({ key, formReview, contentReview }) => ({
    key,
    received: true,
    checks: Object.fromEntries([...formReview, ...contentReview].map(({ id }) => [id, { ok: true }])),
  }))
  const body = {
    item: 'spjy',
    answers,
    applicant,
    delivery: { method: 'window' },
    duplicateReason: '申请人知悉',
    materials,
    ...(form === undefined ? {} : { form }),
    then,
  }
  return hall.call('counter', 'POST', '/applications', { body })
}

const shown = async (id: string) =>
  (await hall.call('counter', 'GET', `/applications/${id}`)).body.filledForm as ShownForm

const complete = { 'org.name': '云岫小面馆', 'org.contactPhone': '13900006027', 'food.format': 'sale' }

describe('[NET-05] the form of an application', () => {
  test('that is not complete or not in order is refused, each field named with its sentence', async () => {
    const { status, body } = await take({ ...complete, 'org.name': ' ', 'place.ownership': 'rent' })
    expect([status, body.code]).toEqual([422, 'intake.form-wrong'])
    expect(body.errors).toMatchObject([
      { pointer: '/form/org.name', code: 'required', message: '“经营者名称”还没有填' },
      { pointer: '/form/place.owner', code: 'required', message: '“产权人”还没有填' },
    ])
    const wrong = await take({ ...complete, 'place.area': 0 })
    expect(wrong.body.errors).toMatchObject([{ pointer: '/form/place.area', message: '“场所面积”不能小于 1' }])
  })

  test('is kept with the application as it was asked: what is hidden is not stored', async () => {
    const { status, body } = await take({
      ...complete,
      'place.ownership': 'own',
      'place.owner': '陈望',
      'food.seats': 3,
    })
    expect(status).toBe(200)
    const form = await shown(body.id as string)
    expect(form.values).toEqual({ ...complete, 'org.contactPhone': '139****6027', 'place.ownership': 'own' })
    expect(findField(form.form, 'place.owner')?.label).toBe('产权人')
  })

  test('[SEC-03] is unmasked field by field, and the look is on record', async () => {
    const { body } = await take(complete)
    const path = `/applications/${String(body.id)}`
    const ask = { body: { field: 'form.org.contactPhone', reason: '电话核实' } }
    expect((await hall.call('counter', 'POST', `${path}/unmaskings`, ask)).body).toEqual({ value: '13900006027' })
    const { rows } = (await hall.call('supervisor', 'GET', `${path}/looks`)).body as {
      rows: readonly { name: string }[]
    }
    expect(rows.map(({ name }) => name)).toContain('form.org.contactPhone')
    const history = await hall.call('supervisor', 'GET', `${path}/events`)
    expect(JSON.stringify(history.body)).not.toMatch(/13900006027|11010519491231002X/)
  })

  test('[SEC-03] is unmasked cell by cell in its tables; the look names the cell, and no other cell is opened by it', async () => {
    const family = [
      { name: '周望舒', idNumber: '11010519491231002X', relation: 'spouse' },
      { name: '周知微', idNumber: '440524188001010014', relation: 'child' },
    ]
    const body = {
      item: 'gthsl',
      answers: { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['family'] },
      applicant,
      delivery: { method: 'window' },
      duplicateReason: '申请人知悉',
      form: { 'applicant.name': '周砚秋', 'applicant.phone': '13900006027', 'operator.family': family },
      then: { kind: 'draft' },
    }
    const { body: taken, status } = await hall.call('counter', 'POST', '/applications', { body })
    expect([status, taken.errors]).toEqual([200, undefined])
    const path = `/applications/${String(taken.id)}`
    expect(JSON.stringify(await shown(String(taken.id)))).not.toContain('440524188001010014')
    const ask = (field: string) =>
      hall.call('counter', 'POST', `${path}/unmaskings`, { body: { field, reason: '核对家庭成员' } })
    expect((await ask('form.operator.family/1/idNumber')).body).toEqual({ value: '440524188001010014' })
    expect((await ask('form.operator.family/2/idNumber')).status).toBeGreaterThanOrEqual(400)
    const { rows } = (await hall.call('supervisor', 'GET', `${path}/looks`)).body as {
      rows: readonly { name: string }[]
    }
    expect(rows.map(({ name }) => name)).toContain('form.operator.family/1/idNumber')
  })

  test('[NET-02] of a program that does not know it is filled in from what is known; the next one knows what was said before', async () => {
    const { body } = await take(undefined)
    expect((await shown(body.id as string)).values).toMatchObject({ 'org.name': '周砚秋', 'food.format': 'sale' })
    const lookUp = { documentType: 'residentId', documentNumber: applicant.documentNumber }
    await take({ ...complete, 'place.area': 58.5 })
    const found = await hall.call('counter', 'POST', '/intake/applicant-lookups', { body: lookUp })
    expect(found.body.earlier).toMatchObject({ 'place.area': 58.5, 'org.name': '云岫小面馆' })
  })

  test('may be received unfinished and completed with the acceptance', async () => {
    const received = await take({ 'org.name': '云岫小面馆' }, { kind: 'receive' })
    expect(received.status).toBe(200)
    const path = `/applications/${String(received.body.id)}`
    const expectedVersion = received.body.version as number
    const refused = await hall.call('counter', 'POST', `${path}/acceptance`, { body: { expectedVersion } })
    expect(refused.body.errors).toMatchObject([{ pointer: '/form/org.contactPhone' }, { pointer: '/form/food.format' }])
    const { 'org.name': _kept, ...rest } = complete
    const accepted = await hall.call('counter', 'POST', `${path}/acceptance`, { body: { form: rest, expectedVersion } })
    expect(accepted.status).toBe(200)
    expect((await shown(String(received.body.id))).values).toMatchObject({
      'org.name': '云岫小面馆',
      'food.format': 'sale',
    })
  })

  test('that is not in order is not even received', async () => {
    const { body } = await take({ 'place.area': '很大' }, { kind: 'receive' })
    expect(body.errors).toMatchObject([{ pointer: '/form/place.area', code: 'no-number' }])
  })
})

test('[NET-05] any program gets the form and its JSON Schema with the item', async () => {
  const { body } = await hall.call('nobody', 'GET', '/catalogue/items/spjy')
  expect(body.item.form.groups[0].title).toBe('经营者')
  expect(body.formSchema).toEqual(schemaOf(body.item.form as ItemForm))
})

const sign: ItemForm = {
  groups: [
    {
      id: 'g1',
      title: '设备',
      columns: 2,
      fields: [{ id: 'device.serial', label: '出厂编号', kind: 'text', required: true }],
    },
  ],
}

test('[NET-05] [CAT-07] a draft keeps its form, and what is wrong with it is among its findings', async () => {
  const opened = await hall.call('department', 'POST', '/workshop/drafts', {
    body: { item: 'tzsb', cause: 'practice', reason: '窗口要多问一栏' },
  })
  const path = `/workshop/drafts/${String(opened.body.id)}`
  const draft = (await hall.call('department', 'GET', path)).body as { document: object; version: number }
  const document = { ...draft.document, form: sign }
  const saved = await hall.call('department', 'POST', `${path}/document`, {
    body: { document, expectedVersion: draft.version },
  })
  expect([saved.status, saved.body]).toMatchObject([200, { version: draft.version + 1 }])
  expect((await hall.call('department', 'GET', path)).body).toMatchObject({ document: { form: sign } })
  const check = async (form: object) =>
    (await hall.call('department', 'POST', '/workshop/checks', { body: { document: { ...draft.document, form } } }))
      .body
  expect((await check(sign)).isSound).toBe(true)
  const choice = { id: 'a', label: '', kind: 'single', when: { question: 'moon', in: ['full'] } }
  const broken = await check({ groups: [{ ...sign.groups[0], fields: [choice] }] })
  expect((broken.findings as readonly { code: string; zh: string }[]).map(({ code }) => code)).toEqual(
    expect.arrayContaining(['form-field-unnamed', 'form-choice-missing', 'form-test-unknown']),
  )
  expect(await check({ groups: 'none' })).toMatchObject({ isSound: false })
})
