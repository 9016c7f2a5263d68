import type { Effects } from '../format.ts'
import { ALWAYS, NEVER } from './diagram.ts'
import type { Node } from './diagram.ts'
import { exampleOf, proofFinding } from './finding.ts'
import type { ProofCode, ProofFinding, Proving } from './finding.ts'
import { isAcceptable } from './independence.ts'
import { limitSettings, settings } from './model.ts'
import type { Cause } from './model.ts'

/** Conditions that never or always hold, that overlap, and effects that contradict each other or do nothing. (CAT-03) */
export function checkCauses(proving: Proving): ProofFinding[] {
  return [
    ...ruleConditions(proving),
    ...addMeetsRemove(proving),
    ...settingsContradict(proving),
    ...outcomesContradict(proving),
    ...idleEffects(proving),
  ]
}

const nameOf = (cause: Cause) => ({ pointer: cause.at, place: cause.place })

function ruleConditions({ model, valid, accepted }: Proving): ProofFinding[] {
  const { diagram } = model
  const rules = model.causes.filter(({ from }) => from === 'rule')
  const met = new Map<Node, Cause>()
  return rules.flatMap((rule) => {
    const id = rule.place.rule ?? ''
    const when = diagram.and(accepted, rule.when)
    if (when === NEVER) {
      const ended = exampleOf(model, diagram.and(valid, rule.when))
      return [proofFinding('rule-never', nameOf(rule), { rule: id }, { example: ended })]
    }
    if (when === accepted)
      return [proofFinding('rule-always', nameOf(rule), { rule: id }, { example: exampleOf(model, when) })]
    const same = met.get(when)
    if (same === undefined) {
      met.set(when, rule)
      return []
    }
    const shown = { other: { pointer: same.at, place: same.place }, example: exampleOf(model, when) }
    return [proofFinding('rules-same', nameOf(rule), { rule: id, other: same.place.rule ?? '' }, shown)]
  })
}

/**
 * Two causes that want opposite things in one combination. A rule that takes back what an answer brings is meant to:
 * that is what rules are for; two rules against each other, or answers alone, are not.
 */
function isDeliberate(one: Cause, later: Cause): boolean {
  return one.from === 'option' && later.from === 'rule'
}

function addMeetsRemove(proving: Proving): ProofFinding[] {
  const { causes } = proving.model
  return proving.model.item.materials.flatMap(({ key, name }) => {
    const naming = (read: (effects: Effects) => readonly string[] | undefined) =>
      causes.filter(({ effects }) => read(effects)?.includes(key))
    const removers = naming(({ removeMaterials }) => removeMaterials)
    return naming(({ addMaterials }) => addMaterials).flatMap((adder) =>
      removers
        .filter((remover) => remover !== adder && !isDeliberate(adder, remover))
        .flatMap((remover) => contradiction(proving, 'add-meets-remove', [adder, remover], { name, material: key })),
    )
  })
}

/** Answers that show two causes at work together; nothing where they exclude each other. */
function contradiction(
  proving: Proving,
  code: ProofCode,
  [one, other]: readonly [Cause, Cause],
  facts: { readonly name: string; readonly material?: string },
): ProofFinding[] {
  const { model, accepted } = proving
  const together = model.diagram.and(one.when, other.when)
  if (!isAcceptable(proving, together)) return []
  const example = exampleOf(model, model.diagram.and(accepted, together))
  const bothRules = one.from === 'rule' && other.from === 'rule'
  const material = facts.material === undefined ? {} : { material: facts.material }
  return [
    proofFinding(
      bothRules ? 'rules-overlap' : code,
      { pointer: one.at, place: { ...one.place, ...material } },
      { name: facts.name, one: saidOf(one), other: saidOf(other) },
      { other: { pointer: other.at, place: { ...other.place, ...material } }, example },
    ),
  ]
}

function saidOf({ place }: Cause): string {
  return place.rule ?? `${place.question ?? ''}.${place.option ?? ''}`
}

/** Two causes give one member different values; the later one wins, and nothing says that it should. */
function settingsContradict(proving: Proving): ProofFinding[] {
  const { item, causes } = proving.model
  const members = ['copies', 'necessity', 'deferral', 'per'] as const
  const ofMaterials = item.materials.flatMap(({ key, name }) =>
    members.flatMap((member) =>
      pairs(settings(causes, key, member)).flatMap((pair) =>
        contradiction(proving, 'settings-contradict', pair, { name, material: key }),
      ),
    ),
  )
  const ofLimits = (['statutory', 'committed'] as const).flatMap((limit) =>
    pairs(limitSettings(causes, limit)).flatMap((pair) =>
      contradiction(proving, 'limits-contradict', pair, { name: limit }),
    ),
  )
  return [...ofMaterials, ...ofLimits]
}

function pairs(list: readonly { readonly cause: Cause; readonly value: string }[]): (readonly [Cause, Cause])[] {
  return list.flatMap((one, index) =>
    list
      .slice(index + 1)
      .filter((other) => other.value !== one.value && !isDeliberate(one.cause, other.cause))
      .map((other) => [one.cause, other.cause] as const),
  )
}

/** Answers after which two different ends are told, and only the first is. */
function outcomesContradict(proving: Proving): ProofFinding[] {
  const { model, valid } = proving
  const { diagram, ends } = model
  return ends.flatMap((end, index) =>
    ends.slice(index + 1).flatMap((later) => {
      const isSame = end.outcome.kind === later.outcome.kind && end.outcome.item === later.outcome.item
      const example = isSame ? undefined : exampleOf(model, diagram.all([valid, end.when, later.when]))
      if (example === undefined) return []
      const { option, other } = { option: end.option, other: later.option }
      return [
        proofFinding(
          'outcomes-contradict',
          { pointer: option.at, place: option.place },
          { one: option.option.label, other: other.option.label },
          { other: { pointer: other.at, place: other.place }, example },
        ),
      ]
    }),
  )
}

/** What an answer or a condition adds or removes to no effect: it is in the list anyway, or not in it anyway. */
function idleEffects(proving: Proving): ProofFinding[] {
  const { model, accepted } = proving
  return model.causes.flatMap((cause) => {
    if (!isAcceptable(proving, cause.when)) return []
    const { addMaterials = [], removeMaterials = [] } = cause.effects
    return [
      ...addMaterials.filter((key) => isIdle(proving, cause, 'addMaterials', key)),
      ...removeMaterials.filter((key) => isIdle(proving, cause, 'removeMaterials', key)),
    ].map((key) =>
      proofFinding(
        'effect-idle',
        { pointer: cause.at, place: { ...cause.place, material: key } },
        { cause: saidOf(cause), name: model.item.materials.find((one) => one.key === key)?.name ?? key },
        { example: exampleOf(model, model.diagram.and(accepted, cause.when)) },
      ),
    )
  })
}

function isIdle(proving: Proving, cause: Cause, list: 'addMaterials' | 'removeMaterials', key: string): boolean {
  const { diagram, causes, item, needed } = proving.model
  const without = (name: 'addMaterials' | 'removeMaterials') =>
    diagram.any(
      causes
        .filter((one) => one.effects[name]?.includes(key) === true && !(one === cause && name === list))
        .map(({ when }) => when),
    )
  const isBase = item.materials.find((one) => one.key === key)?.base === true
  const other = diagram.without(isBase ? ALWAYS : without('addMaterials'), without('removeMaterials'))
  const differ = diagram.differ(other, needed.get(key) ?? NEVER)
  return differ === NEVER || !isAcceptable(proving, differ)
}
