import { resolvePackage, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers } from '@yichuang/modules/catalogue/rules'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleApplications } from './applications.ts'
import { applyPackageEdit, composePackage, exampleGiven, finished, settled } from './compose.ts'
import { moreQuestion } from './edit-questions.ts'
import type { PackageEdit } from './edits.ts'
import { packageFindings } from './findings.ts'
import { nothingGiven } from './package-document.ts'
import type { Given, PackageDocument } from './package-document.ts'
import { packagePath, withAnswer } from './path.ts'
import { questionsOf } from './same-questions.ts'
import { savingOf } from './saving.ts'
import { itemOf, items, packages } from './testing/catalogue.ts'

const start = { id: 'pkg-new', name: '开店一件事', leadDepartment: 'scjg' }
const compose = (...ids: string[]) => composePackage(start, ids, itemOf)
const edited = (pkg: PackageDocument, ...edits: readonly PackageEdit[]) =>
  edits.reduce((before, edit) => {
    const after = applyPackageEdit(before, edit, itemOf)
    if (!after.ok) throw new Error(`refused: ${after.refusal.items.join(' ')}`)
    return after.value
  }, pkg)
const someItems = fc.uniqueArray(fc.constantFrom(...items.keys()), { minLength: 2, maxLength: 6 })

/** What answers say in the words of an item. */
function labelsOf(id: string, answers: Answers): readonly string[] {
  const item = itemOf(id)
  const asked = item === undefined ? [] : questionsOf(item)
  return Object.entries(answers).flatMap(([question, chosen]) =>
    asked
      .filter((one) => one.question === question)
      .flatMap((one) => one.asked.options.filter((option) => chosen.includes(option.id)).map(({ label }) => label)),
  )
}

/** Goes through the path and chooses by number at every question. */
function answered(pkg: PackageDocument, choices: readonly number[]): Given {
  let given = nothingGiven
  for (const choice of choices) {
    const next = packagePath(pkg, given, itemOf).questions.find(({ isOpen }) => isOpen)
    const option = next?.question.options[choice % next.question.options.length]
    if (next === undefined || option === undefined) return given
    given = withAnswer(given, next, [option.id])
  }
  return given
}

