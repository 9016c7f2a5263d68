import type { Item, LimitValue } from '@yichuang/modules/catalogue/rules'

/** What does not fit together among the members of an item. */
export type MasterBreach =
  | 'name-missing'
  | 'instant-takes-time'
  | 'promise-over-statutory'
  | 'fee-without-lines'
  | 'lines-without-fee'
  | 'fee-without-basis'
  | 'no-visit-no-line'
  | 'line-but-visits'
  | 'licence-without-law'
  | 'law-missing'
  | 'result-missing'
  | 'object-missing'
  | 'channel-missing'

/** A breach, and the member where it is mended. */
export interface MasterFinding {
  readonly code: MasterBreach
  /** an error keeps the draft from being submitted */
  readonly level: 'error' | 'warning'
  readonly pointer: string
}

interface MasterCheck extends MasterFinding {
  readonly isBroken: (item: Item) => boolean
}

const onLine = '网上办理'
const licence = '行政许可'

const checks: readonly MasterCheck[] = [
  { code: 'name-missing', level: 'error', pointer: '/name', isBroken: ({ name }) => name.trim() === '' },
  {
    code: 'instant-takes-time',
    level: 'warning',
    pointer: '/limits/committed',
    isBroken: ({ handling, limits }) => (handling === '即办件') !== (limits.committed.value === 0),
  },
  {
    code: 'promise-over-statutory',
    level: 'error',
    pointer: '/limits/committed',
    isBroken: ({ limits }) =>
      atLeastHours(limits.committed) > atMostHours(limits.statutory) && limits.statutory.value > 0,
  },
  {
    code: 'fee-without-lines',
    level: 'error',
    pointer: '/fee',
    isBroken: ({ fee }) => fee.charged && fee.lines.length === 0,
  },
  {
    code: 'lines-without-fee',
    level: 'error',
    pointer: '/fee',
    isBroken: ({ fee }) => !fee.charged && fee.lines.length > 0,
  },
  {
    code: 'fee-without-basis',
    level: 'warning',
    pointer: '/fee',
    isBroken: ({ fee }) => fee.charged && fee.lines.some(({ basis = '' }) => basis.trim() === ''),
  },
  {
    code: 'no-visit-no-line',
    level: 'warning',
    pointer: '/visits',
    isBroken: ({ visits, channels }) => visits === 0 && !channels.includes(onLine),
  },
  {
    code: 'line-but-visits',
    level: 'warning',
    pointer: '/visits',
    isBroken: ({ visits, channels }) => visits > 0 && channels.length === 1 && channels.includes(onLine),
  },
  {
    code: 'licence-without-law',
    level: 'warning',
    pointer: '/legalBasis',
    isBroken: ({ type, legalBasis }) =>
      type === licence && legalBasis.length > 0 && legalBasis.every(({ article = '' }) => article.trim() === ''),
  },
  {
    code: 'law-missing',
    level: 'error',
    pointer: '/legalBasis',
    isBroken: ({ legalBasis }) => legalBasis.length === 0,
  },
  { code: 'result-missing', level: 'error', pointer: '/results', isBroken: ({ results }) => results.length === 0 },
  { code: 'object-missing', level: 'error', pointer: '/objects', isBroken: ({ objects }) => objects.length === 0 },
  { code: 'channel-missing', level: 'error', pointer: '/channels', isBroken: ({ channels }) => channels.length === 0 },
]

/**
 * The cross-field rules of an item's master data, as typed: an instant item promises 0 and no other does, a promise is
 * never longer than the law allows, fees have lines with a basis, no visit needs a way on line, a licence rests on an
 * article. (CAT-01; domain reference 2.5; 许可法 42)
 */
export function checkMaster(item: Item): readonly MasterFinding[] {
  return checks.filter(({ isBroken }) => isBroken(item)).map(({ code, level, pointer }) => ({ code, level, pointer }))
}

const hours = { hour: 1, day: 24, workday: 24, month: 24 * 28 } as const

/** The least calendar time a limit can mean: a week of five working days is taken as five days. */
function atLeastHours({ value, unit }: LimitValue): number {
  return value * hours[unit]
}

/** The most calendar time a limit can mean: working days with weekends and a week of holidays, long months. */
function atMostHours({ value, unit }: LimitValue): number {
  if (unit === 'workday') return value === 0 ? 0 : (Math.ceil(value / 5) * 7 + 9) * 24
  return unit === 'month' ? value * 31 * 24 : value * hours[unit]
}
