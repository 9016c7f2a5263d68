import { prepared } from '@yichuang/platform/db'
import { afterAll, describe, expect, test } from 'vitest'
import { here, inquiryServer, refusal, there } from './testing/inquiry-server.ts'
import type { Sent } from './testing/inquiry-server.ts'

const { db, addDossier, close, post, get, listed, put, times } = await inquiryServer()
afterAll(close)

const question = { item: 'spjy', applicantName: '周砚秋', phone: '13900006027', question: '可否用村委会证明代替？' }
const answer = { answer: '可以。', basis: '《办法》第十三条', expectedVersion: 1 }

async function asked(change: Sent = {}): Promise<string> {
  const { status, body } = await post('clerk', '', { ...question, ...change })
  expect([status, body]).toEqual([200, { id: expect.any(String), version: 1 }])
  return String(body['id'])
}
async function answered(): Promise<string> {
  const id = await asked()
  expect(await post('reviewer', `/${id}/answers`, answer)).toMatchObject({ status: 200, body: { version: 2 } })
  return id
}

describe('from the question to the applicant', () => {
  test('[INT-10] the department sees it at once, answers with its basis, the clerk tells the applicant', async () => {
    const id = await asked({ question: '整个过程' })
    const q = `q=${encodeURIComponent('整个过程')}`
    const [line] = await listed('reviewer', q)
    expect(line).toMatchObject({ id, state: 'asked', dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), isMine: false })
    expect(['green', 'yellow']).toContain(line?.['light'])
    expect(await post('reviewer', `/${id}/answers`, answer)).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await listed('clerk', q)).toMatchObject([
      { id, state: 'answered', isMine: true, isUnread: true, light: null },
    ])
    expect(await listed('colleague', q)).toMatchObject([{ isMine: false, isUnread: false }])
    expect(await post('clerk', `/${id}/looks`)).toEqual({ status: 200, body: { id, version: 2 } })
    expect(await listed('clerk', q)).toMatchObject([{ isUnread: false }])
    const telling = { how: 'phone', note: '本人接听', expectedVersion: 2 }
    expect(await post('clerk', `/${id}/tellings`, telling)).toMatchObject({ status: 200, body: { version: 3 } })
    expect((await get('clerk', `/${id}`)).body).toMatchObject({
      state: 'told',
      answer: '可以。',
      basis: '《办法》第十三条',
      answeredByName: 'reviewer',
      toldByName: 'clerk',
      toldHow: 'phone',
      toldNote: '本人接听',
    })
    expect(await traces(id)).toEqual({
      events: [
        'inquiries.department-asked',
        'inquiries.inquiry-answered',
        'inquiries.answer-seen',
        'inquiries.applicant-told',
      ],
      audit: [
        'inquiries.ask-department',
        'inquiries.answer-inquiry',
        'inquiries.see-answer',
        'inquiries.tell-applicant',
      ],
    })
  })

  test('[INT-10] passed on with a reason: the new department sees it, the former one no more, the promised day stays', async () => {
    const id = await asked()
    const { dueOn } = (await get('clerk', `/${id}`)).body
    const wish = { department: 'zrzy', reason: '涉及不动产登记', expectedVersion: 1 }
    expect(await post('reviewer', `/${id}/passes`, wish)).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await get('reviewer', `/${id}`)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect((await get('land', `/${id}`)).body).toMatchObject({
      department: 'zrzy',
      dueOn,
      wasPassed: true,
      passes: [{ fromName: 'name of scjg', toName: 'name of zrzy', reason: '涉及不动产登记', byName: 'reviewer' }],
    })
    expect(await post('land', `/${id}/answers`, { ...answer, expectedVersion: 2 })).toMatchObject({ status: 200 })
  })

  test('[INT-10] about an application: item and applicant are those of the application, by number or id', async () => {
    for (const application of ['339921-260918-00052', here]) {
      const { body } = await post('clerk', '', { application, question: '可否？' })
      expect((await get('clerk', `/${String(body['id'])}`)).body).toMatchObject({
        applicationId: here,
        applicationNo: '339921-260918-00052',
        applicantName: '云岫县麦穗面馆',
        item: 'spjy',
        phone: '',
      })
    }
    const about = (change: Sent) => post('clerk', '', { question: '可否？', ...change })
    expect(await about({ application: there })).toMatchObject(refusal(422, 'inquiries.no-such-application'))
    expect(await about({ application: 'none' })).toMatchObject(refusal(422, 'inquiries.no-such-application'))
    expect(await about({ application: here, item: 'bdc' })).toMatchObject(refusal(422, 'inquiries.item-differs'))
  })

  test('[INT-10] the item not known: a department is asked', async () => {
    const id = await asked({ item: undefined, department: 'zrzy' })
    expect((await get('land', `/${id}`)).body).toMatchObject({ item: null, itemName: '', department: 'zrzy' })
    expect(await post('clerk', '', { ...question, item: undefined })).toMatchObject(
      refusal(422, 'inquiries.item-missing'),
    )
    expect(await post('clerk', '', { ...question, item: undefined, department: 'none' })).toMatchObject(
      refusal(422, 'inquiries.no-such-department'),
    )
  })

  test('[INT-10] answered at once by the clerk: kept as told, and found by words of the answer', async () => {
    const said = { item: 'spjy', question: '法定代表人不来可以吗？', answer: '带委托书即可当场答' }
    const { status, body } = await post('clerk', '/window-answers', said)
    expect(status).toBe(200)
    const q = `q=${encodeURIComponent('当场答')}`
    expect(await listed('colleague', q)).toMatchObject([{ id: body['id'], state: 'told', light: null }])
    expect((await get('reviewer', `/${String(body['id'])}`)).body).toMatchObject({
      toldHow: 'window',
      answeredByName: 'clerk',
      answer: '带委托书即可当场答',
    })
    expect(await post('clerk', '/window-answers', { ...said, answer: ' ' })).toMatchObject(
      refusal(422, 'inquiries.text-missing', { pointer: '/answer' }),
    )
    expect(await post('reviewer', '/window-answers', said)).toMatchObject(refusal(403, 'access.not-permitted'))
  })
})

