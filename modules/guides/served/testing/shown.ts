import { readFileSync } from 'node:fs'
import { defaultItemSetting } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item, MaterialAnnex } from '@yichuang/modules/catalogue/rules'
import type { Visit } from '@yichuang/modules/portal/public'
import { guideOf } from '../../rules/index.ts'
import type { ShownGuide } from '../shown-guide.ts'

const folder = `${process.cwd()}/data/catalogue/items`
/** An item of the example catalogue. */
export const read = (id: string) => JSON.parse(readFileSync(`${folder}/${id}.json`, 'utf8')) as Item

/** Somebody who reads the guides in Chinese. */
export const visit: Visit = {
  path: '/guides/gthsl',
  search: '',
  language: 'zh-CN',
  isElder: false,
  at: '2026-11-21T02:00:00.000Z',
}

interface Change {
  readonly answers?: Answers
  readonly isCurrent?: boolean
  readonly annexes?: readonly MaterialAnnex[]
}

/** The guide of an item of the example catalogue as it is shown. */
export function shown(id: string, { answers = {}, isCurrent = true, annexes = [] }: Change = {}): ShownGuide {
  const item = read(id)
  const guide = guideOf(item, {
    version: 1,
    isCurrent,
    publishedAt: '2026-09-01T00:00:00.000Z',
    setting: defaultItemSetting,
    department: { id: item.department, name: '云岫县市场监督管理局' },
    board: { id: item.board, name: '商事登记' },
    licenceName: () => undefined,
    packages: [{ id: 'pkg-kcyd', name: '开餐饮店一件事' }],
    places: [
      {
        hall: { id: 'hall-county', name: '云岫县行政服务中心' },
        address: '云岫县青梧路66号',
        phone: '0599-60012345',
        hours: [1, 2, 3, 4, 5].map((day) => ({
          day,
          open: [
            ['08:30', '11:30'],
            ['13:30', '17:00'],
          ] as const,
        })),
        transport: [],
        windows: [{ no: '13', floor: '1F' }],
      },
    ],
    annexes,
    remedies: { reconsideration: '云岫县人民政府', court: '云岫县人民法院' },
  })
  return { guide, item, answers, current: isCurrent ? 1 : 2, nameOf: () => undefined, licenceOf: () => undefined }
}
