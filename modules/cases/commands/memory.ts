import type { Database } from '@yichuang/platform/db'
import type { Dossier } from '../rules/index.ts'
import { loadDossier } from './statements.ts'
import type { LoadedDossier } from './statements.ts'

/** A dossier as it was read or written last by this process. */
interface Known {
  readonly version: number
  readonly head: string
  readonly state: Dossier
  readonly calendarVersion: string | null
}

/** Who reads, and the key of the act whose receipt is looked for; no key, no receipt. */
interface Reading {
  readonly person: string
  readonly key: string
}

/**
 * The dossiers this process read or wrote last. An act may be decided on what is remembered, because its write is
 * guarded by the version; whatever is refused so is decided again on what the database says. A look always asks the
 * database, which sends the state only when it is a newer one.
 */
export interface DossierMemory {
  /** The dossier as remembered, without asking; undefined when it is not. It may be old: see above. */
  recall(id: string): LoadedDossier | undefined
  /** The dossier as it is now. */
  load(id: string, reading: Reading): Promise<LoadedDossier>
  /** Remembers what was written. */
  keep(id: string, known: Known): void
  /** Forgets a dossier that turned out to be another. */
  forget(id: string): void
}

/** Some thirty kilobytes each. */
const MOST = 500

/** Makes the memory of one process. */
export function dossierMemory(db: Database, most = MOST): DossierMemory {
  const dossiers = new Map<string, Known>()
  const keep = (id: string, known: Known) => {
    dossiers.delete(id)
    dossiers.set(id, known)
    if (dossiers.size <= most) return
    for (const oldest of dossiers.keys()) {
      dossiers.delete(oldest)
      return
    }
  }
  return {
    keep,
    forget: (id) => void dossiers.delete(id),
    recall(id) {
      const known = dossiers.get(id)
      return known === undefined ? undefined : { ...known, receipt: null }
    },
    async load(id, { person, key }) {
      const known = dossiers.get(id)
      const found = await db.one(loadDossier, [id, person, key, known?.version ?? 0])
      const { version, head, calendarVersion } = found
      const state = found.state ?? (known?.version === version ? known?.state : undefined)
      if (version === null || head === null || state === undefined) return { ...found, state: null }
      keep(id, { version, head, state, calendarVersion })
      return { ...found, state }
    },
  }
}
