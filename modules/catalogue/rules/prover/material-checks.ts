import { isShared } from '../terms.ts'
import { isVagueName } from '../vague.ts'
import type { Material } from '../format.ts'
import { NEVER } from './diagram.ts'
import { exampleOf, proofFinding } from './finding.ts'
import type { ProofFinding, Proving } from './finding.ts'
import { memberValues } from './model.ts'

/** Materials nobody needs, hidden alternatives, what sharing would spare, and lists without anything. (CAT-03, CAT-05) */
export function checkMaterials(proving: Proving): ProofFinding[] {
  const { item } = proving.model
  return [
    ...withoutMaterial(proving),
    ...item.materials.flatMap((material, index) => ofMaterial(proving, material, index)),
    ...askedTwice(proving),
  ]
}

function withoutMaterial({ model, accepted }: Proving): ProofFinding[] {
  const { diagram, needed } = model
  const example = exampleOf(model, diagram.without(accepted, diagram.any([...needed.values()])))
  if (example === undefined) return []
  return [proofFinding('no-material', { pointer: '/materials', place: {} }, {}, { example })]
}

/** Two documents a person may choose between are two lists. Brackets explain a name, they don't offer a choice. */
const alternative = /或者?/

function ofMaterial(proving: Proving, material: Material, index: number): ProofFinding[] {
  const { model, accepted } = proving
  const { diagram } = model
  const { key, name } = material
  const at = { pointer: `/materials/${index}`, place: { material: key } }
  const when = diagram.and(accepted, model.needed.get(key) ?? NEVER)
  if (when === NEVER) return accepted === NEVER ? [] : [proofFinding('material-never', at, { name, material: key })]
  const example = exampleOf(model, when)
  const optional = memberValues(diagram, model.causes, material, 'necessity').get('"非必要"') ?? NEVER
  const leftOpen = exampleOf(model, diagram.and(when, optional))
  const outside = name.replaceAll(/（[^）]*）|\([^)]*\)/g, '')
  return [
    ...(leftOpen === undefined ? [] : [proofFinding('hides-lists', at, { name }, { example: leftOpen })]),
    ...(alternative.test(outside) ? [proofFinding('hides-alternative', at, { name }, { example })] : []),
    ...(isShareable(material) ? [proofFinding('share-asked', at, { name }, { example })] : []),
    ...(isVagueName(name)
      ? [proofFinding('vague-name', { ...at, pointer: `${at.pointer}/name` }, { name }, { example })]
      : []),
  ]
}

/** The data platform holds the document, and yet paper of it is to be handed in. */
function isShareable({ share, copies }: Material): boolean {
  const onPaper = copies.some(({ form, action }) => form !== 'electronic' && action === 'submit')
  return isShared({ share }) && onPaper
}

/** The same document of the same person stands in one list twice. */
function askedTwice({ model, accepted }: Proving): ProofFinding[] {
  const { diagram, needed, item } = model
  return item.materials.flatMap((material, index) =>
    item.materials.slice(0, index).flatMap((other, place) => {
      if (other.ref !== material.ref || other.party !== material.party) return []
      const both = [accepted, needed.get(other.key) ?? NEVER, needed.get(material.key) ?? NEVER]
      const example = exampleOf(model, diagram.all(both))
      if (example === undefined) return []
      return [
        proofFinding(
          'material-twice',
          { pointer: `/materials/${index}`, place: { material: material.key } },
          { name: material.name, other: other.name },
          { other: { pointer: `/materials/${place}`, place: { material: other.key } }, example },
        ),
      ]
    }),
  )
}
