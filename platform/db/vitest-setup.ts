import { testServer } from './testing/server.ts'

/** Global set-up of the test runner: keeps the shared test server up for the whole run, and lets it go afterwards. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await testServer()
  return () => server.release()
}
