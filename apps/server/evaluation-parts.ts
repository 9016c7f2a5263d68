import type { CalendarBook } from '@yichuang/modules/calendar/public'
import type { EvaluationParts } from '@yichuang/modules/evaluation/public'
import { isServing } from '@yichuang/modules/queue/public'
import { prepared } from '@yichuang/platform/db'
import { idTokens } from '@yichuang/platform/tokens'
import { isSecure } from './config.ts'
import type { Config } from './config.ts'

const windowOfPerson = prepared<{ window: string | null }, [person: string, at: string]>(
  'server.window-of-person',
  `select hall_window as window from access.session
   where person = $1 and hall_window is not null and created_at <= $2 and expires_at > $2 order by seen_at desc limit 1`,
)

interface Around extends Pick<EvaluationParts, 'db' | 'now' | 'places' | 'acts' | 'publicUrl'> {
  readonly calendars: CalendarBook
  readonly people: Pick<EvaluationParts, 'personName'>
  readonly keys: { secret(name: string): Promise<Buffer> }
  readonly config: Pick<Config, 'publicUrl'>
}

/** What evaluations look up in other modules. */
export function evaluationParts({ calendars, people, keys, config, ...around }: Around): EvaluationParts {
  const { db } = around
  let secret: Promise<Buffer> | undefined
  return {
    ...around,
    calendar: () => calendars.current(),
    personName: (id) => people.personName(id),
    isServing: (window, at) => isServing(db, window, at),
    windowOf: async (person, at) => (await db.find(windowOfPerson, [person, at]))?.window ?? undefined,
    secret: () => (secret ??= keys.secret('evaluations')),
    secureCookies: isSecure(config),
  }
}

/** The secrets of links to evaluations, filled in while a message is sent. */
export function evaluationTokens({ secret }: Pick<EvaluationParts, 'secret'>): (id: string) => Promise<string> {
  return async (id) => idTokens(await secret()).token(id)
}
