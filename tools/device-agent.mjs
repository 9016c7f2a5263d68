#!/usr/bin/env node
/**
 * The device agent (外设助手): runs on the computer of a window and lets the workbench in its browser use the devices
 * plugged in there. Listens on 127.0.0.1 only, answers pages of the workbench only. Needs nothing but Node.js and the
 * folder tools/device-agent beside this file. How to install it and write a driver: docs/devices.md.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { checkDriver } from './device-agent/check-driver.mjs'
import { DeviceProblem } from './device-agent/driver.mjs'
import { kinds, simulators } from './device-agent/kinds.mjs'
import { createAgentServer } from './device-agent/server.mjs'

const version = '1.2.0'
const defaultPort = 9271

const help = `device-agent: lets the workbench in this computer's browser use the devices plugged in here

  node tools/device-agent.mjs --origin https://hall.example.gov.cn --driver identity-card=./vendor.mjs

  --origin ADDRESS       address of the workbench whose pages may ask; may be given several times
  --driver KIND=FILE     driver of a device (${kinds.map(({ kind }) => kind).join(', ')}); may be given several times
  --window ID            the window whose queue the led-screen follows: hall-county-13
  --simulate             all devices without a device; cards are laid by POST /simulator/card, slips are read by
                         GET /simulator/tickets, and so on: docs/devices.md
  --demo-cards           with --simulate: cards are laid, signatures written and doors shut by themselves
  --check                tries the drivers and ends: what is wrong is said. Prints a slip, opens the first door.
  --port N               ${defaultPort} unless told
  --help`

/** Starts the agent as the arguments tell. */
async function start(args) {
  const options = readOptions(args)
  if (options.help) {
    console.log(help)
    return
  }
  const opened = await openDevices(options)
  if (options.isCheck) return check(opened)
  const routes = Object.assign(
    { 'GET /health': () => health(opened) },
    ...opened.map(({ kind, device }) => ({ ...kind.routes(device), ...device.routes })),
  )
  const server = createAgentServer({ origins: options.origins, routes })
  const follows = opened.flatMap(({ kind, device }) =>
    kind.follow === undefined || options.window === undefined
      ? []
      : [kind.follow(device, { server: options.origins[0], window: options.window })],
  )
  server.listen(options.port, '127.0.0.1', () => {
    const devices = opened.map(({ kind, device }) => `${kind.kind} (${device.name})`).join(', ')
    console.log(`device-agent ${version} listens on http://127.0.0.1:${server.address().port}: ${devices}`)
  })
  server.once('error', (error) => fail(`port ${options.port} cannot be used: ${error.message}`))
  const stop = () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
    for (const end of follows) end()
    for (const { device } of opened) void device.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      origin: { type: 'string', multiple: true, default: [] },
      driver: { type: 'string', multiple: true, default: [] },
      window: { type: 'string' },
      simulate: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      'demo-cards': { type: 'boolean', default: false },
      port: { type: 'string', default: String(defaultPort) },
      help: { type: 'boolean', default: false },
    },
  })
  if (!values.help && values.origin.length === 0) throw new Error('--origin is missing: the address of the workbench')
  if (!values.help && !values.simulate && values.driver.length === 0)
    throw new Error('--driver or --simulate is missing')
  if (!/^\d{1,5}$/.test(values.port)) throw new Error('--port is a number')
  return {
    help: values.help,
    origins: values.origin.map(originOf),
    drivers: values.driver.map(driverOf),
    simulate: values.simulate,
    actsByItself: values['demo-cards'],
    window: values.window,
    isCheck: values.check,
    port: Number(values.port),
  }
}

function originOf(address) {
  if (!/^https?:\/\//.test(address))
    throw new Error(`--origin ${address} is no address like https://hall.example.gov.cn`)
  return new URL(address).origin
}

function driverOf(text) {
  const [name = '', ...file] = text.split('=')
  const kind = kinds.find((known) => known.kind === name)
  if (kind === undefined || file.length === 0) {
    throw new Error(`--driver ${text}: write KIND=FILE, KIND one of ${kinds.map((known) => known.kind).join(', ')}`)
  }
  return { kind, file: file.join('=') }
}

async function openDevices({ simulate, actsByItself, drivers }) {
  const simulated = simulate ? simulators({ actsByItself }) : []
  const real = drivers.map(async ({ kind, file }) => {
    const driver = await import(pathToFileURL(resolve(file)).href)
    const open = driver[kind.opener]
    if (typeof open !== 'function') throw new Error(`${file} does not export ${kind.opener}`)
    return { kind, device: await open({ DeviceProblem }) }
  })
  return [...simulated, ...(await Promise.all(real))]
}

/** Tries every driver; ends with 1 when something is wrong. */
async function check(opened) {
  for (const { kind, device } of opened) {
    const wrong = await checkDriver(kind.kind, device)
    console.log([`${kind.kind} (${device.name}): ${wrong.length === 0 ? 'right' : 'wrong'}`, ...wrong].join('\n  '))
    if (wrong.length > 0) process.exitCode = 1
  }
}

async function health(opened) {
  const devices = await Promise.all(
    opened.map(async ({ kind, device }) => ({
      kind: kind.kind,
      name: device.name,
      connected: await device.isConnected(),
    })),
  )
  return { agent: 'yichuang-device-agent', version, devices }
}

function fail(message) {
  console.error(`device-agent: ${message}`)
  process.exit(1)
}

try {
  await start(process.argv.slice(2))
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}
