import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import { readPerson } from '../queries/person.ts'
import { mayAct } from '../rules/index.ts'
import type { AccessTables } from '../tables.ts'

interface EndSessions {
  readonly person: string
  /** only this one; all without it */
  readonly session?: string
  /** this one stays */
  readonly except?: string
}

const endLive = prepared<{ created_at: string }, [person: string, session: string | null, except: string | null]>(
  'access.end-live-sessions',
  `delete from access.session where person = $1
     and ($2::text is null or left(encode(token_hash, 'hex'), 32) = $2)
     and ($3::text is null or left(encode(token_hash, 'hex'), 32) <> $3)
   returning created_at`,
)

/** Ends live sessions of a person: the security administrator those of the own area, everybody their own. (GB/T 22239) */
export const endSessions = command<AccessTables>()({
  name: 'access.end-sessions',
  async handle(tx, { person, session, except }: EndSessions, { by, record }) {
    const known = await readPerson(tx, person, { toChange: true })
    if (known === undefined) return refused({ code: 'access.no-such-person' })
    const may = mayAct(by, 'access.end-sessions', { region: known.person.region })
    if (by.person !== person && !may.ok) return may
    const ended = await tx.many(endLive, [person, session ?? null, except ?? null])
    if (session !== undefined && ended.length === 0) return refused({ code: 'access.no-such-session' })
    await record(`person:${person}`, [{ type: 'access.sessions-ended', v: 1, count: ended.length }])
    return decided({ ended: ended.length })
  },
})
