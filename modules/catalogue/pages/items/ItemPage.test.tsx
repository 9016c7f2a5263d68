import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { readItem, readItemContext } from '../../contract.ts'
import { resolveSituation } from '../../rules/index.ts'
import type { Item, ItemSetting } from '../../rules/index.ts'
import { texts } from '../index.ts'
import { ItemPage } from './ItemPage.tsx'

const item = shipped('gthsl')

function shipped(id: string): Item {
  return JSON.parse(readFileSync(resolve(`data/catalogue/items/${id}.json`), 'utf8')) as Item
}

const context = {
  boardName: '商事登记',
  licences: [
    { id: 'lic-yyzz', name: '营业执照' },
    { id: 'lic-sfz', name: '居民身份证' },
  ],
  elements: [
    { key: 'applicant.name', label: '申请人姓名', type: 'string' },
    { key: 'applicant.idNumber', label: '身份证件号码', type: 'idNumber' },
  ],
  items: [],
  delegations: [
    {
      no: '云市监委〔2026〕1号',
      holderName: '云岫县行政服务中心',
      powers: ['accept', 'decide-instant'],
      from: '2025-12-31T16:00:00.000Z',
      until: '2027-06-30T15:59:59.999Z',
      includesMajor: false,
      namesItem: false,
    },
  ],
}

interface Wish {
  readonly view?: string
  readonly language?: 'zh-CN' | 'en'
  readonly shown?: Item
  readonly setting?: Pick<ItemSetting, 'committed'>
  readonly around?: Partial<typeof context>
  readonly permissions?: readonly string[]
}

async function open(wish: Wish) {
  const { view = 'overview', language = 'zh-CN', shown = item, setting = {}, around = {}, permissions = [] } = wish
  fakeServer()
    .answer(readItem, {
      version: 3,
      item: shown,
      setting,
      promised: { ...(setting.committed ?? shown.limits.committed) },
      departmentName: '市场监督管理局',
    })
    .answer(readItemContext, { ...context, ...around })
  await renderPage(<ItemPage />, {
    at: `/work/items/gthsl?view=${view}`,
    route: '/work/items/:id',
    texts: [texts],
    language,
    session: { permissions },
  })
  await screen.findByRole('heading', { level: 1, name: shown.name })
}

test('[CAT-01] the master data, and who may act by which paper until when', async () => {
  await open({})
  for (const words of ['00013112800001', '行政许可', '3 个工作日', '窗口办理、网上办理', '自然人', '商事登记'])
    expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByText('云岫县行政服务中心')).toBeTruthy()
  expect(screen.getByText('当场决定')).toBeTruthy()
  expect(screen.getByText(/2027年6月30日/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: '受理此事项' })).toBeNull()
})

test('[CAT-01] a promise changed by this place is shown beside the one of the catalogue, whatever the catalogue says', async () => {
  const committed = { value: 2, unit: 'workday' } as const
  await open({ setting: { committed } })
  const fact = (await screen.findByText('承诺时限')).closest('div')
  expect(fact?.textContent).toContain('2 个工作日')
  expect(fact?.textContent).toContain('本地改定，事项库为当场办结')
})

test('[CAT-14] the checklist carries the promise of this place', async () => {
  await open({ view: 'checklist', setting: { committed: { value: 2, unit: 'workday' } } })
  await screen.findByText('还有 3 个问题没有回答')
  for (const label of ['内地居民', '租来的房子', '不能提供', '否']) fireEvent.click(screen.getByLabelText(label))
  const sheet = within(screen.getByRole('article', { name: '收件清单' }))
  expect(sheet.getByText('承诺时限').nextElementSibling?.textContent).toBe('2 个工作日')
})

test('[CAT-01] a promise longer than the law allows in this item is not shown', async () => {
  await open({ setting: { committed: { value: 9, unit: 'workday' } } })
  const fact = (await screen.findByText('承诺时限')).closest('div')
  expect(fact?.textContent).toBe('承诺时限当场办结')
})

test('[CAT-15] without a delegation in force it says that windows may not accept', async () => {
  await open({ around: { delegations: [] } })
  expect(await screen.findByText('现在没有有效的授权委托：窗口不能受理')).toBeTruthy()
})

test('[CAT-01] the words of the catalogue are English for English readers', async () => {
  await open({ language: 'en', permissions: ['intake.open-application'] })
  for (const words of ['Administrative licence', '3 working days', 'Natural persons', '1 visit'])
    expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Accept this item' }).getAttribute('href')).toBe('/work/intake/gthsl')
})

