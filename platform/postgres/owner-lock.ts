import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Held while a process of the product uses a data folder; falls free when the process dies in whatever way. */
export interface OwnerLock {
  release(): void
}

/** Who holds a lock: the start time tells a process from a later one with the same number. */
export interface Owner {
  readonly pid: number
  readonly started: string
  readonly host: string
}

/** Says that another process of the product is at work on the same folder. */
export class FolderInUse extends Error {
  readonly owner: Owner
  constructor(path: string, owner: Owner) {
    super(
      `another process is using this data folder: process ${owner.pid} on ${owner.host} holds ${path}. Stop it first`,
    )
    this.name = 'FolderInUse'
    this.owner = owner
  }
}

const BEAT_MS = 2_000
// an owner on another host (a container that shares the volume) cannot be looked up: it is gone when it is this silent
const SILENT_MS = 10_000

/**
 * Takes the lock file `path` for this process. A lock whose owner is dead is taken over.
 * @throws FolderInUse when the owner lives
 */
export async function takeLock(path: string): Promise<OwnerLock> {
  for (;;) {
    if (create(path)) return hold(path)
    const owner = readOwner(path)
    if (owner === undefined) continue
    if (isAlive(owner, path)) {
      if (owner.host === hostname()) throw new FolderInUse(path, owner)
      await waitForSilence(path, owner)
    }
    removeStale(path, owner)
  }
}

/** The living owner of a lock file, or undefined. */
export function livingOwner(path: string): Owner | undefined {
  const owner = readOwner(path)
  return owner !== undefined && isAlive(owner, path) ? owner : undefined
}

/** The moment a process of this machine started, in whatever form the system tells it; undefined when it is gone. */
export function startOfProcess(pid: number): string | undefined {
  try {
    // the name in parentheses may hold spaces; the start time is the 20th field behind it
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19]
  } catch {
    return process.platform === 'linux' ? undefined : startByPs(pid)
  }
}

function startByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

function create(path: string): boolean {
  const own = `${path}.${process.pid}`
  const owner: Owner = { pid: process.pid, started: startOfProcess(process.pid) ?? '', host: hostname() }
  writeFileSync(own, JSON.stringify(owner))
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(own)
  }
}

function hold(path: string): OwnerLock {
  const beat = setInterval(() => {
    const now = new Date()
    try {
      utimesSync(path, now, now)
    } catch {
      // the folder was removed under us: nothing left to guard
      clearInterval(beat)
    }
  }, BEAT_MS)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      const owner = readOwner(path)
      if (owner?.pid === process.pid && owner.host === hostname()) unlinkSync(path)
    },
  }
}

/** The owner that a lock names; one that is torn or no lock at all names nobody. */
function readOwner(path: string): Owner | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const [, pid = '-1', started = '', host = hostname()] =
    /^\{"pid":(\d+),"started":"([^"]*)","host":"([^"]*)"\}$/.exec(text) ?? []
  return { pid: Number(pid), started, host }
}

function isAlive(owner: Owner, path: string): boolean {
  if (owner.host === hostname()) return owner.pid > 0 && startOfProcess(owner.pid) === owner.started
  const beaten = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return beaten !== undefined && Date.now() - beaten < SILENT_MS
}

async function waitForSilence(path: string, owner: Owner): Promise<void> {
  const first = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  const until = Date.now() + SILENT_MS
  while (Date.now() < until && isAlive(owner, path)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    if (statSync(path, { throwIfNoEntry: false })?.mtimeMs !== first) throw new FolderInUse(path, owner)
  }
}

/** Moves a dead owner's lock away; puts it back when, in between, a living process had taken it. */
function removeStale(path: string, stale: Owner): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = readOwner(aside)
  if (moved?.pid !== stale.pid || moved.started !== stale.started) {
    try {
      linkSync(aside, path)
    } catch {
      // yet another process has taken it: it is the owner now
    }
  }
  unlinkSync(aside)
}
