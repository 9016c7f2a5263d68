import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultItemSetting } from '@yichuang/modules/catalogue/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { flowOf, guideOf } from './index.ts'
import type { GuideAround } from './index.ts'

const read = (id: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/catalogue/items/${id}.json`, import.meta.url), 'utf8')) as Item

const around: GuideAround = {
  version: 3,
  isCurrent: true,
  setting: defaultItemSetting,
  department: { id: 'scjg', name: '云岫县市场监督管理局' },
  board: { id: 'ssdj', name: '商事登记' },
  licenceName: (id) => (id === 'lic-yyzz' ? '营业执照' : undefined),
  packages: [],
  places: [],
  remedies: { reconsideration: '云岫县人民政府', court: '云岫县人民法院' },
}

test('[CAT-13] a guide says what the catalogue says, word for word', () => {
  const item = read('gthsl')
  const guide = guideOf(item, around)
  expect(guide.conditions).toEqual(item.conditions)
  expect(guide.legalBasis).toEqual(item.legalBasis)
  expect(guide.limits).toEqual(item.limits)
  expect(guide.materials.map(({ key, name, copies }) => ({ key, name, copies }))).toEqual(
    item.materials.map(({ key, name, copies }) => ({ key, name, copies })),
  )
  expect(guide.results).toEqual([{ name: '营业执照', licence: '营业执照', validity: '长期' }])
})

test('[CAT-13] what the catalogue does not say is not there', () => {
  const { region: _region, ...item } = read('gthsl')
  const guide = guideOf({ ...item, codes: { basic: null } }, around)
  expect(guide).not.toHaveProperty('region')
  expect(guide).not.toHaveProperty('publishedAt')
  expect(guide.codes).toEqual({ basic: null })
  expect(guide.places).toEqual([])
})

test('[CAT-13] the promise is the one the place gives', () => {
  const setting = { ...defaultItemSetting, committed: { value: 1, unit: 'workday' as const } }
  expect(guideOf(read('gthsl'), { ...around, setting }).limits.committed).toEqual({ value: 1, unit: 'workday' })
})

test('[CAT-13] remedies stand with an administrative act and not with a public service', () => {
  const item = read('gthsl')
  expect(guideOf(item, around).remedies).toEqual(around.remedies)
  expect(guideOf({ ...item, type: '公共服务' }, around)).not.toHaveProperty('remedies')
})

test('[CAT-03] a material that not everybody brings says by which answers it comes in, and by which it goes out', () => {
  const { materials } = guideOf(read('gthsl'), around)
  const of = (key: string) => materials.find((one) => one.key === key)
  expect(of('form')).toMatchObject({ isAlways: true, added: [], removed: [] })
  expect(of('place-proof')?.added).toEqual([
    {
      kind: 'answers',
      choices: [
        { question: '经营场所（住所）属于哪种情况？', answer: '租来的房子' },
        { question: '房东能否提供房产证？', answer: '不能提供' },
      ],
    },
    {
      kind: 'answers',
      choices: [
        {
          question: '经营场所（住所）属于哪种情况？',
          answer: '其他情况（村集体用房、市场摊位、园区孵化场地等）',
        },
      ],
    },
  ])
  expect(of('id')?.removed.length).toBe(2)
})

test('[CAT-03] a rule over several answers is told in the words of the answers', () => {
  const item = read('gthsl')
  const rules = [
    {
      id: 'r1',
      when: {
        all: ['operator.cn'],
        any: ['place.rent', 'place.own'],
        none: ['residential.yes'],
        atLeast: { count: 1, of: ['extra.agent'] },
      },
      addMaterials: ['split'],
    },
  ]
  const guide = guideOf({ ...item, rules }, around)
  const reason = guide.materials.find(({ key }) => key === 'split')?.added.at(-1)
  expect(reason).toMatchObject({
    kind: 'rule',
    all: [{ question: '经营者是哪里的居民？', answer: '内地居民' }],
    any: [{ answer: '租来的房子' }, { answer: '买了房子且已办房产证' }],
    none: [{ answer: '是' }],
    atLeast: { count: 1, of: [{ answer: '委托他人办理' }] },
  })
})

test('[CAT-13] an instant case is done on the spot; another one is accepted, examined and decided', () => {
  const names = (item: Item) => flowOf(item, defaultItemSetting, item.limits.committed).steps.map(({ name }) => name)
  expect(names(read('gthsl'))).toEqual(['apply', 'check', 'correct', 'refuse', 'on-the-spot', 'reject', 'deliver'])
  expect(names(read('pwxk'))).toEqual(expect.arrayContaining(['accept', 'procedure', 'review', 'decide', 'reject']))
})

test('[CAT-13] every step of a flow is reached, and whoever applies comes to the result', () => {
  for (const id of ['gthsl', 'pwxk', 'spjy', 'sfzbl', 'gjjtx', 'hpbgb']) {
    const item = read(id)
    const { steps, lines } = flowOf(item, defaultItemSetting, item.limits.committed)
    const reached = new Set(['apply'])
    for (const from of reached) lines.filter((line) => line.from === from).forEach(({ to }) => reached.add(to))
    expect([...reached].toSorted(), id).toEqual(steps.map((step) => step.id).toSorted())
  }
})

test('[CAT-13] what only some pass can be passed by', () => {
  const item = read('pwxk')
  const situational = item.specialProcedures
    .filter(({ when }) => when === 'situation')
    .map(({ id }) => `procedure-${id}`)
  expect(situational.length).toBeGreaterThan(0)
  const { lines } = flowOf(item, defaultItemSetting, item.limits.committed)
  for (const id of situational) {
    const into = lines.filter(({ to }) => to === id)
    const elsewhere = new Set(lines.filter(({ to }) => to !== id).map(({ from }) => from))
    expect(into.map(({ when }) => when)).toEqual(into.map(() => 'if-needed'))
    expect(into.every(({ from }) => elsewhere.has(from))).toBe(true)
  }
})

test('[CAT-13] a fee is paid before or after the decision, as the place has settled', () => {
  const item = { ...read('pwxk'), fee: { charged: true, lines: [] } }
  const order = (feeWhen: 'before' | 'after') => {
    const names = flowOf(item, { ...defaultItemSetting, feeWhen }, item.limits.committed).steps.map(({ name }) => name)
    return names.indexOf('pay') < names.indexOf('decide')
  }
  expect(order('before')).toBe(true)
  expect(order('after')).toBe(false)
})