describe('what a department promises', () => {
  test('[INT-10] set by its administrator for questions from now on, in reach only', async () => {
    expect(await put('head', 'scjg', 3)).toMatchObject({ status: 200, body: { department: 'scjg', days: 3 } })
    expect(await times('head')).toMatchObject([{ department: 'scjg', days: 3, changedByName: 'head' }])
    expect(await put('head', 'zrzy', 3)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await put('system', 'far', 3)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await put('system', 'none', 3)).toMatchObject(refusal(422, 'inquiries.no-such-department'))
    expect(await put('clerk', 'scjg', 3)).toMatchObject(refusal(403, 'access.not-permitted'))
    expect((await put('head', 'scjg', 21)).status).toBe(400)
    expect(await put('head', 'scjg', 1)).toMatchObject({ status: 200 })
  })

  test('[INT-10] zero days is the same day; a question that waits keeps its day', async () => {
    const waits = await asked({ item: 'bdc' })
    const before = (await get('clerk', `/${waits}`)).body['dueOn']
    expect(await put('system', 'zrzy', 0)).toMatchObject({ status: 200 })
    expect((await times('system')).find(({ department }) => department === 'zrzy')).toMatchObject({ days: 0 })
    const id = await asked({ item: 'bdc' })
    const { dueOn, askedAt } = (await get('clerk', `/${id}`)).body
    const day = new Date(Date.parse(String(askedAt)) + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(dueOn).toBe(day)
    expect((await get('clerk', `/${waits}`)).body['dueOn']).toBe(before)
  })
})

describe('who hears of it', () => {
  test('[INT-10] the answer is told to who asked at the bell, once', async () => {
    const id = await answered()
    expect(await db.many(noticesAbout, [id])).toEqual([{ person: 'clerk', kind: 'inquiryAnswered', dossier: null }])
  })

  test('[INT-10] [NET-04] who wishes a message gets the answer by one, at the number of the question', async () => {
    const id = await answered()
    const telling = { how: 'message', expectedVersion: 2 }
    expect(await post('clerk', `/${id}/tellings`, telling)).toMatchObject({ status: 200 })
    expect(await db.many(messagesAbout, [`inquiry:${id}:told:sms`])).toEqual([
      {
        dossier: null,
        state: 'queued',
        recipient: '13900006027',
        text: '您问的“食品经营许可新办”已有答复：可以。（《办法》第十三条）',
      },
    ])
    expect((await get('clerk', `/${id}`)).body).toMatchObject({ state: 'told', toldHow: 'message' })
  })

  test('[INT-10] about an application it goes to its applicant, or where the clerk says', async () => {
    for (const [given, recipient] of [
      [undefined, '13700001234'],
      ['13600005678', '13600005678'],
    ]) {
      const { body } = await post('clerk', '', { application: here, question: '可否？' })
      const id = String(body['id'])
      await post('reviewer', `/${id}/answers`, answer)
      const telling = { how: 'message', expectedVersion: 2, phone: given }
      expect(await post('clerk', `/${id}/tellings`, telling)).toMatchObject({ status: 200 })
      expect(await db.many(messagesAbout, [`inquiry:${id}:told:sms`])).toMatchObject([{ dossier: here, recipient }])
    }
  })

  test('[INT-10] without a number nothing is sent and the question stays open', async () => {
    await addDossier(numberless, '339921-260918-00053', '339921')
    const { body } = await post('clerk', '', { application: numberless, question: '可否？' })
    const id = String(body['id'])
    await post('reviewer', `/${id}/answers`, answer)
    expect(await post('clerk', `/${id}/tellings`, { how: 'message', expectedVersion: 2 })).toMatchObject(
      refusal(422, 'inquiries.phone-missing', { pointer: '/phone' }),
    )
    expect((await get('clerk', `/${id}`)).body).toMatchObject({ state: 'answered', version: 2 })
  })
})
const numberless = '0192f0aa-0000-7000-8000-000000000003'
const noticesAbout = prepared<{ person: string; kind: string; dossier: string | null }, [id: string]>(
  'test.notices-about',
  `select person, kind, dossier from messages.staff_notice where facts ->> 'inquiry' = $1`,
)
const messagesAbout = prepared<{ dossier: string | null; recipient: string; text: string }, [once: string]>(
  'test.messages-about',
  `select dossier, state, recipient, text from messages.message where once = $1`,
)

const eventsOf = prepared<{ type: string }, [stream: string]>(
  'test.events-of-inquiry',
  `select type from platform.event where stream = $1 order by seq`,
)
const auditOf = prepared<{ name: string }, [subject: string]>(
  'test.audit-of-inquiry',
  `select name from platform.audit where subject = $1 and act = 'command' and outcome = 'done' order by id`,
)
async function traces(id: string) {
  const [events, audit] = await Promise.all([db.many(eventsOf, [`inquiry:${id}`]), db.many(auditOf, [`inquiry:${id}`])])
  return { events: events.map(({ type }) => type), audit: audit.map(({ name }) => name) }
}

describe('who may', () => {
  test('[SEC-01] another department, another county and other roles see and do nothing', async () => {
    const id = await asked({ question: '别人看不到' })
    const q = `q=${encodeURIComponent('别人看不到')}`
    for (const who of ['land', 'elsewhere']) {
      expect(await listed(who, q)).toEqual([])
      expect(await get(who, `/${id}`)).toMatchObject(refusal(404, 'access.out-of-scope'))
    }
    expect(await listed('chief', q)).toHaveLength(1)
    expect(await post('land', `/${id}/answers`, answer)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect(await get('auditor')).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await get('nobody')).toMatchObject(refusal(401, 'access.not-signed-in'))
  })

  test('[SEC-01] the clerk does not answer, the department neither asks nor tells nor withdraws', async () => {
    const id = await answered()
    expect(await post('clerk', `/${id}/answers`, answer)).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await post('reviewer', '', question)).toMatchObject(refusal(403, 'access.not-permitted'))
    const telling = { how: 'phone', expectedVersion: 2 }
    expect(await post('reviewer', `/${id}/tellings`, telling)).toMatchObject(refusal(403, 'access.not-permitted'))
    const wish = { reason: '不需要了', expectedVersion: 2 }
    expect(await post('reviewer', `/${id}/withdrawals`, wish)).toMatchObject(refusal(403, 'access.not-permitted'))
    expect(await post('elsewhere', `/${id}/tellings`, telling)).toMatchObject(refusal(404, 'access.out-of-scope'))
    expect((await get('clerk', `/${id}`)).body).toMatchObject({ state: 'answered', version: 2 })
  })

  test('[SEC-03] the telephone is whole for who tells the applicant and masked for the department', async () => {
    const id = await asked()
    expect((await get('clerk', `/${id}`)).body['phone']).toBe('13900006027')
    expect((await get('reviewer', `/${id}`)).body['phone']).toBe('139****6027')
  })
})

