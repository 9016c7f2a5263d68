import { local, run } from './run.mjs'

/** Checks of the tree that need no running product: name, what it proves, the programs that prove it. */
export const treeChecks = [
  { name: 'lock', says: 'the lockfile has everything for every system', programs: [['npm', 'ci', '--dry-run']] },
  {
    name: 'types',
    says: 'the three views of the tree compile',
    programs: ['rules', 'server', 'web'].map((view) => ['tsc', '-p', `tsconfig.${view}.json`]),
  },
  {
    name: 'lint',
    says: 'no finding of the linter, no ceiling broken',
    programs: [['oxlint', '--deny-warnings', '-f', 'unix']],
  },
  { name: 'format', says: 'every file is formatted', programs: [['prettier', '--check', '--log-level', 'warn', '.']] },
  {
    name: 'walls',
    says: 'modules keep to the map and enter by the doors',
    programs: [['depcruise', 'modules', 'platform', 'kit', 'apps', '--config', '.dependency-cruiser.mjs']],
  },
  { name: 'dead', says: 'no file, export or package that nobody uses', programs: [['knip', '--no-config-hints']] },
]

/**
 * Runs the programs of a check one after the other, all of them even when one fails.
 * @returns code 0 when all passed, and everything printed
 */
export async function runCheck({ programs }, limit) {
  let code = 0
  let output = ''
  for (const [name, ...args] of programs) {
    const ended = await run(name === 'npm' ? name : local(name), args, { limit })
    code ||= ended.code
    output += ended.output
  }
  return { code, output }
}
