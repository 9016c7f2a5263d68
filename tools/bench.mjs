/** `npm run bench`: what the product costs, against the same rows written by the least code there can be. */
import { bookingReport, measureBookings } from './bench/booking.mjs'
import { readOptions, usage } from './bench/options.mjs'
import { measureProver } from './bench/prover.mjs'
import { proverReport, report } from './bench/report.mjs'
import { runBench } from './bench/run.mjs'

const options = readOptions(process.argv.slice(2))
if (options.help) console.log(usage)
else {
  const say = (line) => console.error(line)
  const [measure, tell] = options.rules
    ? [async () => ({ prover: await measureProver() }), ({ prover }) => proverReport(prover).join('\n')]
    : options.booking
      ? [() => measureBookings(options, say), (figures) => bookingReport(figures).join('\n')]
      : [() => runBench(options, say), report]
  const figures = await measure()
  const text = tell(figures)
  console.log(options.json ? JSON.stringify(figures, undefined, 2) : text)
}
