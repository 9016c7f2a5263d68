import { catalogueWords, packageChecker } from '@yichuang/modules/catalogue/public'
import type { PackagesParts } from '@yichuang/modules/packages/public'
import type { Parts } from './parts.ts'
import { workshopLookups } from './workshop-lookups.ts'

/** What packages look up in other modules. */
export function packagesLookups(parts: Parts): PackagesParts {
  const { items, regionOf, centreOf, names } = workshopLookups(parts)
  const { publicUrl } = parts.documents
  const words = catalogueWords(parts.db, items)
  const elements = async () => (await words.current()).elements
  return { items, regionOf, centreOf, names, elements, publicUrl, check: packageChecker(parts.ground, items) }
}
