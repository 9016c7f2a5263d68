import { randomUUID } from 'node:crypto'
import { instantOf } from '@yichuang/modules/calendar/rules'
import { importPlaces } from '@yichuang/modules/halls/public'
import type { PlacesImport } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import { checkedFolder, onDatabase, operator } from './catalogue-folder.ts'
import type { PlaceOptions } from './with-database.ts'

const wanted = ['halls.json', 'departments.json']

/** What a folder says of places, with the number of its areas. */
export interface CheckedPlaces {
  readonly places: PlacesImport
  readonly areas: number
}

/**
 * Reads `halls.json` and `departments.json` (may be missing) of a folder, checked against the exchange format.
 * @throws with every problem in a line of its own, before anything is written
 */
export async function checkedPlaces(folder: string, departmentArea: string | undefined): Promise<CheckedPlaces> {
  const { files, findings } = await checkedFolder(folder)
  const errors = findings.filter(({ level, file }) => level === 'error' && wanted.includes(file))
  if (errors.length > 0) {
    throw new Error(errors.map(({ file, pointer, zh, en }) => `${file}#${pointer}: ${zh} / ${en}`).join('\n'))
  }
  const text = (name: string) => files.find(({ path }) => path === name)?.text
  const hallsText = text('halls.json')
  if (hallsText === undefined) throw new Error(`${folder} has no halls.json, which names the areas`)
  const { region, halls } = JSON.parse(hallsText) as Pick<PlacesImport, 'region' | 'halls'>
  const { departments } = JSON.parse(text('departments.json') ?? '{"departments":[]}') as Pick<
    PlacesImport,
    'departments'
  >
  const codes = codesBelow(region)
  const departmentRegion = departmentArea ?? region.code
  if (!codes.includes(departmentRegion)) throw new Error(`${departmentRegion} is no area of halls.json`)
  return { places: { region, halls, departments, departmentRegion }, areas: codes.length }
}

/** Writes the places into the product's database, in one transaction. */
export async function takePlaces({ places }: CheckedPlaces, place: PlaceOptions): Promise<void> {
  await onDatabase(place, async (db) => {
    const intent = { actor: operator, at: instantOf(Date.now()), key: `places-import-${randomUUID()}` }
    const decision = await runCommand(db, importPlaces, places, intent)
    if (!decision.ok) throw new Error(`halls.import-places: ${JSON.stringify(decision.refusal)}`)
  })
}

function codesBelow({ code, children = [] }: PlacesImport['region']): readonly string[] {
  return [code, ...children.flatMap(codesBelow)]
}
