/** News between processes: topics carry ids only, over one LISTEN connection a process. */

export { publish, publishSql } from './publish.ts'
export { startLive } from './listen.ts'
export type { Live, LiveOptions, Signal, SignalListener } from './listen.ts'
