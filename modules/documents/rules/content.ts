import type { DocumentKind } from './kinds.ts'

/**
 * A document as text in blocks: what the law and the case make it say, before paper. The same content is shown on the
 * screen before the act, typeset afterwards, and hashed.
 */
export interface DocumentContent {
  readonly kind: DocumentKind
  readonly layout: Layout
  readonly title: string
  /** body that issues it and whose seal it bears */
  readonly organ: string
  /** 文号; sheets have the number of the sheet */
  readonly number: string
  /** number of the case it belongs to */
  readonly caseNo?: string
  /** to whom it speaks, with its colon */
  readonly addressee?: string
  readonly blocks: readonly Block[]
  readonly closing: Closing
  /** lines beside the QR code */
  readonly foot: readonly string[]
  readonly copies: string
}

/**
 * `letter` to an applicant with seal; `sheet` of many rows with two signatures; `form` of the file; `application` an
 * applicant filled in; `licence` on the wall.
 */
export type Layout = 'letter' | 'sheet' | 'form' | 'application' | 'licence'

export type Block =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'facts'; readonly rows: readonly FactRow[] }
  | Table
  | { readonly type: 'form'; readonly parts: readonly FormPart[] }

interface Table {
  readonly type: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

/** One part of a form that was filled in, under its title: facts, and tables that take the whole line behind their label. */
export interface FormPart {
  readonly title: string
  readonly lines: readonly FormLine[]
}

export type FormLine =
  | { readonly type: 'facts'; readonly facts: FactRow }
  | { readonly type: 'rows'; readonly label: string; readonly table: Table }

/** One or two facts side by side. */
export type FactRow = readonly [Fact] | readonly [Fact, Fact]

export interface Fact {
  readonly label: string
  readonly value: string
  /** the one date a person must not miss */
  readonly isStrong?: boolean
}

export interface Column {
  readonly title: string
  /** `code` holds a case number; `auto` takes what the others leave */
  readonly width: 'number' | 'narrow' | 'middle' | 'code' | 'auto'
  readonly align: 'left' | 'centre'
}

/**
 * How the document ends: lines to sign on the left, body and date under its seal on the right; or two parties; or what
 * the applicant declares and signs.
 */
export type Closing =
  | { readonly type: 'seal'; readonly left: readonly SignLine[]; readonly organ: string; readonly on: string }
  | { readonly type: 'parties'; readonly left: readonly SignLine[]; readonly right: readonly SignLine[] }
  | { readonly type: 'declaration'; readonly title: string; readonly text: string; readonly lines: readonly SignLine[] }

/** A line to sign: what is known is printed, what is not is left to the pen. */
export interface SignLine {
  readonly label: string
  readonly value?: string
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', text })
export const heading = (text: string): Block => ({ type: 'heading', text })
export const facts = (rows: readonly FactRow[]): Block => ({ type: 'facts', rows })
export const fact = (label: string, value: string): Fact => ({ label, value })

/** A table whose first column counts the rows. */
export function numbered(columns: readonly Column[], rows: readonly (readonly string[])[]): Table {
  const number: Column = { title: '序号', width: 'number', align: 'centre' }
  return {
    type: 'table',
    columns: [number, ...columns],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  }
}

/** Every text of a document, for searching, for rare characters and for hashing by eye. */
export function textOf(content: DocumentContent): string {
  const texts: string[] = []
  collect(content, texts)
  return texts.join('\n')
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value)
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, texts)
}
