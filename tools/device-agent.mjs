#!/usr/bin/env node
/**
 * The device agent (外设助手): runs on the computer of a window and lets the workbench in its browser use the devices
 * plugged in there. Listens on 127.0.0.1 only, answers pages of the workbench only. Needs nothing but Node.js and the
 * folder tools/device-agent beside this file. How to install it and write a driver: docs/devices.md.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { documentPrinter } from './device-agent/document-printer.mjs'
import { DeviceProblem } from './device-agent/driver.mjs'
import { identityCard } from './device-agent/identity-card.mjs'
import { createAgentServer } from './device-agent/server.mjs'
import { openDocumentSimulator, openPrinterSimulator, openSimulator } from './device-agent/simulator.mjs'
import { ticketPrinter } from './device-agent/ticket-printer.mjs'

const version = '1.1.0'
const defaultPort = 9271

/** The kinds of devices the agent knows. A further one is a file like identity-card.mjs and a place in this list. */
const kinds = [identityCard, ticketPrinter, documentPrinter]

const help = `device-agent: lets the workbench in this computer's browser use the devices plugged in here

  node tools/device-agent.mjs --origin https://hall.example.gov.cn --driver identity-card=./vendor.mjs

  --origin ADDRESS       address of the workbench whose pages may ask; may be given several times
  --driver KIND=FILE     driver of a device (${kinds.map(({ kind }) => kind).join(', ')}); may be given several times
  --simulate             reader and printers without a device; cards are laid by POST /simulator/card,
                         slips are read by GET /simulator/tickets, papers by GET /simulator/documents
  --demo-cards           with --simulate: each read gets the next demo card after a second
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
  const routes = Object.assign(
    { 'GET /health': () => health(opened) },
    ...opened.map(({ kind, device }) => ({ ...kind.routes(device), ...device.routes })),
  )
  const server = createAgentServer({ origins: options.origins, routes })
  server.listen(options.port, '127.0.0.1', () => {
    const devices = opened.map(({ kind, device }) => `${kind.kind} (${device.name})`).join(', ')
    console.log(`device-agent ${version} listens on http://127.0.0.1:${server.address().port}: ${devices}`)
  })
  server.once('error', (error) => fail(`port ${options.port} cannot be used: ${error.message}`))
  const stop = () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
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
      simulate: { type: 'boolean', default: false },
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
    laysByItself: values['demo-cards'],
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

async function openDevices({ simulate, laysByItself, drivers }) {
  const simulated = simulate
    ? [
        { kind: identityCard, device: openSimulator({ laysByItself }) },
        { kind: ticketPrinter, device: openPrinterSimulator() },
        { kind: documentPrinter, device: openDocumentSimulator() },
      ]
    : []
  const real = drivers.map(async ({ kind, file }) => {
    const driver = await import(pathToFileURL(resolve(file)).href)
    const open = driver[kind.opener]
    if (typeof open !== 'function') throw new Error(`${file} does not export ${kind.opener}`)
    return { kind, device: await open({ DeviceProblem }) }
  })
  return [...simulated, ...(await Promise.all(real))]
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
