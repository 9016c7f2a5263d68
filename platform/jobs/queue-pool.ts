import pg from 'pg'
import type { Pool } from 'pg'

/** Connections of the queue's own: it needs the types as the driver has them, and LISTEN. */
export function queuePool(url: string, max: number): Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'yichuang jobs', Client: QueueClient })
  // connections that die are replaced; without listeners they would end the process
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const STARTING_UP = '57P03'

/**
 * When the server says that it is starting up, the queue sleeps for up to two minutes, by the code of the error.
 * Without the code it goes on looking, and jobs run as soon as the server is there.
 */
class QueueClient extends pg.Client {
  override connect(): Promise<pg.Client>
  override connect(callback: (error: Error) => void): void
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | void {
    if (callback === undefined) return super.connect()
    super.connect((error: Error) => callback(isStartingUp(error) ? new Error(error.message) : error))
  }
}

function isStartingUp(error: Error | null | undefined): boolean {
  return error instanceof pg.DatabaseError && error.code === STARTING_UP
}
