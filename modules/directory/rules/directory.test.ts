import type { Item } from '@yichuang/modules/catalogue/rules'
import { expect, test } from 'vitest'
import { levelsOf, proposalFor, readList, standingOf } from './index.ts'

const own = { name: '食品经营许可（新办）', code: '000131128000', mainName: '食品经营许可', mainCode: null }
const same = { code: '000131128000', name: '食品经营许可(新办)', mainCode: '000131128', mainName: '食品经营许可' }

const option = (id: string, label: string, more: object = {}) => ({ id, label, ...more })
const question = (id: string, text: string, options: readonly object[]) => ({ id, text, type: 'single', options })
const itemOf = (...questions: readonly object[]) => ({ situation: { questions } }) as unknown as Item

test('[CAT-02] the third level is what the first question splits, the fourth what is asked behind each of its answers', () => {
  const cook = question('cook', '现场制作吗？', [option('yes', '制作'), option('no', '不制作')])
  const where = question('where', '在哪里卖？', [option('shop', '店里'), option('net', '网上')])
  const act = question('act', '要办什么？', [option('new', '新办', { next: [cook] }), option('change', '变更')])
  const { question: asked, third } = levelsOf(itemOf(act, where))
  expect(asked).toBe('要办什么？')
  expect(third.map(({ label, fourth }) => [label, fourth.map((one) => one.label)])).toEqual([
    ['新办', ['制作', '不制作']],
    ['变更', ['店里', '网上']],
  ])
})

test('[CAT-02] an item of one situation has none; one that only tells where to go is marked', () => {
  expect(levelsOf(itemOf())).toEqual({ question: undefined, third: [] })
  const stop = option('reg', '登记管理', { effects: { outcome: { kind: 'stop', message: '不需要申请' } } })
  const { third } = levelsOf(itemOf(question('level', '管理类别', [option('key', '重点管理'), stop])))
  expect(third).toMatchObject([
    { label: '重点管理', fourth: [], question: undefined, isStopped: false },
    { label: '登记管理', isStopped: true },
  ])
})

test('[CAT-02] both systems agree when codes and names do, whatever brackets are written', () => {
  expect(standingOf(own, undefined, undefined)).toEqual({ state: 'open' })
  expect(standingOf(own, same.code, same)).toEqual({ state: 'agrees' })
  expect(standingOf(own, same.code, undefined)).toEqual({ state: 'gone' })
  const other = { ...same, code: '000131128001', mainName: '食品生产经营许可' }
  expect(standingOf(own, other.code, other)).toEqual({ state: 'differs', differences: ['code', 'main-name'] })
  expect(standingOf({ ...own, code: null }, other.code, { ...other, mainName: own.mainName })).toEqual({
    state: 'agrees',
  })
})

test('[CAT-02] the same code is proposed, else the same name where only one has it', () => {
  const named = { ...same, code: 'X1' }
  expect(proposalFor(own, [named, same])).toBe(same)
  expect(proposalFor(own, [named])).toBe(named)
  expect(proposalFor(own, [named, { ...named, code: 'X2' }])).toBeUndefined()
  expect(proposalFor({ ...own, code: null }, [{ ...same, name: '另一事项' }])).toBeUndefined()
})

test('[CAT-02] a list of the province is read whole, or says row and column of all that is wrong', () => {
  const cells = (...texts: readonly string[]) => texts.map((text) => ({ text, isFormula: false }))
  const heading = cells('主项编码', '主项名称', '子项编码', '子项名称')
  const good = cells('000131128', '食品经营许可', '000131128000', '食品经营许可（新办）')
  expect(readList([heading, good, cells('', ' ')])).toEqual({
    rows: [{ ...same, name: '食品经营许可（新办）' }],
    findings: [],
  })
  expect(
    readList([cells('编码'), good])
      .findings.map(({ column }) => column)
      .sort(),
  ).toEqual(['主项编码', '主项名称', '子项编码', '子项名称'].sort())
  const wrong = [cells('1#', '', '000131128000', '甲'), [{ text: '1', isFormula: true }, ...good.slice(1)]]
  expect(readList([heading, good, ...wrong]).findings).toEqual([
    { row: 3, column: '主项编码', fault: 'code-malformed' },
    { row: 3, column: '主项名称', fault: 'empty' },
    { row: 3, column: '子项编码', fault: 'code-twice' },
    { row: 4, column: '主项编码', fault: 'formula' },
    { row: 4, column: '子项编码', fault: 'code-twice' },
  ])
})
