/** The figures as a table for people. */
import { titles } from './operations.mjs'

const head = [
  'operation',
  'floor/s',
  'product/s',
  'ratio',
  'floor µs',
  'product µs',
  'ratio',
  'p50 ms',
  'p99 ms',
  'p99 ms at 64',
  'errors',
]

/** @param figures what runBench gives */
export function report(figures) {
  const { operations, starts, rates, prover, memory, cases, items, pending } = figures
  const rows = Object.entries(operations).map(([name, figure]) => {
    const { floor, product, throughput, cpu, crowd, failures } = figure
    const micros = (side) => Math.round(side.serverMicros + side.databaseMicros)
    const errors = Object.values(failures).reduce((sum, count) => sum + count, 0)
    const rates = [Math.round(floor.perSecond), Math.round(product.perSecond), throughput.toFixed(2)]
    const waits = [product.p50.toFixed(1), product.p99.toFixed(0), crowd.p99.toFixed(0)]
    return [titles[name], ...rates, micros(floor), micros(product), cpu.toFixed(2), ...waits, errors]
  })
  return [
    `${cases} cases, ${items} items, ${pending} pending in the department; 16 clients, µs: CPU of server and database per request`,
    '',
    ...tableOf([head, ...rows.map((row) => row.map(String))]),
    '',
    `server memory at most    ${memory.toFixed(0)} MB`,
    `first start, with demo   ${starts.first.toFixed(2)} s`,
    `later start              ${starts.later.toFixed(2)} s`,
    `ready after a kill       ${starts.afterKill.toFixed(2)} s`,
    ...(rates === undefined ? [] : rateLines(rates)),
    ...(prover === undefined ? [] : proverReport(prover)),
  ].join('\n')
}

function rateLines({ resolutions, verified, events, faults }) {
  return [
    `situations resolved      ${Math.round(resolutions)}/s`,
    `log verify               ${Math.round(verified)} events/s (${events} events, ${faults} faults)`,
  ]
}

/** @param miner what measureMiner gives @returns lines */
export function minerReport(miner) {
  return miner.map(
    ({ cases, applicants, associations, planted, found, columnsMs, mineMs, rss }) =>
      `miner: ${cases} cases of ${applicants} applicants  ${(columnsMs / 1000).toFixed(1)} s to take in, ` +
      `${(mineMs / 1000).toFixed(1)} s to mine, ${rss.toFixed(0)} MB; ${associations} associations, ` +
      `${found} of ${planted} planted ones`,
  )
}

/** @param prover what measureProver gives @returns lines */
export function proverReport({ catalogue, trees }) {
  const line = (what, { combinations, findings, first, median }) =>
    `prover: ${what.padEnd(17)} ${median.toFixed(1)} ms, first time ${first.toFixed(1)} ms (${combinations.toExponential(2)} combinations, ${findings} findings)`
  return [line('whole catalogue', catalogue), ...trees.map((tree) => line('tree', tree))]
}

/** @param sheets what measureSheets gives @returns lines */
export function sheetsReport({ rows, items, findings, bytes, write, check }) {
  const cost = ({ seconds, megabytes }) => `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most`
  return [
    `workbook: ${rows} rows, ${items} items, ${(bytes / 1024).toFixed(0)} KB, ${findings} errors`,
    `written in ${cost(write)}`,
    `read and checked in ${cost(check)}`,
  ]
}

function tableOf(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at]))).join('  '),
  )
}
