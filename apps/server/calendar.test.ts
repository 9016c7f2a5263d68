import { randomUUID } from 'node:crypto'
import { permissionsOf } from '@yichuang/modules/access/rules'
import { plainDate } from '@yichuang/modules/calendar/rules'
import { accept, caseCommands, fold, startScribe, stoppings } from '@yichuang/modules/cases/rules'
import type { CommandRule, Dossier, DossierEvent } from '@yichuang/modules/cases/rules'
import { defaultItemSetting, lifecycleTerms, resolveSituation } from '@yichuang/modules/catalogue/rules'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { decided } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft } from '../../modules/handling/rules/testing/index.ts'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
const now = '2026-04-24T03:00:00.000Z' as Instant
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, now)
}, 120_000)
afterAll(() => hall.close())

const clerk: Actor = {
  kind: 'staff',
  person: 'p-clerk',
  name: '沈若溪',
  roles: ['window-clerk'],
  permissions: permissionsOf(['window-clerk']),
  region: '339921',
  hall: 'hall-county',
}

let serial = 0
async function openCase(day: string, isStopped = false): Promise<string> {
  serial += 1
  const { items, acts } = hall.assembly.hall
  const current = await items.current('spjy')
  if (current === undefined) throw new Error('the example catalogue has spjy')
  const terms = lifecycleTerms(current.item, current.version, resolveSituation(current.item, {}), defaultItemSetting)
  const rule: CommandRule<undefined> = {
    name: 'intake.open-application',
    isVersioned: false,
    decide(_dossier, _input, facts) {
      const [opened] = aDraft({ item: terms }).events
      if (opened?.type !== 'intake.opened') throw new Error('a draft begins with its opening')
      const place = { region: '339921', hall: 'hall-county' }
      const first: DossierEvent = {
        ...opened,
        place,
        applicationNo: `339921-260424-${String(serial).padStart(5, '0')}`,
      }
      const stamp = { at: facts.at, person: facts.by.person, name: facts.by.name, channel: facts.channel }
      const scribe = startScribe(fold(undefined, first, stamp, 'new'), facts)
      scribe.emit({ type: 'intake.received', v: 1, receiptNo: 'R', materials: [], limits: [] })
      accept(scribe, {
        event: { type: 'intake.accepted', v: 1, deferred: [] },
        dayZero: scribe.today,
        accepter: facts.by,
        isOnTheSpot: false,
      })
      if (isStopped) {
        const [procedureId, noticeId] = [randomUUID(), randomUUID()]
        const named = { kind: 'zj', name: '专家评审', days: 20, stopsStatutory: true }
        scribe.emit({ type: 'handling.procedure-opened', v: 1, procedureId, ...named, basis: '许可法 45', noticeId })
        const stop = { ground: 'procedure', basis: '许可法 45', notice: noticeId }
        const limits = stoppings(scribe, ['committed', 'statutory', 'step'], stop)
        const until = plainDate('2026-06-30')
        scribe.emit({
          type: 'handling.procedure-notice-served',
          v: 1,
          procedureId,
          method: 'window',
          announcedUntil: until,
        })
        scribe.emit({ type: 'cases.clock-stopped', v: 1, limits, ground: stop.ground, basis: stop.basis, noticeId })
      }
      return decided([first, ...scribe.events()])
    },
  }
  const id = randomUUID()
  const at = `${day}T02:00:00.000Z` as Instant
  const intent = { actor: clerk, at, key: randomUUID(), requestId: 'test' }
  const about = { id, channel: 'window' as const, place: { region: '339921', hall: 'hall-county' }, terms }
  const answer = await acts.open({ rule, input: undefined, intent }, about)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return id
}

interface Row {
  state: Dossier
  committed_due: string | null
  version: number
  calendar_version: string
  task_due: string | null
}
const rowOf = prepared<Row, [id: string]>(
  'test.dossier-row',
  `select d.state, d.committed_due::text, d.version, d.calendar_version,
     (select t.due_on::text from handling.task t where t.dossier = d.id limit 1) as task_due
   from cases.dossier d where d.id = $1`,
)
const eventsOf = prepared<{ body: { type: string; by: { person: string }; data: object } }, [stream: string]>(
  'test.events-of',
  `select body from platform.event where stream = $1 order by seq`,
)
const row = (id: string) => db.one(rowOf, [id])
async function reprojections(id: string) {
  const all = await db.many(eventsOf, [`dossier:${id}`])
  return all.map(({ body }) => body).filter(({ type }) => type === 'cases.limits-reprojected')
}

const job = 'cases.reproject-limits'
async function proposal(changes: object) {
  const { body } = await hall.call('system', 'GET', '/calendar')
  return { ...body, basedOn: body.version, ...changes }
}
const closure = (date: string) => ({
  cause: '云政办发〔2026〕31号',
  localClosures: [{ date, orderNo: '云政办发〔2026〕31号', name: '台风停工' }],
})

