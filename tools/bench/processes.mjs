/** CPU and memory of processes: from /proc, elsewhere from ps. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const isLinux = existsSync('/proc/self/stat')
const ticksPerSecond = isLinux ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 1

/** CPU seconds a process has used; with `reaped`, and its ended children. Zero when it is gone. */
function cpuOf(pid, reaped = false) {
  if (!isLinux) return psRows().find((row) => row.pid === pid)?.seconds ?? 0
  const fields = statOf(pid)
  if (fields === undefined) return 0
  const [user, system, ended, endedSystem] = fields.slice(11, 15).map(Number)
  return (user + system + (reaped ? ended + endedSystem : 0)) / ticksPerSecond
}

/** CPU seconds of the server process, its worker threads included. */
export function serverCpu(pid) {
  return cpuOf(pid)
}

/** CPU seconds of a PostgreSQL server, all its processes, those that ended included; undefined when it is not here. */
export function databaseCpu(postmaster) {
  if (postmaster === undefined) return undefined
  return childrenOf(postmaster).reduce((sum, pid) => sum + cpuOf(pid), cpuOf(postmaster, true))
}

/** The process above a database session, when it is a process of this machine. */
export function postmasterOf(backend) {
  const parent = isLinux ? Number(statOf(backend)?.[1]) : psRows().find(({ pid }) => pid === backend)?.parent
  return parent > 1 ? parent : undefined
}

/** Resident memory in MB. */
function residentMegabytes(pid) {
  if (!isLinux) return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1024
}

/** Watches the memory of a process. @returns peak(): the most since the last question, in MB; stop() */
export function watchMemory(pid) {
  let most = 0
  const look = () => (most = Math.max(most, residentMegabytes(pid)))
  const timer = setInterval(look, 200)
  return {
    peak() {
      look()
      const peak = most
      most = 0
      return peak
    },
    stop: () => clearInterval(timer),
  }
}

/** The fields of /proc/PID/stat behind the name: state, parent, …; undefined when there is no such process. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function childrenOf(parent) {
  if (!isLinux) return psRows().flatMap((row) => (row.parent === parent ? [row.pid] : []))
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statOf(pid)?.[1]) === parent)
}

function psRows() {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time='], { encoding: 'utf8' }).trim().split('\n')
  return lines.map((line) => {
    const [pid, parent, time = ''] = line.trim().split(/\s+/)
    const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
    return { pid: Number(pid), parent: Number(parent), seconds }
  })
}
