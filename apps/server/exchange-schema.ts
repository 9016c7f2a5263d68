import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { productFolder } from './home.ts'

let known: Promise<object> | undefined

/** The JSON Schema of the exchange format that the product brings, read once. */
export function exchangeSchema(): Promise<object> {
  known ??= readFile(join(productFolder(), 'data/catalogue/schema/catalogue.schema.json'), 'utf8').then(
    (text) => JSON.parse(text) as object,
  )
  return known
}
