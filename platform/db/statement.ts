declare const row: unique symbol
declare const params: unique symbol

/** How a query wants columns of type json and jsonb: parsed, or as the exact text the database sent. */
export type JsonColumns = 'parsed' | 'text'

/** A statement that every connection parses and plans once, under its name. Made by `prepared`. */
export interface Statement<Row, Params extends readonly unknown[] = readonly unknown[]> {
  readonly name: string
  readonly text: string
  readonly json: JsonColumns
  readonly [row]?: Row
  readonly [params]?: Params
}

const LONGEST_NAME = 63
const known = new Map<string, string>()

/**
 * Names a statement, so that it is parsed and planned once per connection (a third of the CPU of an unnamed one).
 * Write it once, at the top of the module: `prepared<Row, [caseNumber: string]>('cases.find-case', 'select …')`.
 * @param name `module.what-it-does`, at most 63 bytes, one text per name
 * @param options `json: 'text'` gives json and jsonb columns as text, for bodies that are hashed or passed through
 * @throws when the name is too long or already stands for another text
 */
export function prepared<Row, Params extends readonly unknown[] = readonly unknown[]>(
  name: string,
  text: string,
  options: { readonly json?: JsonColumns } = {},
): Statement<Row, Params> {
  if (Buffer.byteLength(name) > LONGEST_NAME)
    throw new Error(`statement name longer than ${LONGEST_NAME} bytes: ${name}`)
  const other = known.get(name)
  if (other !== undefined && other !== text) throw new Error(`two statements are named ${name}`)
  known.set(name, text)
  return { name, text, json: options.json ?? 'parsed' }
}
