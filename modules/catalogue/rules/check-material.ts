import { demand, demandUnique } from './check-format.ts'
import type { CheckScope, LibraryMaterial } from './check-format.ts'
import { isVagueName } from './vague.ts'

/** What an item's material and a material of the library must both keep to. (exchange format §2) */
export function checkMaterial(scope: CheckScope, material: LibraryMaterial, at: string): void {
  const { known, items, find } = scope
  demand(scope, 'department', known.department, [`${at}/issuerDepartment`, material.issuerDepartment])
  demand(scope, 'licence', known.licence, [`${at}/share/licence`, material.share.licence])
  for (const [index, item] of (material.resultOf ?? []).entries())
    if (!scope.isExtension && !items.has(item)) find('unknown-item', `${at}/resultOf/${index}`, { id: item })
  for (const list of ['formReview', 'contentReview'] as const)
    for (const [index, { check }] of material[list].entries())
      demand(scope, 'data-element', known['data-element'], [`${at}/${list}/${index}/check/field`, check?.field])
  const formal = material.formReview.length
  demandUnique(
    scope,
    [...material.formReview, ...material.contentReview].map(({ id }) => id),
    (index) => (index < formal ? `${at}/formReview/${index}/id` : `${at}/contentReview/${index - formal}/id`),
    'duplicate-review-point',
  )
  if (material.share.available && material.share.mode === undefined)
    find('share-mode-missing', `${at}/share`, { name: material.name })
  if (isVagueName(material.name)) find('vague-name', `${at}/name`, { name: material.name })
}
