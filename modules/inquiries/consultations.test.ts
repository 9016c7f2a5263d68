import { prepared } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, describe, expect, test } from 'vitest'
import { remindDueJob } from './jobs/remind-due.ts'
import { inquiryServer, refusal } from './testing/inquiry-server.ts'
import type { Sent } from './testing/inquiry-server.ts'

const { db, close, post, get, listed, put, times } = await inquiryServer()
afterAll(close)

const asker = { applicantName: '周砚秋', phone: '13900006027' }
const noticesAbout = prepared<{ person: string; kind: string }, [id: string]>(
  'test.consultation-notices',
  `select person, kind from messages.staff_notice where facts ->> 'inquiry' = $1 order by kind, person`,
)
const eventsOf = prepared<{ type: string }, [stream: string]>(
  'test.consultation-events',
  `select type from platform.event where stream = $1 order by seq`,
)
const dayOf = prepared<{ due_on: string }, [id: string]>(
  'test.consultation-day',
  `select due_on from inquiries.inquiry where id = $1`,
)
const asWrittenBefore = prepared<object, [id: string]>(
  'test.consultation-written-before',
  `update inquiries.inquiry set directed_kind = 'zone', directed_to = '自助区' where id = $1`,
)
const events = async (id: string) => (await db.many(eventsOf, [`inquiry:${id}`])).map(({ type }) => type)

async function kept(who: string, path: string, sent: Sent): Promise<string> {
  const { status, body } = await post(who, path, sent)
  expect([status, body]).toEqual([200, { id: expect.any(String), version: 1 }])
  return String(body['id'])
}
const handed = (change: Sent = {}) =>
  kept('guide', '/colleague-questions', {
    ...asker,
    question: '要带什么？',
    topic: 'materials',
    colleague: 'clerk',
    ...change,
  })

describe('at the guide desk', () => {
  test('[CON-05] answered at once by who was asked: closed, of a topic alone, without a name', async () => {
    const sent = { question: '洗手间在哪里？', topic: 'place', answer: '一楼东侧', applicantName: '', phone: '' }
    const id = await kept('guide', '/window-answers', sent)
    expect((await get('guide', `/${id}`)).body).toMatchObject({
      state: 'told',
      topic: 'place',
      channel: 'in-person',
      department: '',
      departmentName: '',
      askedBy: 'guide',
      toldHow: 'window',
      directed: null,
    })
    const call = { ...sent, question: '电话里问', channel: 'phone', item: 'spjy' }
    const called = await kept('guide', '/window-answers', call)
    expect((await get('guide', `/${called}`)).body).toMatchObject({
      channel: 'phone',
      toldHow: 'phone',
      department: 'scjg',
    })
  })

  test('[CON-05] where somebody was sent is answer enough, and it is named', async () => {
    const sent = { question: '在哪办？', topic: 'place', answer: '' }
    const sentTo = async (directed: Sent) => {
      const id = await kept('guide', '/window-answers', { ...sent, directed })
      return (await get('guide', `/${id}`)).body['directed']
    }
    const zone = { kind: 'zone', place: 'self-service' }
    expect(await sentTo({ kind: 'window', place: 'county-13' })).toEqual({
      kind: 'window',
      place: 'county-13',
      to: '13',
    })
    expect(await sentTo(zone)).toEqual({ ...zone, to: '自助区' })
    expect(await sentTo({ kind: 'elsewhere', to: ' 县医院 ' })).toEqual({
      kind: 'elsewhere',
      place: null,
      to: '县医院',
    })
    const refused = (who: string, directed: Sent) => post(who, '/window-answers', { ...sent, directed })
    const pointer = '/directed'
    expect(await refused('guide', { kind: 'zone', to: '自助区' })).toMatchObject(
      refusal(422, 'inquiries.text-missing', { pointer }),
    )
    expect(await refused('guide', { kind: 'elsewhere', to: ' ' })).toMatchObject(
      refusal(422, 'inquiries.text-missing', { pointer }),
    )
    expect(await refused('otherGuide', zone)).toMatchObject(refusal(422, 'inquiries.no-such-place', { pointer }))
    expect(await post('guide', '/window-answers', sent)).toMatchObject(
      refusal(422, 'inquiries.text-missing', { pointer: '/answer' }),
    )
    expect(await post('guide', '/window-answers', { question: '？', answer: '在' })).toMatchObject(
      refusal(422, 'inquiries.item-missing'),
    )
  })

  test('[CON-05] what was written before places were chosen stays as it was said', async () => {
    const id = await kept('guide', '/window-answers', { question: '？', topic: 'place', answer: '去自助区' })
    await db.many(asWrittenBefore, [id])
    expect((await get('guide', `/${id}`)).body).toMatchObject({ directed: { kind: 'zone', place: null, to: '自助区' } })
  })

  test('[CON-05] asked of a department: who was asked first keeps it, hears of the answer, tells and closes', async () => {
    const id = await kept('guide', '', {
      ...asker,
      item: 'spjy',
      question: '共用厨房要单独办证吗？',
      topic: 'conditions',
    })
    const mine = async () => (await listed('guide', 'mine=true&state=asked,answered')).map((row) => row['id'])
    expect(await mine()).toContain(id)
    const said = { answer: '要。', basis: '《办法》第十三条', expectedVersion: 1 }
    expect(await post('reviewer', `/${id}/answers`, said)).toMatchObject({ status: 200 })
    expect(await db.many(noticesAbout, [id])).toEqual([{ person: 'guide', kind: 'inquiryAnswered' }])
    expect(await mine()).toContain(id)
    expect(await post('guide', `/${id}/tellings`, { how: 'phone', expectedVersion: 2 })).toMatchObject({ status: 200 })
    expect(await mine()).not.toContain(id)
  })
})