test('[TIM-05] a closure moves only the limits that span it, each once, with the event that says why; a stopped clock stays', async () => {
  const spanning = await openCase('2026-04-23')
  const stopped = await openCase('2026-04-23', true)
  const before = await row(spanning)
  const body = await proposal({ version: '2026.2', ...closure('2026-04-27') })
  const preview = await hall.call('system', 'POST', '/calendar/previews', { body: body })
  expect(preview).toMatchObject({ status: 200, body: { open: 2, dossiers: 1, earlier: 0, lifted: 0 } })
  expect(preview.body.shown.map(({ limit }: { limit: string }) => limit)).toContain('committed')
  expect(await row(spanning)).toEqual(before)

  const published = await hall.call('system', 'POST', '/calendar/editions', { body: body, key: 'publish-1' })
  expect(published).toMatchObject({ status: 200, body: { version: '2026.2' } })
  expect((await hall.call('clerk', 'GET', '/calendar/editions')).body).toMatchObject({ unjudged: 2 })
  // accepted under the new edition already: nothing moves for it
  const later = await openCase('2026-04-24')
  await hall.work(job)
  await hall.work(job)

  const told = await reprojections(spanning)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({
    by: { person: 'system:clock' },
    data: { cause: '云政办发〔2026〕31号', calendarVersion: '2026.2' },
  })
  const after = await row(spanning)
  expect(after.committed_due).not.toBe(before.committed_due)
  expect(after.task_due).toBe(after.committed_due)
  expect(after.calendar_version).toBe('2026.2')
  expect(await reprojections(stopped)).toEqual([])
  expect(await row(stopped)).toMatchObject({ calendar_version: '2026.2', version: expect.any(Number) })
  expect(await reprojections(later)).toEqual([])
  expect((await hall.call('clerk', 'GET', '/calendar/editions')).body.unjudged).toBe(0)
})

test('[TIM-05] an act that comes before the job meets the new calendar first; the job then finds nothing to do', async () => {
  const id = await openCase('2026-05-12')
  const body = await proposal({ version: '2026.3', ...closure('2026-05-14') })
  expect((await hall.call('system', 'POST', '/calendar/editions', { body: body, key: 'publish-2' })).status).toBe(200)
  const manager: Actor = {
    ...clerk,
    person: 'p-manager',
    roles: ['hall-manager'],
    permissions: permissionsOf(['hall-manager']),
  }
  const at = '2026-05-13T02:00:00.000Z' as Instant
  const { acts } = hall.assembly.hall
  const urged = await acts.act(id, {
    rule: caseCommands.urgeCase,
    input: { reason: '请尽快' },
    intent: { actor: manager, at, key: randomUUID(), requestId: 'test' },
    expectedVersion: (await row(id)).version,
  })
  expect(urged).toEqual(expect.objectContaining({ ok: true }))
  await hall.work(job)
  expect(await reprojections(id)).toHaveLength(1)
})

test('[TIM-05] taking a closure back moves the limits back, as one more event', async () => {
  const id = await openCase('2026-06-01')
  const { committed_due: due } = await row(id)
  const withClosure = await proposal({ version: '2026.4', ...closure('2026-06-03') })
  await hall.call('system', 'POST', '/calendar/editions', { body: withClosure, key: 'publish-3' })
  const back = await proposal({ version: '2026.5', cause: '台风改道', localClosures: [] })
  await hall.call('system', 'POST', '/calendar/editions', { body: back, key: 'publish-4' })
  await hall.work(job)
  expect((await reprojections(id)).map(({ data }) => (data as { cause: string }).cause)).toEqual([
    '云政办发〔2026〕31号',
    '台风改道',
  ])
  expect((await row(id)).committed_due).toBe(due)
})

test('[TIM-04] who may publish: the system administrator, on the edition in force, with a cause and with a change', async () => {
  const body = await proposal({ version: '2026.9', ...closure('2026-09-22') })
  for (const who of ['department', 'manager', 'clerk', 'chief']) {
    expect(await hall.call(who, 'POST', '/calendar/editions', { body: body })).toMatchObject({ status: 403 })
    expect(await hall.call(who, 'POST', '/calendar/previews', { body: body })).toMatchObject({ status: 403 })
  }
  const refused = async (change: object) =>
    (await hall.call('system', 'POST', '/calendar/editions', { body: { ...body, ...change } })).body.code
  expect(await refused({ basedOn: '2025-2026' })).toBe('calendar.superseded')
  expect(await refused({ cause: ' ' })).toBe('calendar.cause-missing')
  expect(await refused({ localClosures: [] })).toBe('calendar.nothing-changed')
  expect(await refused({ version: '2026.2' })).toBe('calendar.version-taken')
  const first = await hall.call('system', 'POST', '/calendar/editions', { body: body, key: 'publish-9' })
  const again = await hall.call('system', 'POST', '/calendar/editions', { body: body, key: 'publish-9' })
  expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
})
