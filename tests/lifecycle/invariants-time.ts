import { dueOf, explain, extensionsOf, withEntry } from '@yichuang/modules/calendar/rules'
import type { Ledger, LimitName } from '@yichuang/modules/calendar/rules'
import { foldAll } from '@yichuang/modules/cases/rules'
import type { Dossier, DossierEvent } from '@yichuang/modules/cases/rules'
import { actEnds, dueIn, end, entriesOf, limitsOf, of } from './history.ts'
import type { History } from './history.ts'
import { firstBroken } from './invariants-intake.ts'
import type { Invariant } from './invariants-intake.ts'

export const timeInvariants = {
  'I-21 no stop without a served notice': (history) =>
    firstBroken(of(history, 'cases.clock-stopped'), ({ event, at, before }) => {
      const served = before?.procedures.find(({ noticeId }) => noticeId === event.noticeId)?.servedAt
      return served === at || before?.commitment?.signatureId === event.noticeId ? undefined : 'no notice was served'
    }),
  'I-22 stops and resumes alternate per procedure': ({ told }) => {
    const open = new Map<string, number>()
    return firstBroken(told, ({ event }) => {
      if (event.type !== 'cases.clock-stopped' && event.type !== 'cases.clock-resumed') return undefined
      const now = (open.get(event.noticeId) ?? 0) + (event.type === 'cases.clock-stopped' ? 1 : -1)
      open.set(event.noticeId, now)
      return now === 0 || now === 1 ? undefined : `notice ${event.noticeId}: ${now}`
    })
  },
  'I-23 suspended iff a served procedure is running': (history) =>
    firstBroken(actEnds(history), ({ after }) => {
      const isRunning = after.procedures.some(({ state }) => state === 'stopped')
      return (after.case?.stage === 'suspended') === isRunning ? undefined : `stage ${after.case?.stage}`
    }),
  'I-24 the statutory limit stops only on Art. 45 kinds or a stated basis': (history) =>
    firstBroken(history.told, ({ event, before }) => {
      const stop = entriesOf(event).find(
        ({ limit, entry }) => limit === 'statutory' && 'kind' in entry && entry.kind === 'stopped',
      )
      if (stop === undefined || !('noticeId' in stop || 'notice' in stop.entry)) return undefined
      const notice = 'notice' in stop.entry ? stop.entry.notice : undefined
      const procedure = before?.procedures.find(({ noticeId }) => noticeId === notice)
      const terms = history.item.procedures.find(({ kind }) => kind === procedure?.kind)
      return terms?.stopsStatutory === true ? undefined : `${procedure?.kind} stops the statutory limit`
    }),
  'I-25 the explanation adds up': ({ told, calendar }) =>
    eachLedger({ told }, (ledger) => {
      const { days, due } = explain(ledger, calendar)
      const gap = days.findIndex(
        ({ date }, index) => index > 0 && Date.parse(date) - Date.parse(days[index - 1]?.date ?? date) !== 86_400_000,
      )
      if (gap !== -1) return `a day is missing before ${days[gap]?.date}`
      const [opened] = ledger.entries
      if (due === null || opened.unit !== 'workday') return undefined
      const budget = extensionsOf(ledger).reduce((sum, { value }) => sum + value, opened.value)
      const counted = days.filter((day) => day.class === 'counted' || day.class === 'counted-makeup').length
      return counted === budget ? undefined : `${counted} days counted of ${budget}`
    }),
  'I-26 a due day moves only with an event that says why': ({ told, calendar }) =>
    firstBroken(told, ({ event, before, after }) => {
      const moved = limitsOf(after).find((limit) => {
        const was = dueIn(before, limit, calendar)
        return was !== undefined && was !== dueIn(after, limit, calendar) && !saysWhy(event, limit)
      })
      return moved === undefined ? undefined : `${moved} moved`
    }),
  'I-27 repeating or reordering stops changes nothing': ({ told, calendar }) =>
    eachLedger({ told }, (ledger) => {
      const stops = ledger.entries.filter((entry) => entry.kind === 'stopped' || entry.kind === 'resumed').toReversed()
      const again = stops.reduce(withEntry, ledger)
      return dueOf(again, calendar).due === dueOf(ledger, calendar).due ? undefined : 'stops told twice count twice'
    }),
  'I-37 folding the stream gives the row': ({ told }) => {
    const last = end({ told })
    const folded = told.reduce<Dossier | undefined>((so, { event, at, by }) => {
      const read = JSON.parse(JSON.stringify(event)) as DossierEvent
      return foldAll(
        so,
        [read],
        { at, person: by.person, name: by.name, channel: last?.channel ?? 'window' },
        last?.id ?? '',
      )
    }, undefined)
    return JSON.stringify(sorted(folded)) === JSON.stringify(sorted(last))
      ? undefined
      : 'the stream tells another story'
  },
  'I-38 legal times never run backwards': ({ told }) =>
    firstBroken(told, ({ at, before }) =>
      before !== undefined && at < before.lastAt ? `before ${before.lastAt}` : undefined,
    ),
} satisfies Record<string, Invariant>

function eachLedger(
  history: Pick<History, 'told'>,
  broken: (ledger: Ledger) => string | undefined,
): string | undefined {
  return firstBroken(actEnds(history).slice(-1), ({ after }) => {
    for (const ledger of Object.values(after.ledgers)) {
      const what = ledger === undefined ? undefined : broken(ledger)
      if (what !== undefined) return `${ledger?.limit}: ${what}`
    }
    return undefined
  })
}

function saysWhy(event: DossierEvent, limit: LimitName): boolean {
  return entriesOf(event).some((one) => {
    if (one.limit !== limit) return false
    if (!('kind' in one.entry)) return true
    return ['stopped', 'resumed', 'extended', 'reprojected'].includes(one.entry.kind)
  })
}

/** The same value with its members in order and nothing undefined, as it is stored. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    members.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]),
  )
}
