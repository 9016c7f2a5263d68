import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { Dossier, RecordedEvent } from '@yichuang/modules/cases/rules'
import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Subscriber } from '@yichuang/platform/events'
import { addJobs } from '@yichuang/platform/jobs'
import type { Job } from '@yichuang/platform/module'
import type { Actor } from '@yichuang/platform/pure'
import { askFor } from '../commands/ask.ts'
import type { Service } from '../commands/ask.ts'
import { tellUnanswered } from '../commands/give.ts'
import type { EvaluationParts } from '../parts.ts'

const asking = 'evaluation.ask-for-dossier'
const telling = 'evaluation.tell-unanswered'

/** Acts on a dossier that end a service. */
const types: ReadonlySet<string> = new Set(['cases.accepted', 'handout.delivered'])

const clock: Actor = {
  kind: 'system',
  person: 'system:evaluation',
  name: '系统',
  roles: [],
  permissions: new Set(),
  region: '',
}

/** Notes after commit that somebody was served: a job asks for the evaluation. */
export const evaluationSubscriber: Subscriber = {
  name: 'evaluation',
  types,
  async deliver(tx, events) {
    const ended = events.filter(({ stream, type }) => stream.startsWith('dossier:') && types.has(type))
    const jobs = ended.map(({ stream, seq }) => ({ name: asking, payload: { stream, seq } }))
    if (jobs.length > 0) await addJobs(tx, jobs)
  },
}

const Payload = Type.Object({ stream: Type.String(), seq: Type.Integer() })

const eventOf = prepared<{ body: RecordedEvent }, [stream: string, seq: number]>(
  'evaluation.event-of',
  `select body from platform.event where stream = $1 and seq = $2`,
)

/** What is recorded so much later than it happened is of the past: nobody is written to about it. */
const LATE_MS = 3 * 24 * 60 * 60_000

/** Asks for the evaluation of an acceptance or of the end of a case; each is asked once, however often the job runs. */
export function askJob(parts: EvaluationParts): Job {
  const ask = askFor(parts)
  return {
    name: asking,
    async run(payload) {
      const { stream, seq } = Value.Decode(Payload, payload)
      const event = (await parts.db.find(eventOf, [stream, seq]))?.body
      const seen = await parts.acts.view(stream.slice('dossier:'.length), clock, parts.now())
      if (event === undefined || seen === undefined) return
      const service = await serviceOf(parts, event, seen.dossier)
      if (service === undefined) return
      const intent = { actor: clock, at: event.at, key: `ask ${stream} ${seq}` }
      await runCommand(parts.db, ask, service, intent)
    },
  }
}

/** The service that an act ended; undefined for one that belongs to a visit with a number, or was nobody's. */
async function serviceOf(parts: EvaluationParts, event: RecordedEvent, dossier: Dossier): Promise<Service | undefined> {
  const kind = await kindOf(parts, event, dossier)
  if (kind === undefined) return undefined
  const { place, item, applicant, agent, applicationNo } = dossier
  const { person } = event.by
  const atWindow = kind === 'acceptance' ? place.window : await parts.windowOf(person, event.at)
  const isPast = Date.parse(event.recordedAt) - Date.parse(event.at) > LATE_MS
  const contact = agent ?? applicant
  return {
    service: kind,
    subject: dossier.id,
    region: place.region,
    hall: place.hall ?? null,
    window_id: atWindow ?? null,
    staff: person.includes(':') ? null : person,
    item: item.id,
    item_name: item.name,
    department: item.department,
    application_no: applicationNo,
    ticket_no: null,
    phone: isPast || contact.phone === '' ? null : contact.phone,
  }
}

async function kindOf(parts: EvaluationParts, { type, at, by }: RecordedEvent, { place, case: opened }: Dossier) {
  const isAcceptance = type === 'cases.accepted' && opened?.how === 'personal' && place.window !== undefined
  if (!isAcceptance && type !== 'handout.delivered') return undefined
  const window = isAcceptance ? place.window : await parts.windowOf(by.person, at)
  if (window !== undefined && (await parts.isServing(window, at))) return undefined
  return isAcceptance ? ('acceptance' as const) : ('handout' as const)
}

/** Every minute: who did not answer at the pad gets the link on the phone. */
export function tellJob(parts: EvaluationParts): Job {
  const tell = tellUnanswered(parts)
  return {
    name: telling,
    schedule: { everyMinutes: 1 },
    async run() {
      const at = parts.now()
      await runCommand(parts.db, tell, {}, { actor: clock, at, key: `tell unanswered ${at}` })
    },
  }
}
