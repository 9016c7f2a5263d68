import type { Command } from 'commander'
import { tell, withPlace } from './place.ts'
import type { PlaceOptions } from './with-database.ts'

interface ImportOptions extends PlaceOptions {
  readonly json?: boolean
  readonly departmentArea?: string
}

/** `yichuang places import`: areas, halls, windows and departments, which accounts and cases need before anything else. */
export function registerPlaces(program: Command): void {
  const places = program.command('places').description('areas, halls, windows and departments')
  withPlace(places.command('import').argument('<folder>', 'folder with halls.json and departments.json'))
    .description('take over areas, halls, windows and departments in the exchange format 1.0; whole or not at all')
    .option('--department-area <code>', 'area the departments belong to; without it the uppermost of halls.json')
    .action(async (folder: string, { json, departmentArea, ...place }: ImportOptions) => {
      const { checkedPlaces, takePlaces } = await import('./places-folder.ts')
      const found = await checkedPlaces(folder, departmentArea)
      await takePlaces(found, place)
      const { halls, departments } = found.places
      const counts = { areas: found.areas, halls: halls.length, departments: departments.length }
      const sentence = `${counts.areas} areas, ${counts.halls} halls, ${counts.departments} departments taken in`
      tell(json, counts, sentence)
    })
}
