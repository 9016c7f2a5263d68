/** `npm run bench`: what the product costs, against the same rows written by the least code there can be. */
import { readOptions, usage } from './bench/options.mjs'
import { measureProver } from './bench/prover.mjs'
import { proverReport, report } from './bench/report.mjs'
import { runBench } from './bench/run.mjs'

const options = readOptions(process.argv.slice(2))
if (options.help) console.log(usage)
else {
  const figures = options.rules
    ? { prover: await measureProver() }
    : await runBench(options, (line) => console.error(line))
  const text = options.rules ? proverReport(figures.prover).join('\n') : report(figures)
  console.log(options.json ? JSON.stringify(figures, undefined, 2) : text)
}