describe('[CAT-11] a package is composed of items', () => {
  test('the licence comes first, what needs it goes in parallel after it, and nobody hands it in', () => {
    const pkg = compose('yczm', 'hwzp', 'gthsl')
    expect(pkg.items.map(({ item, stage, dependsOn }) => [item, stage, dependsOn])).toEqual([
      ['gthsl', 1, []],
      ['yczm', 2, ['gthsl']],
      ['hwzp', 2, ['gthsl']],
    ])
    const { resolution } = packagePath(pkg, exampleGiven(finished(pkg, itemOf)) ?? nothingGiven, itemOf)
    expect(resolution.status).toBe('complete')
    expect(resolution.suppressed.map(({ item, producedBy }) => [item, producedBy])).toEqual([
      ['yczm', 'gthsl'],
      ['hwzp', 'gthsl'],
    ])
    expect(resolution.merged[0]).toMatchObject({ ref: 'merged-form', usedBy: ['gthsl', 'yczm', 'hwzp'] })
  })

  test('the same question of three items is asked once, and its answer reaches all of them', () => {
    const pkg = compose('shuigh', 'diangh', 'rqgh')
    expect(pkg.questions.map(({ text }) => text)).toContain('原户费用是否结清？')
    const { questions } = packagePath(pkg, nothingGiven, itemOf)
    const settle = questions.filter(({ question }) => question.text === '原户费用是否结清？')
    expect(settle.map(({ serves, item }) => [serves, item])).toEqual([[['shuigh', 'diangh', 'rqgh'], undefined]])
    const [one] = settle
    const [first] = one?.question.options ?? []
    if (one === undefined || first === undefined) throw new Error('not asked')
    const { perItem } = packagePath(pkg, withAnswer(nothingGiven, one, [first.id]), itemOf).resolution
    for (const id of ['shuigh', 'diangh', 'rqgh']) expect(perItem[id]?.missing).not.toContain('settle')
  })

  test('whatever items it is of: it has no ring, waits only for what comes earlier, and can be gone through', () => {
    fc.assert(
      fc.property(someItems, (ids) => {
        const pkg = compose(...ids)
        const stages = new Map(pkg.items.map(({ item, stage }) => [item, stage]))
        for (const { stage, dependsOn } of pkg.items)
          for (const on of dependsOn) expect(stages.get(on)).toBeLessThan(stage)
        expect([...stages.keys()].toSorted()).toEqual(ids.toSorted())
        const errors = packageFindings(pkg, itemOf).filter(({ level }) => level === 'error')
        expect(errors).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('one path asks no more than the items one by one, and at its end every item has what it would need alone', () => {
    fc.assert(
      fc.property(someItems, fc.array(fc.nat(11), { minLength: 60, maxLength: 60 }), (ids, choices) => {
        const pkg = compose(...ids)
        const given = answered(pkg, choices)
        const { asked, isDone, resolution } = packagePath(pkg, given, itemOf)
        expect(asked.after).toBeLessThanOrEqual(asked.before)
        if (!isDone) return
        // What the package answers for an item is an answer of that item like any other.
        for (const [id, found] of Object.entries(resolution.perItem)) {
          expect(['complete', 'stopped', 'redirected']).toContain(found.status)
          expect([id, new Set(found.materials).size]).toEqual([id, found.materials.length])
        }
        const refs = resolution.merged.map(({ ref, party }) => `${ref} ${party}`)
        expect(new Set(refs).size).toBe(refs.length)
      }),
      { numRuns: 60 },
    )
  })

  test('the answers of a merged question mean in each item what its label says', () => {
    const pkg = compose('jczy', 'clfzy', 'spfzy')
    const merged = pkg.questions.find(({ text }) => text === '房屋规划用途')
    const presets = merged?.options.find(({ label }) => label === '住宅')?.effects?.presetAnswers ?? []
    expect(presets.map(({ item }) => item).toSorted()).toEqual(['clfzy', 'jczy', 'spfzy'])
    expect(presets.flatMap(({ item, answers }) => labelsOf(item, answers))).toEqual(['住宅', '住宅', '住宅'])
  })
})

describe('[CAT-11] a package is changed step by step', () => {
  test('an item that is not always in comes with an answer, and goes with it', () => {
    const pkg = edited(compose('gthsl', 'yczm', 'hwzp'), { kind: 'set-required', item: 'hwzp', isRequired: false })
    const more = pkg.questions.find(({ id }) => id === moreQuestion)
    expect(more?.options.map(({ label }) => label)).toEqual(['户外招牌设施设置备案'])
    expect(resolvePackage(pkg, nothingGiven, itemOf).items).toEqual(['gthsl', 'yczm'])
    const withIt = { ...nothingGiven, answers: { [moreQuestion]: ['hwzp'] } }
    expect(resolvePackage(pkg, withIt, itemOf).items).toEqual(['gthsl', 'yczm', 'hwzp'])
    const back = edited(pkg, { kind: 'set-required', item: 'hwzp', isRequired: true })
    expect(back.questions.some(({ id }) => id === moreQuestion)).toBe(false)
  })

  test('a dependency that closes a ring is refused by the names of the items', () => {
    const pkg = compose('gthsl', 'yczm')
    const refused = applyPackageEdit(pkg, { kind: 'set-dependency', item: 'gthsl', on: 'yczm', isHeld: true }, itemOf)
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'packages.cycle', items: ['个体工商户设立登记', '烟草专卖零售许可证核发（新办）'] },
    })
  })

  test('an item that is taken out leaves nothing behind', () => {
    const pkg = edited(compose('gthsl', 'yczm', 'hwzp', 'gjjtx'), { kind: 'remove-item', item: 'yczm' })
    expect(JSON.stringify({ ...pkg, dedup: {} })).not.toContain('yczm')
    expect(pkg).toEqual(compose('gthsl', 'hwzp', 'gjjtx'))
  })

  test('an answer that implies another answers it', () => {
    const pkg = edited(
      compose('gthsl', 'hwzp'),
      { kind: 'add-question', question: { id: 'place', text: '房子是自己的吗？', type: 'single', required: true } },
      { kind: 'add-option', question: 'place', id: 'own', label: '是' },
      {
        kind: 'imply-answer',
        question: 'place',
        option: 'own',
        target: { item: 'gthsl', question: 'place' },
        answer: ['own'],
      },
      {
        kind: 'imply-answer',
        question: 'place',
        option: 'own',
        target: { item: 'hwzp', question: 'own' },
        answer: ['yes'],
      },
    )
    const path = packagePath(pkg, { answers: { place: ['own'] }, itemAnswers: {} }, itemOf)
    expect(path.questions.map(({ key }) => key)).not.toContain('gthsl/place')
    expect(path.questions.map(({ key }) => key)).not.toContain('hwzp/own')
    const alone = itemOf('hwzp')
    if (alone === undefined) throw new Error('no such item')
    expect(path.resolution.perItem['hwzp']?.materials).toEqual(resolveSituation(alone, { own: ['yes'] }).materials)
  })
})

describe('[CAT-11] the packages of the example catalogue', () => {
  test.each(packages.map((pkg) => [pkg.id, pkg] as const))(
    '%s comes to the same when it is composed anew',
    (_id, pkg) => {
      const given = exampleGiven(pkg) ?? nothingGiven
      const [before, after] = [pkg, settled(pkg, itemOf)].map((one) => resolvePackage(one, given, itemOf))
      expect([after?.before, after?.after, after?.items.toSorted()]).toEqual([
        before?.before,
        before?.after,
        before?.items.toSorted(),
      ])
    },
  )

  test.each(packages.map((pkg) => [pkg.id, pkg] as const))('%s spares documents, and never costs more', (_id, pkg) => {
    const samples = sampleApplications(pkg, itemOf)
    expect(samples.length).toBeGreaterThan(0)
    for (const { given } of samples) {
      const { before, after, isComplete, legalDays } = savingOf(pkg, given, itemOf)
      expect(isComplete).toBe(true)
      for (const figure of ['materials', 'visits', 'steps', 'days'] as const)
        expect(after[figure]).toBeLessThanOrEqual(before[figure])
      expect(after.materials).toBeGreaterThan(0)
      expect(legalDays).toBeGreaterThanOrEqual(before.days)
    }
  })

  test.each(packages.map((pkg) => [pkg.id, pkg] as const))('%s can be published', (_id, pkg) => {
    expect(packageFindings(pkg, itemOf).filter(({ level }) => level === 'error')).toEqual([])
  })
})
