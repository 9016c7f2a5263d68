/** `npm run bench`: what the product costs, against the same rows written by the least code there can be. */
import { bookingReport, measureBookings } from './bench/booking.mjs'
import { editorReport, measureEditor } from './bench/editor.mjs'
import { readOptions, usage } from './bench/options.mjs'
import { forecastReport, measureForecast } from './bench/forecast.mjs'
import { linesReport, measureLines } from './bench/lines.mjs'
import { measureMiner } from './bench/miner.mjs'
import { measureProver } from './bench/prover.mjs'
import { measureQueue, queueReport } from './bench/queue.mjs'
import { measureRaces, racesReport } from './bench/races.mjs'
import { minerReport, proverReport, report, sheetsReport } from './bench/report.mjs'
import { runBench } from './bench/run.mjs'
import { measureSheets } from './bench/sheets.mjs'

const options = readOptions(process.argv.slice(2))
const say = (line) => console.error(line)

/** What is measured on its own, and how people read its figures. */
const alone = {
  sheets: [async () => ({ sheets: measureSheets() }), ({ sheets }) => sheetsReport(sheets)],
  booking: [() => measureBookings(options, say), bookingReport],
  editor: [async () => ({ editor: await measureEditor(options, say) }), ({ editor }) => editorReport(editor)],
  queue: [async () => ({ queue: await measureQueue(options, say) }), ({ queue }) => queueReport(queue)],
  lines: [() => measureLines(options, say), linesReport],
  forecast: [async () => ({ forecast: await measureForecast() }), ({ forecast }) => forecastReport(forecast)],
  races: [async () => ({ races: await measureRaces(options, say) }), ({ races }) => racesReport(races)],
  miner: [async () => ({ miner: await measureMiner() }), ({ miner }) => minerReport(miner)],
  rules: [async () => ({ prover: await measureProver() }), ({ prover }) => proverReport(prover)],
}

if (options.help) console.log(usage)
else {
  const [, chosen] = Object.entries(alone).find(([name]) => options[name]) ?? []
  const [measure, linesOf] = chosen ?? [() => runBench(options, say), (figures) => [report(figures)]]
  const figures = await measure()
  console.log(options.json ? JSON.stringify(figures, undefined, 2) : linesOf(figures).join('\n'))
}
