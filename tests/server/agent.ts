import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A device agent of its own, on a free port. */
export interface RunningAgent {
  /** `http://127.0.0.1:40123` */
  readonly address: string
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('../../tools/device-agent.mjs', import.meta.url))

/**
 * Starts the device agent for pages of an origin, with a simulated reader unless other arguments are given.
 * @throws with what it printed, when it does not start
 */
export async function startAgent(
  origin: string,
  args: readonly string[] = ['--simulate'],
  port = 0,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningAgent> {
  const agent = spawn(process.execPath, [program, '--origin', origin, '--port', String(port), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  return { address: await addressOf(agent), stop: () => end(agent) }
}

/** What the agent prints and how it ends when its arguments are wrong. */
export async function refusedStart(args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const agent = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  agent.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const code = await new Promise<number>((resolve) => agent.once('close', (ended) => resolve(ended ?? -1)))
  return { code, said }
}

/** Lays a card on the simulated reader: fields over those of the first demo card, `{ demo: 2 }`, `{ fault }`. */
export async function lay(agent: RunningAgent, card: object = {}): Promise<void> {
  const answer = await fetch(`${agent.address}/simulator/card`, { method: 'POST', body: JSON.stringify(card) })
  if (!answer.ok) throw new Error(`the simulator refused: ${await answer.text()}`)
}

/** How many reads wait for a card on the simulated reader. */
export async function waitingReads(agent: RunningAgent): Promise<number> {
  const answer = await fetch(`${agent.address}/simulator/card`)
  return ((await answer.json()) as { waiting: number }).waiting
}

function addressOf(agent: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: string) => {
      said += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    agent.stdout?.setEncoding('utf8').on('data', listen)
    agent.stderr?.setEncoding('utf8').on('data', listen)
    agent.once('exit', () => reject(new Error(`the agent did not start: ${said}`)))
  })
}

async function end(agent: ChildProcess): Promise<void> {
  if (agent.exitCode !== null) return
  const ended = new Promise<void>((resolve) => agent.once('exit', () => resolve()))
  agent.kill('SIGTERM')
  await ended
}
