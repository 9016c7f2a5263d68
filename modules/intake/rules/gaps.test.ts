import { expect, test } from 'vitest'
import { defectsOf, deferralTerms, gapsOf } from './index.ts'
import { aDossier, aRequirement, instantItem } from './testing/index.ts'

const opened = aDossier().opened()

test('[INT-03] before anything is handed in, everything required is missing, in the order of the list', () => {
  const { materials, blocking, terms } = gapsOf(opened.dossier, opened.facts())
  expect(materials.map(({ material, kind }) => [material, kind])).toEqual([
    ['form', 'missing'],
    ['lease', 'missing'],
    ['health', 'missing'],
  ])
  expect(blocking.map(({ material }) => material)).toEqual(['form'])
  expect(terms).toBeUndefined()
})

test('[INT-12] what the sharing platform answered needs no tick; a point that failed still counts', () => {
  const faulty = opened.handedIn().bound({ key: 'licence', checks: { f1: { ok: false, defect: '已注销' } } })
  expect(gapsOf(opened.handedIn().dossier, opened.facts()).materials).toEqual([])
  expect(gapsOf(faulty.dossier, faulty.facts()).materials).toMatchObject([
    { material: 'licence', kind: 'faulty', points: ['f1'] },
  ])
})

test('[INT-03] points are named: failed ones first, else those not looked at', () => {
  const half = opened.handedIn(['form']).bound({ key: 'form', received: true, checks: { f1: { ok: true } } })
  expect(gapsOf(half.dossier, half.facts()).blocking).toMatchObject([
    { material: 'form', kind: 'unchecked', points: ['c1'] },
  ])
  const wrong = half.bound({ key: 'form', checks: { f1: { ok: false, defect: '旧版' } } })
  expect(gapsOf(wrong.dossier, wrong.facts()).blocking).toMatchObject([{ kind: 'faulty', points: ['f1'] }])
})

test('[INT-04] one promise for all that may follow: the shortest days, at most the day the case is due', () => {
  const lacking = opened.handedIn(['lease', 'health'])
  expect(gapsOf(lacking.dossier, lacking.facts()).terms).toEqual({
    materials: ['lease', 'health'],
    days: 5,
    until: '2026-02-26',
    consequence: 'terminate',
    moves: 'after-materials',
    becomesCommitmentCase: false,
  })
})

test('[INT-04] the item decides the cap, the consequence and what an instant item becomes', () => {
  const lacking = aDossier({ item: { deferralMoves: 'at-once', onDefault: 'decide-as-is' } })
    .opened()
    .handedIn(['lease'])
  expect(deferralTerms(lacking.dossier, lacking.facts())).toMatchObject({
    days: 10,
    until: '2026-02-26',
    consequence: 'decide-as-is',
    moves: 'at-once',
  })
  const waiting = opened.handedIn(['lease'])
  expect(deferralTerms(waiting.dossier, waiting.facts())?.until).toBe('2026-03-04')
  const instant = aDossier({ item: instantItem }).opened().handedIn(['lease'])
  expect(deferralTerms(instant.dossier, instant.facts())).toMatchObject({
    becomesCommitmentCase: true,
    until: '2026-03-04',
  })
})

test('[INT-04] nothing missing, nothing to promise', () => {
  const complete = opened.handedIn()
  expect(gapsOf(complete.dossier, complete.facts())).toEqual({ materials: [], blocking: [], terms: undefined })
})

test('[INT-05] defects say what to bring in the words of the list', () => {
  const requirements = [
    aRequirement('a', {
      copies: [
        { form: 'original', count: 1, action: 'submit' },
        { form: 'copy', count: 2, action: 'submit' },
      ],
    }),
    aRequirement('b', { copies: [{ form: 'original', count: 1, action: 'verify' }] }),
    aRequirement('c', { copies: [] }),
    aRequirement('d', { copies: [{ form: 'electronic', count: 1, action: 'submit' }] }),
    aRequirement('e', { isRequired: false }),
  ]
  expect(defectsOf(aDossier().opened({ requirements }).dossier)).toEqual([
    { material: 'a', required: '缺少这份材料。请提供原件1份、复印件2份。' },
    { material: 'b', required: '缺少这份材料。出示原件1份核验。' },
    { material: 'c', required: '缺少这份材料。请提供。' },
    { material: 'd', required: '缺少这份材料。请提供电子件。' },
  ])
})

test('[INT-05] points nobody looked at are no defects; failed ones of a voluntary material are', () => {
  const story = opened.handedIn(['form', 'photo']).bound({ key: 'form', received: true })
  expect(defectsOf(story.dossier)).toEqual([])
  const requirements = [aRequirement('photo', { isRequired: false })]
  const shown = aDossier()
    .opened({ requirements })
    .bound({ key: 'photo', received: true, checks: { f1: { ok: false, defect: '不清楚' } } })
  expect(defectsOf(shown.dossier)).toEqual([{ material: 'photo', reviewPoint: 'f1', required: '不清楚' }])
})
