import { expect, test } from 'vitest'
import { accept, caseCommands, conclude } from './index.ts'
import { aBinding } from './testing/hall.ts'
import { Story } from './testing/story.ts'

const { supplyDeferred, extendDeferral, terminateCase, serveEndNotice } = caseCommands
const health = { bindings: [aBinding('health')] }
const deferred = (item = {}) => new Story({ item }).accepted('2026-04-24', ['health'])

test('[INT-04] while promised materials are awaited the file stays at the window and only the committed limit stands', () => {
  const story = deferred({ committed: { value: 7, unit: 'workday' } })
  expect(story.dossier.case?.stage).toBe('awaiting')
  expect(story.dossier.tasks).toEqual([])
  expect(story.due('committed')).toBeNull()
  expect(story.due('statutory')).toBe('2026-05-26')
  expect(story.due('deferral')).toBe('2026-05-12')
})

test('[INT-04] with the last promised material the commitment is kept, the clock runs and the departments get the file', () => {
  const story = deferred({ committed: { value: 7, unit: 'workday' } }).does(
    supplyDeferred,
    health,
    '2026-05-07',
    'clerk',
  )
  expect(story.types.slice(-3)).toEqual([
    'cases.deferred-supplied',
    'cases.deferral-fulfilled',
    'handling.tasks-opened',
  ])
  expect(story.dossier.case?.stage).toBe('accepted')
  expect(story.dossier.commitment).toMatchObject({ state: 'fulfilled', supplied: ['health'] })
  expect(story.due('committed')).toBe('2026-05-14')
})

test('[INT-04] a part of what was promised does not move the file', () => {
  const story = new Story()
    .accepted('2026-04-24', ['health', 'photo'])
    .does(supplyDeferred, health, '2026-05-07', 'clerk')
  expect(story.dossier.commitment).toMatchObject({ state: 'open', supplied: ['health'] })
  expect(story.dossier.case?.stage).toBe('awaiting')
})

test('[INT-09] an original that comes with the promised material is taken into custody', () => {
  const story = deferred().does(
    supplyDeferred,
    { bindings: [aBinding('health', { originalsKept: 2 })] },
    '2026-05-07',
    'clerk',
  )
  expect(story.dossier.originals).toHaveLength(2)
  expect(story.dossier.originals[0]).toMatchObject({ material: 'health', holder: { kind: 'window', hall: 'hall' } })
})

test('[INT-04] the time for the promised materials is extended once, by the same days, never beyond the statutory day', () => {
  const story = deferred().does(extendDeferral, { reason: '体检排期' }, '2026-05-11', 'chief')
  expect(story.due('deferral')).toBe('2026-05-26')
  expect(story.dossier.commitment).toMatchObject({ until: '2026-05-26', isExtended: true })
  const wide = deferred({ statutory: { value: 40, unit: 'workday' } }).does(
    extendDeferral,
    { reason: '体检排期' },
    '2026-05-11',
    'chief',
  )
  expect(wide.due('deferral')).toBe('2026-05-26')
  const tight = deferred({ statutory: { value: 12, unit: 'workday' } }).does(
    extendDeferral,
    { reason: '体检排期' },
    '2026-05-11',
    'chief',
  )
  expect(tight.due('deferral')).toBe('2026-05-14')
})

test('[INT-04] a promise never reaches behind the statutory day, or the committed one when the file moves at once', () => {
  expect(deferred({ statutory: { value: 6, unit: 'workday' } }).due('deferral')).toBe('2026-05-07')
  const moving = deferred({ deferralMoves: 'at-once' })
  expect(moving.due('deferral')).toBe(moving.due('committed'))
  expect(moving.dossier.tasks).toHaveLength(1)
})

test('[INT-09] what is supplied twice is taken into custody once', () => {
  const twice = { bindings: [aBinding('health', { originalsKept: 1 })] }
  const story = new Story()
    .accepted('2026-04-24', ['health', 'photo'])
    .does(supplyDeferred, twice, '2026-05-07', 'clerk')
  story.does(supplyDeferred, twice, '2026-05-08', 'clerk')
  expect(story.dossier.originals).toHaveLength(1)
})

test('[INT-08] what an applicant supplies on line carries no ticks, no originals and no shared data', () => {
  const claimed = aBinding('health', { originalsKept: 3, shared: true, checks: { face: { ok: true } } })
  const story = deferred().does(supplyDeferred, { bindings: [claimed] }, '2026-05-07', 'applicant')
  const health = story.dossier.materials.find(({ key }) => key === 'health')
  expect(health).toMatchObject({ received: true, shared: false, originalsKept: 0, checks: {} })
  expect(health?.files).toHaveLength(1)
  expect(story.dossier.originals).toEqual([])
})

test('[INT-04] where the hall leaves it to the clock, the default itself ends the case', () => {
  const clockwork = { settings: { terminateByPerson: false } }
  const story = new Story(clockwork).accepted('2026-04-24', ['health']).waits('2026-05-13 00:00')
  expect(story.dossier.case?.conclusion).toMatchObject({
    kind: 'terminated',
    ground: 'commitment-defaulted',
    byName: '系统',
  })
  expect(story.dossier.commitment?.state).toBe('released')
  const moving = new Story({ ...clockwork, item: { onDefault: 'decide-as-is' } }).accepted('2026-04-24', ['health'])
  expect(moving.waits('2026-05-13 00:00').dossier.case?.stage).toBe('accepted')
})

