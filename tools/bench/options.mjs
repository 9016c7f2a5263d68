import { parseArgs } from 'node:util'

export const usage = `npm run bench -- [options]
  --cases N      cases in the database (100000)
  --items N      items in the catalogue (10000)
  --pending N    tasks that wait in the department of the work list (500)
  --large        1 000 000 cases, 5 000 pending
  --quick        10 000 cases and short rounds, for a first look
  --rounds N     rounds of floor and product (5)
  --seconds N    length of a measurement (3)
  --only A,B     only these operations, no rates, no prover: accept, advance, list, read, search, ask
  --rules        only what needs no server: the prover
  --miner        only the miner of packages: a million cases
  --sheets       only the check of a workbook of 10 000 rows
  --editor       only the workshop's editor: what a key costs on a tree of 300 nodes, in Chromium
  --queue        only the queue: 200 windows call 2 000 people
  --lines        only the lines: from the press to 1 000 screens and phones, and 10 000 phones on one process
  --forecast     only the forecast of the queue: a simulated year
  --races        only races with kills: 50 000 numbers and calls of several processes on one queue, some of them killed
  --presses N    so many numbers and calls (50 000)
  --kills N      so many processes killed (25)
  --booking      only bookings: clients who want the last places at once, on two server processes
  --profile DIR  write a CPU profile of the server into DIR
  --port N       port of the server (any free one)
  --json         figures as JSON on stdout
DATABASE_URL: PostgreSQL to measure on instead of the embedded one; a database is made there and dropped afterwards.`

const numbers = {
  cases: 100_000,
  items: 10_000,
  pending: 500,
  rounds: 5,
  seconds: 3,
  port: 0,
  presses: 50_000,
  kills: 25,
}
const presets = {
  large: { cases: 1_000_000, pending: 5000 },
  quick: { cases: 10_000, rounds: 2, seconds: 1 },
}

/**
 * Reads the command line.
 * @throws when an option is unknown or not a number
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(Object.keys(numbers).map((name) => [name, { type: 'string' }])),
      only: { type: 'string' },
      profile: { type: 'string' },
      rules: { type: 'boolean', default: false },
      miner: { type: 'boolean', default: false },
      sheets: { type: 'boolean', default: false },
      booking: { type: 'boolean', default: false },
      queue: { type: 'boolean', default: false },
      lines: { type: 'boolean', default: false },
      forecast: { type: 'boolean', default: false },
      races: { type: 'boolean', default: false },
      editor: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const preset = { ...numbers, ...(values.large ? presets.large : {}), ...(values.quick ? presets.quick : {}) }
  for (const name of Object.keys(numbers)) {
    if (values[name] === undefined) continue
    preset[name] = Number(values[name])
    if (!(preset[name] >= 0)) throw new Error(`--${name} is a number`)
  }
  const { only, ...rest } = values
  return { ...rest, ...preset, only: only?.split(',') }
}