describe('again and too late', () => {
  test('[INT-10] the same key is one question; other content under it is refused', async () => {
    const sent = { ...question, question: '只问一次', key: 'ask-once' }
    const first = await post('clerk', '', sent)
    expect(await post('clerk', '', sent)).toEqual(first)
    expect(await listed('clerk', `q=${encodeURIComponent('只问一次')}`)).toHaveLength(1)
    const other = await post('clerk', '', { ...sent, question: '换了问题' })
    expect(other).toMatchObject(refusal(409, 'platform.key-reused'))
  })

  test('[INT-10] who saw an older version is refused and nothing is overwritten', async () => {
    const id = await asked()
    const wish = { department: 'zrzy', reason: '涉及不动产登记', expectedVersion: 1 }
    await post('reviewer', `/${id}/passes`, wish)
    expect(await post('land', `/${id}/answers`, answer)).toMatchObject(refusal(409, 'inquiries.stale-version'))
    expect((await get('land', `/${id}`)).body).toMatchObject({ state: 'asked', version: 2, answer: null })
  })

  test('[INT-10] two answers in the same moment: one stands', async () => {
    const id = await asked()
    const both = await Promise.all([
      post('reviewer', `/${id}/answers`, answer),
      post('chief', `/${id}/answers`, { ...answer, answer: '不可以。' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await get('clerk', `/${id}`)).body).toMatchObject({ state: 'answered', version: 2 })
  })

  test('[INT-10] withdrawn by who asked with the reason; closed is closed', async () => {
    const id = await asked()
    const wish = { reason: '申请人已补来证书', expectedVersion: 1 }
    expect(await post('colleague', `/${id}/withdrawals`, wish)).toMatchObject(refusal(403, 'inquiries.not-the-asker'))
    const blank = { ...wish, reason: ' ' }
    expect(await post('clerk', `/${id}/withdrawals`, blank)).toMatchObject(
      refusal(422, 'inquiries.reason-missing', { pointer: '/reason' }),
    )
    expect(await post('clerk', `/${id}/withdrawals`, wish)).toMatchObject({ status: 200 })
    expect(await post('reviewer', `/${id}/answers`, { ...answer, expectedVersion: 2 })).toMatchObject(
      refusal(409, 'inquiries.closed'),
    )
  })

  test('[INT-10] an unknown id, item or department is said', async () => {
    expect(await get('clerk', `/${there}`)).toMatchObject(refusal(404, 'inquiries.no-such-inquiry'))
    expect(await post('reviewer', `/${there}/answers`, answer)).toMatchObject(refusal(404, 'inquiries.no-such-inquiry'))
    expect(await post('clerk', '', { ...question, item: 'none' })).toMatchObject(refusal(422, 'inquiries.no-such-item'))
    const wish = { department: 'none', reason: '不是我们', expectedVersion: 1 }
    expect(await post('reviewer', `/${await asked()}/passes`, wish)).toMatchObject(
      refusal(422, 'inquiries.no-such-department'),
    )
  })
})

describe('the list', () => {
  test('[INT-10] what waits for the reader comes first, oldest first, closed ones last; every line once over the pages', async () => {
    await answered()
    const whole = await listed('reviewer', 'limit=200')
    const order = whole.map(({ state, askedAt }) => [state, askedAt] as [string, string])
    const rank = (state: string) => ({ asked: 0, answered: 1 })[state] ?? 2
    expect(order.map(([state]) => rank(state))).toEqual(order.map(([state]) => rank(state)).toSorted((a, b) => a - b))
    const open = order.filter(([state]) => state === 'asked').map(([, at]) => at)
    expect(open.length).toBeGreaterThan(1)
    expect(open).toEqual(open.toSorted())
    const walked: unknown[] = []
    let after = ''
    do {
      const { body } = await get('reviewer', `?limit=2${after}`)
      walked.push(...(body['rows'] as Sent[]).map(({ id }) => id))
      after = body['next'] === undefined ? '' : `&after=${encodeURIComponent(String(body['next']))}`
    } while (after !== '')
    expect(walked).toEqual(whole.map(({ id }) => id))
    expect((await listed('clerk', 'limit=200'))[0]).toMatchObject({ state: 'answered' })
  })

  test('[INT-10] mine, states and counts', async () => {
    expect(await listed('colleague', 'mine=true')).toEqual([])
    const states = (await listed('clerk', 'mine=true&state=told,withdrawn')).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['told', 'withdrawn']))
    const waitingFor = async (who: string) => (await get(who, '/counts')).body['waiting']
    const open = (await listed('reviewer', 'state=asked&limit=200')).length
    expect(await waitingFor('reviewer')).toBe(open)
    expect(await waitingFor('colleague')).toBe(0)
    expect(await waitingFor('clerk')).toBe((await listed('clerk', 'mine=true&state=answered')).length)
  })
})