describe('handed to a colleague by name', () => {
  test('[CON-05] the colleague hears of it, answers, and who was asked first tells', async () => {
    const id = await handed()
    expect((await get('guide', `/${id}`)).body).toMatchObject({
      state: 'asked',
      colleagueName: 'clerk',
      department: '',
      isMine: true,
      isForMe: false,
    })
    expect(await listed('clerk', 'mine=true&state=asked')).toMatchObject([{ id, isForMe: true, isMine: false }])
    expect((await get('clerk', '/counts')).body).toEqual({ waiting: 1 })
    expect(await db.many(noticesAbout, [id])).toEqual([{ person: 'clerk', kind: 'inquiryHanded' }])
    const said = { answer: '带身份证。', basis: '', expectedVersion: 1 }
    expect(await post('clerk', `/${id}/colleague-answers`, said)).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await get('clerk', '/counts')).body).toEqual({ waiting: 0 })
    expect((await get('guide', '/counts')).body).toEqual({ waiting: 1 })
    expect(await post('guide', `/${id}/tellings`, { how: 'window', expectedVersion: 2 })).toMatchObject({ status: 200 })
    expect(await events(id)).toEqual([
      'inquiries.colleague-asked',
      'inquiries.inquiry-answered',
      'inquiries.applicant-told',
    ])
  })

  test('[CON-05] who was asked first may answer it too, and is not told of the own answer', async () => {
    const id = await handed()
    const said = { answer: '问清楚了。', basis: '', expectedVersion: 1 }
    expect(await post('guide', `/${id}/colleague-answers`, said)).toMatchObject({ status: 200 })
    expect(await db.many(noticesAbout, [id])).toEqual([{ person: 'clerk', kind: 'inquiryHanded' }])
  })

  test('[CON-05] [SEC-01] nobody else answers it, no department sees it', async () => {
    const id = await handed({ item: 'spjy', question: '只给一位同事' })
    const said = { answer: '可以。', basis: '第一条', expectedVersion: 1 }
    const answerBy = (who: string) => post(who, `/${id}/colleague-answers`, said)
    expect(await answerBy('colleague')).toMatchObject(refusal(403, 'inquiries.not-the-colleague'))
    expect(await answerBy('elsewhere')).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await answerBy('otherGuide')).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await answerBy('manager')).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await post('reviewer', `/${id}/answers`, said)).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await get('reviewer', `/${id}`)).toMatchObject(refusal(404, 'access.out-of-scope'))
    const q = `q=${encodeURIComponent('只给一位同事')}`
    expect(await listed('reviewer', q)).toEqual([])
    expect(await listed('otherGuide', q)).toEqual([])
    expect(await listed('manager', q)).toMatchObject([{ id }])
  })

  test('[CON-05] only to somebody else who takes questions at the same hall, and with whom to tell', async () => {
    const wish = { ...asker, question: '要带什么？', topic: 'materials' }
    const to = (colleague: string, change: Sent = {}) =>
      post('guide', '/colleague-questions', { ...wish, colleague, ...change })
    for (const colleague of ['elsewhere', 'manager', 'reviewer', 'nobody'])
      expect(await to(colleague)).toMatchObject(refusal(422, 'inquiries.no-such-colleague', { pointer: '/colleague' }))
    expect(await to('guide')).toMatchObject(refusal(422, 'inquiries.same-colleague'))
    expect(await to('clerk', { phone: '' })).toMatchObject(refusal(422, 'inquiries.applicant-missing'))
    expect(await to('clerk', { topic: undefined })).toMatchObject(refusal(422, 'inquiries.item-missing'))
    expect(await post('manager', '/colleague-questions', { ...wish, colleague: 'clerk' })).toMatchObject(
      refusal(403, 'access.not-permitted'),
    )
    expect((await get('guide', '/colleagues')).body['rows']).toEqual([
      { person: 'clerk', name: 'clerk' },
      { person: 'colleague', name: 'colleague' },
    ])
    expect(await get('manager', '/colleagues')).toMatchObject(refusal(403, 'access.not-permitted'))
  })

  test('[CON-05] in the working days the manager of the hall set', async () => {
    const usual = await db.one(dayOf, [await handed()])
    expect(await times('manager')).toMatchObject([{ department: 'hall:hall-county', isHall: true, days: 1 }])
    expect(await put('manager', 'hall:hall-county', 3)).toMatchObject({ status: 200 })
    const later = await db.one(dayOf, [await handed()])
    expect(later.due_on > usual.due_on).toBe(true)
    expect(await put('manager', 'scjg', 3)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await put('otherManager', 'hall:hall-county', 3)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await put('head', 'hall:hall-county', 3)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await put('guide', 'hall:hall-county', 3)).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await put('system', 'hall:hall-county', 1)).toMatchObject({ status: 200 })
  })
})