test('[CAT-03] the outline says what each answer adds and removes', async () => {
  await open({ view: 'situations' })
  expect(await screen.findByText('房东能否提供房产证？')).toBeTruthy()
  expect(screen.getAllByText('免：居民身份证')).toHaveLength(2)
  expect(screen.getAllByText('加：经营场所使用证明').length).toBeGreaterThan(0)
})

test('[CAT-06] each material shows its review points beside a masked sample that is marked with their numbers', async () => {
  await open({ view: 'materials' })
  const card = (await screen.findByRole('heading', { name: '2. 居民身份证' })).closest('section')
  if (card === null) throw new Error('no card')
  const inside = within(card)
  expect(inside.getByText('原件 1 份（核验后退回）、复印件 1 份（收）')).toBeTruthy()
  expect(inside.getByText(/正反面完整，字迹清晰/)).toBeTruthy()
  expect(inside.getByText(/照片为申请人本人/)).toBeTruthy()
  expect(inside.getByText('数据共享可替代，不用交（居民身份证）')).toBeTruthy()
  const sample = within(inside.getByRole('figure', { name: '居民身份证的样本' }))
  expect(sample.getByText('身份证件号码').closest('[data-field]')?.textContent).toBe('身份证件号码110000********1*34 4')
  expect(sample.getByText('申请人姓名').closest('[data-field]')?.textContent).toBe('申请人姓名王*明 3')
  expect(sample.getByText('人像已遮盖').closest('[data-spot]')?.textContent).toBe('人像已遮盖5')
  const numbers = inside.getAllByRole('listitem').map((point) => point.textContent?.charAt(0))
  expect(numbers).toEqual(['1', '2', '3', '4', '5'])
  expect(inside.queryByRole('button', { name: '居民身份证的样本' })).toBeNull()
  expect(screen.getAllByRole('heading', { name: '形式审查要点' })).toHaveLength(item.materials.length)
})

test('[CAT-06] a form is shown filled and blank', async () => {
  await open({ view: 'materials' })
  const name = '个体工商户登记（备案）申请书'
  const figure = await screen.findByRole('figure', { name: `${name}的样本` })
  expect(figure.textContent).toContain('王*明')
  fireEvent.click(screen.getByRole('button', { name: `看${name}的空白表` }))
  const blank = screen.getByRole('figure', { name: `${name}的空白表` })
  expect(blank.textContent).toContain('申请人姓名')
  expect(blank.textContent).not.toMatch(/王|\*|\d/)
})

const answers = { operator: ['hmt'], place: ['rent'], landlord: ['no'], residential: ['yes'], extra: ['agent'] }

test('[CAT-14] the checklist is that of exactly this situation, and is printed', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  await open({ view: 'checklist' })
  expect(await screen.findByText('还有 3 个问题没有回答')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '打印清单' })).toBeNull()
  for (const label of ['香港、澳门、台湾居民', '租来的房子', '不能提供', '是', '委托他人办理'])
    fireEvent.click(screen.getByLabelText(label))
  const { details } = resolveSituation(item, answers)
  expect(details.length).toBeGreaterThan(5)
  const sheet = within(screen.getByRole('article', { name: '收件清单' }))
  const rows = sheet.getAllByRole('rowheader').map(({ firstChild }) => firstChild?.textContent)
  expect(rows).toEqual(details.map(({ name }) => name))
  expect(sheet.getByText('租来的房子')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '打印清单' }))
  expect(print).toHaveBeenCalledOnce()
})

test('[CAT-03] a change of mind takes the questions below it along', async () => {
  await open({ view: 'checklist' })
  await screen.findByText('还有 3 个问题没有回答')
  for (const label of ['内地居民', '租来的房子', '不能提供', '否', '买了房子且已办房产证'])
    fireEvent.click(screen.getByLabelText(label))
  const sheet = within(screen.getByRole('article', { name: '收件清单' }))
  const keys = sheet.getAllByRole('rowheader').map((head) => head.closest('tr')?.dataset['material'])
  expect(keys).toEqual(['form', 'id', 'deed'])
})

test('[CAT-03] a situation that cannot be applied for has no checklist but its reason', async () => {
  const stopping: Item = {
    ...item,
    situation: {
      questions: [
        {
          id: 'open',
          text: '是否已经开业？',
          type: 'single',
          required: true,
          options: [{ id: 'no', label: '没有', effects: { outcome: { kind: 'stop', message: '开业后再来' } } }],
        },
      ],
    },
  }
  await open({ view: 'checklist', shown: stopping })
  fireEvent.click(await screen.findByLabelText('没有'))
  expect(screen.getByText('这种情形不能办')).toBeTruthy()
  expect(screen.getByText('开业后再来')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '打印清单' })).toBeNull()
})
