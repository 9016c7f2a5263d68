import type { Command } from 'commander'
import { exportFolder, importFolder, provedFolder, tell } from './catalogue-folder.ts'
import { exportToWorkbook, importWorkbook, isWorkbook, tellSheets } from './catalogue-sheets.ts'
import { alwaysJson, eachLine } from './lines.ts'
import type { PlaceOptions } from './with-database.ts'

/** The catalogue at the command line: `catalogue resolve`, `resolve-package`, `check`, `import`, `export`. */
export function registerCatalogue(program: Command): void {
  const catalogue = program.command('catalogue').description('item catalogues in the exchange format 1.0')
  registerResolving(catalogue)
  registerCheck(catalogue)
  registerExchange(catalogue)
}

function registerCheck(catalogue: Command): void {
  catalogue
    .command('check')
    .description(
      'schema, references and meaning of a catalogue folder, and its situation trees proved; findings on stderr, exit 1 if there are errors',
    )
    .argument('<folder>', 'folder of the catalogue')
    .option('--json', 'machine output')
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const { files, findings } = await provedFolder(folder)
      const count = (level: 'error' | 'warning' | 'hint') => findings.filter((one) => one.level === level).length
      const [errors, warnings, hints] = [count('error'), count('warning'), count('hint')]
      if (json === true)
        process.stdout.write(`${JSON.stringify({ files: files.length, errors, warnings, hints, findings })}\n`)
      else {
        tell(findings)
        process.stdout.write(
          `${folder}: ${files.length} files, ${errors} errors, ${warnings} warnings, ${hints} hints\n`,
        )
      }
      if (errors > 0) process.exitCode = 1
    })
}

interface ExchangeOptions extends PlaceOptions {
  readonly json?: boolean
}

interface ExportOptions extends ExchangeOptions {
  readonly catalogue?: string
  readonly department?: string
}

/** Takes a workbook in and tells what came of it. */
async function importSheets(file: string, json: boolean, place: PlaceOptions): Promise<void> {
  const done = await importWorkbook(file, place)
  const hasErrors = done.findings.some(({ level }) => level === 'error')
  if (json) process.stdout.write(`${JSON.stringify(done)}\n`)
  else {
    tellSheets(done.findings)
    process.stdout.write(`${file}: ${done.rows} rows, ${done.changed} items changed\n`)
  }
  if (!hasErrors) return
  process.stderr.write(`${file} was not imported / 未导入\n`)
  process.exitCode = 1
}

function registerExchange(catalogue: Command): void {
  catalogue
    .command('import')
    .description('take a catalogue folder into the database, whole or, if the check finds errors, not at all')
    .argument('<folder>', 'folder of the catalogue, or a workbook (.xlsx) of items')
    .option('--data <folder>', 'folder of database, files and keys')
    .option('--database-url <url>', 'PostgreSQL to use instead of the embedded one')
    .option('--json', 'machine output')
    .action(async (folder: string, { json, ...place }: ExchangeOptions) => {
      if (isWorkbook(folder)) return importSheets(folder, json === true, place)
      const done = await importFolder(folder, place)
      if (json === true) process.stdout.write(`${JSON.stringify(done)}\n`)
      else if ('findings' in done) tell(done.findings)
      else
        process.stdout.write(
          `${folder}: ${done.files} files taken in, ${done.changed} items changed, ${done.retired} items out of force\n`,
        )
      if (!('findings' in done)) return
      process.stderr.write(`${folder} was not imported / 未导入\n`)
      process.exitCode = 1
    })
  catalogue
    .command('export')
    .description('write a catalogue of the database into a folder, byte for byte as it came in')
    .argument('<folder>', 'folder to write, empty or not there yet; or a workbook (.xlsx) for the items alone')
    .option('--department <id>', 'only its items; for a workbook')
    .option('--catalogue <id>', 'id in the manifest; needed if several were imported')
    .option('--data <folder>', 'folder of database, files and keys')
    .option('--database-url <url>', 'PostgreSQL to use instead of the embedded one')
    .option('--json', 'machine output')
    .action(async (folder: string, { json, catalogue: id, department, ...place }: ExportOptions) => {
      if (isWorkbook(folder)) {
        const { file, bytes } = await exportToWorkbook(folder, department, place)
        process.stdout.write(
          json === true ? `${JSON.stringify({ file, bytes })}\n` : `${file}: ${bytes} bytes written\n`,
        )
        return
      }
      const done = await exportFolder(folder, id, place)
      process.stdout.write(
        json === true ? `${JSON.stringify(done)}\n` : `${done.catalogue}: ${done.files} files written to ${folder}\n`,
      )
    })
}

function registerResolving(catalogue: Command): void {
  catalogue
    .command('resolve')
    .description(
      'answers to materials: reads {"item","answers"} lines, answers {"status","materials","details","procedures","fees","limits","missing","errors","outcome"}',
    )
    .argument('<folders...>', 'folders of the catalogue; several are one catalogue')
    .option('--json', alwaysJson)
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
    .option('--json', alwaysJson)
    .action(async (folders: readonly string[]) => {
      const { readResolvableCatalogue } = await import('@yichuang/modules/catalogue/public')
      const { resolvePackageLine } = await import('@yichuang/modules/catalogue/rules')
      const known = await readResolvableCatalogue(folders)
      await eachLine((line) => resolvePackageLine(line, known))
    })
}
