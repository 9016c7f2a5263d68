import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

const saveDeskRow = prepared<never, [id: string, person: string, title: string, content: string, at: string]>(
  'intake.save-desk',
  `insert into intake.desk (id, person, title, content, saved_at) values ($1, $2, $3, $4, $5)
   on conflict (id) do update set title = excluded.title, content = excluded.content, saved_at = excluded.saved_at
   where desk.person = excluded.person`,
)
const findDesks = prepared<{ id: string; title: string; content: unknown; savedAt: string }, [person: string]>(
  'intake.find-desks',
  `select id, title, content, saved_at as "savedAt" from intake.desk where person = $1 order by saved_at desc limit 50`,
)
const removeDesk = prepared<never, [id: string, person: string]>(
  'intake.remove-desk',
  `delete from intake.desk where id = $1 and person = $2`,
)

/** Keeps what a clerk typed; somebody else's desk is left alone. */
export async function saveDesk(
  db: Database,
  desk: { id: string; person: string; title: string; content: unknown; at: string },
): Promise<void> {
  await db.run(saveDeskRow, [desk.id, desk.person, desk.title, JSON.stringify(desk.content ?? null), desk.at])
}

/** What a clerk has typed and not finished, newest first. */
export async function listDesks(db: Database, person: string) {
  return db.many(findDesks, [person])
}

/** Throws away what was typed. */
export async function clearDesk(db: Database, id: string, person: string): Promise<void> {
  await db.run(removeDesk, [id, person])
}
