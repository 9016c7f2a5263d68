/** `npm run bench`: what the product costs, against the same rows written by the least code there can be. */
import { bookingReport, measureBookings } from './bench/booking.mjs'
import { readOptions, usage } from './bench/options.mjs'
import { measureProver } from './bench/prover.mjs'
import { proverReport, report, sheetsReport } from './bench/report.mjs'
import { runBench } from './bench/run.mjs'
import { measureSheets } from './bench/sheets.mjs'

const options = readOptions(process.argv.slice(2))
if (options.help) console.log(usage)
else {
  const { figures, lines } = await measured()
  console.log(options.json ? JSON.stringify(figures, undefined, 2) : lines)
}

async function measured() {
  if (options.sheets) {
    const sheets = measureSheets()
    return { figures: { sheets }, lines: sheetsReport(sheets).join('\n') }
  }
  if (options.booking) {
    const figures = await measureBookings(options, (line) => console.error(line))
    return { figures, lines: bookingReport(figures).join('\n') }
  }
  if (options.rules) {
    const prover = await measureProver()
    return { figures: { prover }, lines: proverReport(prover).join('\n') }
  }
  const figures = await runBench(options, (line) => console.error(line))
  return { figures, lines: report(figures) }
}
