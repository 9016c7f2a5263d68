/** What can be known without running the product: types, lint, format, walls, dead code. `npm run check`. */
import { runCheck, treeChecks } from './lib/checks.mjs'
import { inParallel } from './lib/run.mjs'

const answers = await inParallel(
  2,
  treeChecks.map((check) => async () => {
    const { code, output } = await runCheck(check)
    if (code !== 0) console.log(`\n${check.name}: not so: ${check.says}\n${output.trimEnd()}`)
    return { name: check.name, code }
  }),
)
const failed = answers.filter(({ code }) => code !== 0).map(({ name }) => name)
console.log(failed.length === 0 ? `${answers.length} checks passed` : `\nfailed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
