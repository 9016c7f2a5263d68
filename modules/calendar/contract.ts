import { endpoint, Type } from '@yichuang/platform/contract'

const Day = Type.String({ format: 'date' })
const MaybeDay = Type.Union([Day, Type.Null()])
const Text = Type.String({ maxLength: 200 })

const calendarMembers = {
  version: Type.String({ minLength: 1, maxLength: 60 }),
  cause: Type.String({ maxLength: 300, description: 'the yearly notice, or the order of a local closure' }),
  years: Type.Array(Type.Integer({ minimum: 2000, maximum: 2999 }), { maxItems: 100 }),
  holidays: Type.Array(Type.Object({ date: Day, name: Text }), { maxItems: 4000 }),
  makeupWorkdays: Type.Array(Type.Object({ date: Day }), { maxItems: 4000 }),
  localClosures: Type.Array(Type.Object({ date: Day, orderNo: Text, name: Text }), { maxItems: 4000 }),
}

export const Calendar = Type.Object(calendarMembers, { additionalProperties: false })

/** A calendar that is to follow the one in force. */
export const Proposal = Type.Object(
  {
    ...calendarMembers,
    basedOn: Type.String({
      maxLength: 60,
      description: 'version of the calendar it was made from; `none` before the first',
    }),
  },
  { additionalProperties: false },
)

const example = {
  version: '2025-2026',
  cause: '国办发明电〔2025〕7号',
  years: [2025, 2026],
  holidays: [{ date: '2026-10-01', name: '国庆节' }],
  makeupWorkdays: [{ date: '2026-10-10' }],
  localClosures: [],
}
const proposal = {
  ...example,
  version: '2025-2026.2',
  basedOn: '2025-2026',
  cause: '云政办发〔2026〕31号',
  localClosures: [{ date: '2026-09-22', orderNo: '云政办发〔2026〕31号', name: '台风停工' }],
}
const refusals = [
  'calendar.cause-missing',
  'calendar.superseded',
  'calendar.day-twice',
  'calendar.order-missing',
  'calendar.makeup-on-workday',
  'calendar.outside-years',
  'calendar.year-dropped',
  'calendar.nothing-changed',
] as const

export const readCalendar = endpoint({
  name: 'readCalendar',
  method: 'GET',
  path: '/calendar',
  tag: 'calendar',
  summary: 'The calendar in force: holidays, moved working days, local closures, coverage',
  may: 'public',
  answer: Calendar,
  problems: ['calendar.not-published'],
  example: { answer: example },
})

export const listEditions = endpoint({
  name: 'listEditions',
  method: 'GET',
  path: '/calendar/editions',
  tag: 'calendar',
  summary: 'Published editions of the calendar, the one in force first, and how many open cases it has not reached yet',
  may: 'signed-in',
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        version: Type.String(),
        cause: Type.String(),
        years: Type.Array(Type.Integer()),
        publishedAt: Type.String(),
        publishedByName: Type.String(),
      }),
    ),
    unjudged: Type.Integer({ description: 'open cases whose days are still to be computed by the newest edition' }),
  }),
  example: {
    answer: {
      rows: [
        {
          version: '2025-2026',
          cause: '国办发明电〔2025〕7号',
          years: [2025, 2026],
          publishedAt: '2026-01-02T01:00:00.000Z',
          publishedByName: '陆修远',
        },
      ],
      unjudged: 0,
    },
  },
})

export const previewCalendar = endpoint({
  name: 'previewCalendar',
  method: 'POST',
  path: '/calendar/previews',
  tag: 'calendar',
  summary: 'What publishing a calendar would move, counted by the rule that moves it afterwards; writes nothing',
  may: { permission: 'calendar.manage' },
  body: Proposal,
  answer: Type.Object({
    open: Type.Integer(),
    dossiers: Type.Integer(),
    limits: Type.Integer(),
    later: Type.Integer(),
    earlier: Type.Integer(),
    lifted: Type.Integer(),
    shown: Type.Array(
      Type.Object({
        id: Type.String(),
        applicationNo: Type.String(),
        itemName: Type.String(),
        limit: Type.String(),
        oldDue: MaybeDay,
        newDue: MaybeDay,
      }),
    ),
  }),
  problems: [...refusals],
  example: {
    body: proposal,
    answer: {
      open: 60,
      dossiers: 1,
      limits: 1,
      later: 1,
      earlier: 0,
      lifted: 0,
      shown: [
        {
          id: '0192f0aa-0000-7000-8000-000000000001',
          applicationNo: '339921-260918-00052',
          itemName: '食品经营许可新办',
          limit: 'committed',
          oldDue: '2026-09-29',
          newDue: '2026-09-30',
        },
      ],
    },
  },
})

export const publishCalendar = endpoint({
  name: 'publishCalendar',
  method: 'POST',
  path: '/calendar/editions',
  tag: 'calendar',
  summary: 'Publish a new edition of the calendar, with its cause',
  may: { permission: 'calendar.manage' },
  body: Proposal,
  answer: Type.Object({ version: Type.String() }),
  problems: ['calendar.version-taken', ...refusals],
  example: { body: proposal, answer: { version: proposal.version } },
})
