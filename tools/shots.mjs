/**
 * Pictures of every page at desk and phone width into docs/pictures/, from the built product with the demo hall.
 * `npm run shots [-- page …]`. Pages are those the modules declare, each seen by somebody who may see it, and the
 * public ones; a page of one case or item is shown with the first that its list knows.
 */
import { tsImport } from 'tsx/esm/api'

const { takePictures } = await tsImport('../tests/journeys/pictures.ts', import.meta.url)
await takePictures(process.argv.slice(2))
