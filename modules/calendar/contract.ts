import { endpoint, Type } from '@yichuang/platform/contract'

const Day = Type.String({ format: 'date' })

export const Calendar = Type.Object(
  {
    version: Type.String({ minLength: 1, maxLength: 60 }),
    cause: Type.String({ maxLength: 300, description: 'the yearly notice, or the order of a local closure' }),
    years: Type.Array(Type.Integer({ minimum: 2000, maximum: 2999 })),
    holidays: Type.Array(Type.Object({ date: Day, name: Type.String() })),
    makeupWorkdays: Type.Array(Type.Object({ date: Day })),
    localClosures: Type.Array(Type.Object({ date: Day, orderNo: Type.String(), name: Type.String() })),
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

export const publishCalendar = endpoint({
  name: 'publishCalendar',
  method: 'POST',
  path: '/calendar/editions',
  tag: 'calendar',
  summary: 'Publish a new edition of the calendar, with its cause',
  may: { permission: 'calendar.manage' },
  body: Calendar,
  answer: Type.Object({ version: Type.String() }),
  problems: ['calendar.cause-missing', 'calendar.version-taken'],
  example: { body: example, answer: { version: example.version } },
})
