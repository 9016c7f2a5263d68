/** `npm run bench`: what the product costs, against the same rows written by the least code there can be. */
import { readOptions, usage } from './bench/options.mjs'
import { measureProver } from './bench/prover.mjs'
import { measureQueue, queueReport } from './bench/queue.mjs'
import { proverReport, report } from './bench/report.mjs'
import { runBench } from './bench/run.mjs'

const options = readOptions(process.argv.slice(2))
const say = (line) => console.error(line)

/** @returns figures, and how people read them */
async function measure() {
  if (options.rules) return [{ prover: await measureProver() }, ({ prover }) => proverReport(prover).join('\n')]
  if (options.queue) return [{ queue: await measureQueue(options, say) }, ({ queue }) => queueReport(queue).join('\n')]
  return [await runBench(options, say), report]
}

if (options.help) console.log(usage)
else {
  const [figures, words] = await measure()
  console.log(options.json ? JSON.stringify(figures, undefined, 2) : words(figures))
}
