import { instant } from '@yichuang/modules/calendar/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { DossierEvent, RecordedEvent } from '@yichuang/modules/cases/rules'
import { describe, expect, test } from 'vitest'
import { actsOf, decidePrint, itemViewOf, standingOf } from './index.ts'
import { acceptedEvent, receivedEvents, recorded } from './testing/noodle-shop.ts'

describe('prints', () => {
  test('the first one is free, each later one has a number and a reason', () => {
    expect(decidePrint(0, undefined)).toEqual({ ok: true, value: { type: 'first' } })
    expect(decidePrint(1, '遗失')).toEqual({ ok: true, value: { type: 'reprint', n: 2, reason: '遗失' } })
    expect(decidePrint(3, ' 破损 ')).toMatchObject({ value: { n: 4, reason: '破损' } })
  })
  test('a later print without a reason is refused', () => {
    for (const reason of [undefined, '', '  ']) {
      expect(decidePrint(1, reason)).toMatchObject({ refusal: { code: 'documents.reason-missing', printed: 1 } })
    }
  })
})

describe('where a document stands', () => {
  const later = (...events: string[]) => ({ events, isRepeated: false })
  test('[BAK-14] a decision that was withdrawn is void, other documents are not touched by it', () => {
    expect(standingOf('grant', later('handling.result-voided'))).toBe('voided')
    expect(standingOf('licence', later('handling.result-voided'))).toBe('voided')
    expect(standingOf('acceptance', later('handling.result-voided'))).toBe('in-force')
  })
  test('[BAK-14] a slip of the pen that was corrected shows on what was issued before', () => {
    expect(standingOf('acceptance', later('cases.error-corrected'))).toBe('corrected')
    expect(standingOf('clerical-correction', later('cases.error-corrected'))).toBe('in-force')
  })
  test('[INT-05] a newer notice of the same kind takes the place of the older; licences stand side by side', () => {
    expect(standingOf('correction', { events: [], isRepeated: true })).toBe('superseded')
    expect(standingOf('licence', { events: [], isRepeated: true })).toBe('in-force')
    expect(standingOf('acceptance', later())).toBe('in-force')
  })
})

describe('what documents say of an item', () => {
  const question = (id: string, text: string, labels: readonly string[]) => ({
    id,
    text,
    type: 'multi' as const,
    required: true,
    options: labels.map((label, index) => ({ id: `o${index}`, label })),
  })
  const questions = [
    question('place', '经营场所属于哪种情况？', ['自己的房子', '租来的房子']),
    question('proof', '房东能否提供房产证？（原件）', ['能', '不能']),
    question('more', '还有下列哪些情况？', ['委托他人办理', '名称已自主申报', '以上都没有']),
  ]
  const law = (name: string) => ({ law: `《${name}》`, article: '第三条' })
  const days = { value: 5, unit: 'workday' } as const
  const procedure = { id: 'p', kind: '现场核查', days, when: 'always', clock: 'excluded' } as const
  const item = {
    id: 'x',
    name: '个体工商户设立登记',
    type: '行政许可',
    legalBasis: ['甲法', '乙法', '丙法', '丁法'].map(law),
    limits: { statutory: days, committed: days },
    fee: { charged: false, lines: [] },
    specialProcedures: [procedure, { ...procedure, id: 'q', kind: '公示', clock: 'included' }],
    situation: { questions },
    materials: [],
  } as unknown as Item

  test('[INT-03] the situation is told by the answers; a bare 能 takes its question along, 以上都没有 is left out', () => {
    const told = (answers: Record<string, string[]>) => itemViewOf(item, answers).situation
    expect(told({ place: ['o1'], proof: ['o0'], more: ['o0', 'o1'] })).toBe(
      '租来的房子，房东能否提供房产证：能，委托他人办理、名称已自主申报',
    )
    expect(told({ place: ['o0'], proof: ['o1'], more: ['o2'] })).toBe('自己的房子，房东能否提供房产证：不能')
    expect(told({})).toBe('个体工商户设立登记')
  })
  test('[BAK-06] only procedures whose time does not count are announced; three laws are enough', () => {
    const { procedures, basis } = itemViewOf(item, { place: ['o0'], proof: ['o0'], more: ['o2'] })
    expect(procedures).toEqual([{ name: '现场核查', days: { value: 5, unit: 'workday' } }])
    expect(basis).toEqual(['《甲法》第三条', '《乙法》第三条', '《丙法》第三条'])
  })
})

describe('acts', () => {
  test('[TIM-02] events of one moment by one person are one act; what the clock did before stands alone', () => {
    const at = instant('2026-09-18T02:31:00Z')
    const byClock = { at: instant('2026-09-17T16:00:00Z'), by: { person: 'system:clock', name: '系统' } }
    const rows: RecordedEvent[] = [
      ...receivedEvents.map((event) => recorded(event)),
      { ...recorded(acceptedEvent), ...byClock },
      recorded({ type: 'cases.urged', v: 1, reason: '督办' } satisfies DossierEvent),
    ].map((event, index) => ({ ...event, seq: index + 1, recordedAt: at }))
    const acts = actsOf(rows, 'd')
    expect(acts.map(({ events }) => events.length)).toEqual([3, 1, 1])
    expect(acts[0]?.dossier.case).toBeUndefined()
    expect(acts[1]?.dossier.case?.accepterName).toBe('沈若溪')
    expect(acts.at(-1)?.dossier.urges).toHaveLength(1)
  })
})
