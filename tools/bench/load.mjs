/**
 * The load generator, a process of its own: so many clients at once, each on its own kept-open connection, one call
 * after the other for so many seconds. Told by messages what to do; answers with counts and latencies.
 */
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { operations } from './operations.mjs'

/** What the calls are made of, and where each client stands; told once by the first message. */
let prepared

process.on('message', (message) => {
  if (message.material !== undefined) {
    prepared = new Map()
    for (const target of ['floor', 'product'])
      for (const [name, make] of Object.entries(operations))
        prepared.set(`${target} ${name}`, make(message.material[target]))
    process.send({ ready: true })
    return
  }
  drive(message).then(
    (measured) => process.send({ measured }),
    (error) => process.send({ fault: error.stack }),
  )
})

async function drive({ target, address, operation, clients, seconds }) {
  const { hostname, port } = new URL(address)
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const calls = prepared.get(`${target} ${operation}`)
  const latencies = []
  const failures = {}
  const until = performance.now() + seconds * 1000
  const client = async (lane) => {
    while (performance.now() < until) {
      const { answered, ...call } = calls(lane)
      const began = performance.now()
      const { status, text } = await send({ agent, hostname, port, ...call })
      latencies.push(performance.now() - began)
      if (status === 200) answered?.(text)
      else note(failures, `${status} ${/"code":"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 200)}`)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, lane) => client(lane)))
  const elapsed = (performance.now() - began) / 1000
  agent.destroy()
  return { count: latencies.length, elapsed, ...quantilesOf(latencies), failures }
}

function note(failures, what) {
  failures[what] = (failures[what] ?? 0) + 1
}

function send({ body, token, ...options }) {
  const headers = { authorization: `Bearer ${token}` }
  if (body !== undefined) {
    headers['content-type'] = 'application/json'
    headers['content-length'] = Buffer.byteLength(body)
  }
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

function quantilesOf(latencies) {
  const sorted = latencies.toSorted((one, other) => one - other)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? 0 }
}