test('[INT-04] the clock does not end what is already decided', () => {
  const setting = { settings: { terminateByPerson: false }, item: { deferralMoves: 'at-once' } } as const
  const story = new Story(setting).accepted('2026-04-24', ['health'])
  story
    .writes('2026-04-27', 'chief', (scribe) => conclude(scribe, { conclusion: 'granted', basis: [] }))
    .waits('2026-06-01')
  expect(story.dossier.case?.conclusion?.kind).toBe('granted')
  expect(story.dossier.commitment?.state).toBe('defaulted')
})

test('[INT-04] in default the file moves as it is where the commitment says so, and the clock runs again', () => {
  const story = deferred({ onDefault: 'decide-as-is', committed: { value: 7, unit: 'workday' } }).waits(
    '2026-05-13 00:00',
  )
  expect(story.told.at(-1)).toMatchObject({ at: '2026-05-12T16:00:00.000Z', bySystem: true })
  expect(story.types.slice(-2)).toEqual(['cases.deferral-defaulted', 'handling.tasks-opened'])
  expect(story.dossier.commitment?.state).toBe('defaulted')
  expect(story.due('committed')).toBe('2026-05-21')
})

test('[INT-04] in default a person signs the termination where the commitment says so; late supply is still taken', () => {
  const story = deferred().waits('2026-05-13 00:00')
  expect(story.types.at(-1)).toBe('cases.deferral-defaulted')
  expect(story.dossier.case?.stage).toBe('awaiting')
  const late = deferred().waits('2026-05-13 00:00').does(supplyDeferred, health, '2026-05-14', 'clerk')
  expect(late.dossier.commitment?.state).toBe('fulfilled')
  expect(late.told.at(-2)?.event).toMatchObject({ type: 'cases.deferral-fulfilled', late: true })
  const ending = { ground: 'commitment-defaulted', reason: '逾期未补交', basis: ['容缺受理承诺书'] } as const
  story.does(terminateCase, ending, '2026-05-15', 'chief')
  expect(story.dossier.commitment?.state).toBe('released')
  story.does(serveEndNotice, { method: 'mail', proof: '回执' }, '2026-05-18', 'clerk')
  expect(story.dossier.case).toMatchObject({ stage: 'closed', conclusion: { kind: 'terminated' } })
})

test('[INT-04] a supply on the last day is in time', () => {
  const story = deferred().does(supplyDeferred, health, '2026-05-12 23:59', 'clerk')
  expect(story.told.at(-2)?.event).toMatchObject({ type: 'cases.deferral-fulfilled', late: false })
})

test('[INT-04] I-18 what was promised for a granted case is awaited until it comes in', () => {
  const story = deferred({ deferralMoves: 'at-once' }).writes('2026-04-27', 'chief', (scribe) =>
    conclude(scribe, { conclusion: 'granted', basis: [] }),
  )
  expect(story.dossier.commitment?.state).toBe('open')
  story.waits('2026-05-20')
  expect(story.dossier.commitment?.state).toBe('defaulted')
  story.does(supplyDeferred, health, '2026-05-20', 'clerk')
  expect(story.dossier.commitment?.state).toBe('fulfilled')
})

test('[BAK-03] an instant case with a promise becomes a commitment case under its statutory limit', () => {
  const story = new Story({
    item: { kind: 'instant', committed: { value: 0, unit: 'workday' }, deferralMoves: 'at-once' },
  })
  story.accepted('2026-04-24', ['health'])
  expect(story.due('committed')).toBe(story.due('statutory'))
})

test('[TIM-04] when the calendar moves the day of a promise, the promise moves with it', () => {
  const story = deferred()
  const entry = {
    kind: 'reprojected',
    cause: '停工令',
    calendarVersion: '2',
    oldDue: story.due('deferral') ?? null,
    newDue: story.due('statutory') ?? null,
  } as const
  story.writes('2026-05-06', 'manager', (scribe) =>
    scribe.emit({
      type: 'cases.limits-reprojected',
      v: 1,
      limits: [{ limit: 'deferral', entry }],
      cause: '停工令',
      calendarVersion: '2',
    }),
  )
  expect(story.dossier.commitment?.until).toBe('2026-05-26')
})

test('[INT-01] joint cases open a task for every department', () => {
  const story = new Story({ item: { kind: 'joint', assisting: ['assistant'] } }).opened('2026-04-24')
  story.writes('2026-04-24', 'clerk', (scribe) => {
    scribe.emit({ type: 'intake.received', v: 1, receiptNo: '收1', materials: [], limits: [] })
    accept(scribe, {
      event: { type: 'intake.accepted', v: 1, deferred: [] },
      dayZero: scribe.today,
      accepter: scribe.facts.by,
      isOnTheSpot: false,
    })
  })
  expect(story.dossier.tasks.map(({ department, part }) => [department, part])).toEqual([
    ['department', 'lead'],
    ['assistant', 'assist'],
  ])
})