test('[CON-05] what falls due and what went by is told once each, to the colleague and who was asked first', async () => {
  const id = await handed({ question: '催一催' })
  const { due_on: due } = await db.one(dayOf, [id])
  const runAt = (time: string) => remindDueJob({ db, now: () => time as Instant }).run(undefined)
  const told = async () => (await db.many(noticesAbout, [id])).map(({ person, kind }) => `${kind} ${person}`)
  await runAt('2026-01-05T01:00:00.000Z')
  expect(await told()).toEqual(['inquiryHanded clerk'])
  for (let again = 0; again < 2; again += 1) await runAt(`${due}T01:00:00.000Z`)
  const onTheDay = ['inquiryDue clerk', 'inquiryDue guide', 'inquiryHanded clerk']
  expect(await told()).toEqual(onTheDay)
  const after = new Date(Date.parse(`${due}T01:00:00.000Z`) + 86_400_000).toISOString()
  for (let again = 0; again < 2; again += 1) await runAt(after)
  expect(await told()).toEqual([...onTheDay, 'inquiryOverdue clerk', 'inquiryOverdue guide'])
  expect((await get('guide', `/${id}`)).body).toMatchObject({ state: 'asked', version: 1 })
  await post('clerk', `/${id}/colleague-answers`, { answer: '好。', basis: '', expectedVersion: 1 })
  const silent = await handed({ question: '答了就不催' })
  await post('clerk', `/${silent}/colleague-answers`, { answer: '好。', basis: '', expectedVersion: 1 })
  await runAt(after)
  expect((await db.many(noticesAbout, [silent])).map(({ kind }) => kind)).toEqual(['inquiryAnswered', 'inquiryHanded'])
})

describe('what the manager sees', () => {
  const figures = async (who: string, query: string) =>
    (await get(who, `/figures?${query}`)).body['rows'] as readonly (Sent & { key: string; total: number })[]

  test('[CON-05] counted by topic, item and first-asked person: the sums agree with the list', async () => {
    const whole = await listed('manager', 'limit=200')
    for (const by of ['topic', 'item', 'person']) {
      const rows = await figures('manager', `by=${by}`)
      expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(whole.length)
    }
    const materials = (await figures('manager', 'by=topic')).find(({ key }) => key === 'materials')
    const inList = await listed('manager', 'topic=materials&limit=200')
    const waiting = inList.filter(({ state }) => state === 'asked').length
    expect(materials).toMatchObject({ total: inList.length, waiting, overdue: 0 })
    const mine = (await figures('manager', 'by=person')).find(({ key }) => key === 'guide')
    expect(mine?.total).toBe((await listed('manager', 'askedBy=guide&limit=200')).length)
    expect(await figures('manager', 'by=topic&from=2020-01-01&to=2020-12-31')).toEqual([])
  })

  test('[CON-05] what went by its day is counted and can be listed', async () => {
    const id = await handed({ question: '早该答了', topic: 'progress' })
    await db.many(setDay, [id, '2026-01-05'])
    const progress = (await figures('manager', 'by=topic')).find(({ key }) => key === 'progress')
    expect(progress).toMatchObject({ total: 1, waiting: 1, overdue: 1 })
    expect(await listed('manager', 'overdue=true')).toMatchObject([{ id, light: expect.any(String) }])
  })

  test('[CON-05] [SEC-01] the manager of another hall sees none of it, a guide no figures', async () => {
    expect(await figures('otherManager', 'by=topic')).toEqual([])
    expect(await get('guide', '/figures?by=topic')).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await get('reviewer', '/figures?by=topic')).toMatchObject(refusal(403, 'access.not-permitted'))
    const [row] = await listed('manager', 'askedBy=guide&state=asked')
    expect((await get('manager', `/${String(row?.['id'])}`)).body).toMatchObject({ phone: '139****6027', actions: [] })
  })
})
const setDay = prepared<object, [id: string, day: string]>(
  'test.consultation-set-day',
  `update inquiries.inquiry set due_on = $2 where id = $1`,
)
