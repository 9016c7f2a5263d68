import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import type { Guide } from '../rules/index.ts'
import { addressOf } from './answers.ts'

/** Address of the style sheet of the guides. */
export const guideSheet = '/public/guides.css'

/** What a guide is shown with. */
export interface ShownGuide {
  readonly guide: Guide
  readonly item: Item
  readonly answers: Answers
  /** version in force now; undefined when the item is no longer offered */
  readonly current: number | undefined
  /** names of other items, for redirects */
  readonly nameOf: (item: string) => string | undefined
  /** names of licence types */
  readonly licenceOf: (licence: string) => string | undefined
}

/** The address of the sample of a material, with the version when it is an old one. */
export function sampleAddress({ guide }: Pick<ShownGuide, 'guide'>, key: string): string {
  const version = guide.isCurrent ? '' : `?version=${guide.version}`
  return `/guides/${guide.id}/materials/${encodeURIComponent(key)}${version}`
}

/** The address of a blank form or a page of a sample. */
export function fileAddress({ id }: Pick<Guide, 'id'>, hash: string): string {
  return `/api/v1/guides/${id}/files/${hash}`
}

/** The address of a form of a guide, with its version when it is an old one and with the answers given. */
export function guideAddress(guide: Guide, form: '' | 'short' | 'full.pdf' | 'short.pdf', answers: Answers): string {
  const query = [guide.isCurrent ? '' : `version=${guide.version}`, addressOf(answers)].filter((part) => part !== '')
  const path = form === '' ? `/guides/${guide.id}` : `/guides/${guide.id}/${form}`
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}
