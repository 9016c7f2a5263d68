import type { DossierEvent } from '@yichuang/modules/cases/rules'
import type { FormValues, ItemForm } from '@yichuang/modules/forms/rules'
import { documentsOf } from '../index.ts'
import type { DocumentContent } from '../index.ts'
import { acceptedEvent, receivedEvents, recorded, viewAfter } from './noodle-shop.ts'

/** A form with every kind of thing that is asked, and what the noodle shop said. */

const person = [
  { id: 'name', label: '姓名', kind: 'text' },
  { id: 'idNumber', label: '身份证号', kind: 'identity' },
  { id: 'since', label: '入职日期', kind: 'date' },
] as const

export const shopForm: ItemForm = {
  groups: [
    {
      id: 'operator',
      title: '经营者',
      columns: 2,
      fields: [
        { id: 'org.name', label: '经营者名称', kind: 'text', required: true },
        { id: 'org.code', label: '统一社会信用代码', kind: 'creditCode' },
        { id: 'org.phone', label: '联系电话', kind: 'phone' },
        { id: 'staff', label: '食品安全管理人员', kind: 'table', columns: person },
      ],
    },
    {
      id: 'place',
      title: '经营场所',
      columns: 2,
      fields: [
        { id: 'area', label: '场所面积', kind: 'number', unit: '平方米' },
        {
          id: 'tenure',
          label: '场所来源',
          kind: 'single',
          options: [
            { id: 'own', label: '自有' },
            { id: 'rent', label: '租赁' },
          ],
        },
        { id: 'until', label: '租期到', kind: 'date', when: { field: 'tenure', in: ['rent'] } },
        { id: 'deed', label: '房产证号', kind: 'text', when: { field: 'tenure', in: ['own'] } },
        {
          id: 'platforms',
          label: '网络订餐平台',
          kind: 'multi',
          options: [
            { id: 'a', label: '平台甲' },
            { id: 'b', label: '平台乙' },
            { id: 'c', label: '平台丙' },
          ],
        },
        { id: 'gas', label: '使用燃气', kind: 'yesNo' },
        { id: 'layout', label: '经营布局', kind: 'paragraph' },
      ],
    },
    {
      id: 'chain',
      title: '连锁总部',
      columns: 1,
      when: { question: 'chain', in: ['yes'] },
      fields: [{ id: 'head', label: '总部名称', kind: 'text' }],
    },
  ],
}

export const shopValues: FormValues = {
  'org.name': '云岫县麦穗面馆',
  'org.code': '92339921MA2ABCDE1T',
  'org.phone': '13912346027',
  staff: [
    { name: '顾南枝', idNumber: '339921198804122426', since: '2026-03-01' },
    { name: '陈望', idNumber: '339921199011053214' },
  ],
  area: 58.5,
  tenure: 'rent',
  until: '2029-08-31',
  deed: '云房2019-00871',
  platforms: ['a', 'c'],
  gas: true,
  layout: '一层为就餐区和明档，后厨分粗加工、切配、烹饪三间。\n专间在后厨东侧，有独立的空调和消毒设施。',
  head: '没有总部',
}

/** What the noodle shop filled in, as it is put on file at acceptance. */
export const filledIn: DossierEvent = { type: 'intake.accepted', v: 1, deferred: [], form: shopValues }

/** The shop's form as it was filled in, on paper. */
export const applicationSample = sampleOf()

function sampleOf(): DocumentContent {
  const view = viewAfter([...receivedEvents, filledIn, acceptedEvent])
  const made = documentsOf({ ...view, item: { ...view.item, form: shopForm } }, recorded(acceptedEvent))
  const form = made.find(({ kind }) => kind === 'application')
  if (form === undefined) throw new Error('no form was made')
  return form
}
