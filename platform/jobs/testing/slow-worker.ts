/** A worker process for tests that must kill one: begins each job, notes it, and never ends it. */

import { connect, prepared } from '../../db/index.ts'
import { startWorkers } from '../index.ts'

const [url] = process.argv.slice(2)
if (url === undefined) throw new Error('usage: slow-worker DATABASE_URL')
const note = prepared<never, [by: string]>('test.note', 'insert into public.begun (by) values ($1)')
const db = await connect(url, { poolSize: 2 })
await startWorkers(db, {
  tasks: {
    'test.work': async () => {
      await db.run(note, ['slow'])
      await new Promise(() => {})
    },
  },
  silentAfterMs: 1_200,
})
process.stdout.write('working\n')
