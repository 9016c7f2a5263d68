import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { ItemForm } from '@yichuang/modules/forms/rules'
import type { ItemOf, PackageDocument } from '../package-document.ts'

function read<Content>(folder: string): readonly Content[] {
  const path = join(process.cwd(), 'data/catalogue', folder)
  return readdirSync(path).map((file) => JSON.parse(readFileSync(join(path, file), 'utf8')) as Content)
}

/** The items of the example catalogue. */
export const items: ReadonlyMap<string, Item> = new Map(read<Item>('items').map((item) => [item.id, item]))

/** The packages of the example catalogue. */
export const packages: readonly PackageDocument[] = read<PackageDocument>('packages')

/** An item of the example catalogue. */
export const itemOf: ItemOf = (id) => items.get(id)

interface DrawnForms {
  readonly forms: Readonly<Record<string, ItemForm>>
}

const { forms } = JSON.parse(readFileSync(join(process.cwd(), 'data/demo/forms.json'), 'utf8')) as DrawnForms

/** An item of the example catalogue with the form the demo hall drew for it, where it drew one. */
export const drawnItemOf: ItemOf = (id) => {
  const [item, form] = [items.get(id), forms[id]]
  return item === undefined || form === undefined ? item : { ...item, form }
}
