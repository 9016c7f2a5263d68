import type { Command } from 'commander'
import { eachLine } from './lines.ts'

/** The catalogue at the command line: `catalogue resolve`, `resolve-package`. */
export function registerCatalogue(program: Command): void {
  const catalogue = program.command('catalogue').description('item catalogues in the exchange format 1.0')
  registerResolving(catalogue)
}

function registerResolving(catalogue: Command): void {
  catalogue
    .command('resolve')
    .description(
      'answers to materials: reads {"item","answers"} lines, answers {"status","materials","details","procedures","fees","limits","missing","errors","outcome"}',
    )
    .argument('<folders...>', 'folders of the catalogue; several are one catalogue')
    .action(async (folders: readonly string[]) => {
      const { readResolvableCatalogue } = await import('@yichuang/modules/catalogue/public')
      const { resolveLine } = await import('@yichuang/modules/catalogue/rules')
      const known = await readResolvableCatalogue(folders)
      await eachLine((line) => resolveLine(line, known))
    })
  catalogue
    .command('resolve-package')
    .description(
      'answers to the documents of a package: reads {"package","answers","itemAnswers"} lines, answers {"items","before","after","merged","suppressed"}',
    )
    .argument('<folders...>', 'folders of the catalogue; several are one catalogue')
    .action(async (folders: readonly string[]) => {
      const { readResolvableCatalogue } = await import('@yichuang/modules/catalogue/public')
      const { resolvePackageLine } = await import('@yichuang/modules/catalogue/rules')
      const known = await readResolvableCatalogue(folders)
      await eachLine((line) => resolvePackageLine(line, known))
    })
}
