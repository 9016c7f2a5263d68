import { kindOf } from './kinds.ts'
import type { ByteRange } from './store.ts'

/** A file as it is given out. */
export interface Served {
  readonly hash: string
  readonly size: number
  readonly mediaType: string
  /** name under which the person saves it */
  readonly fileName: string
  /** shown in the page where its kind allows; else to be saved */
  readonly show: boolean
  readonly range?: ByteRange
}

/**
 * The headers with which a file is served so that nothing in it can run: its own type and no guessing, no script, no
 * frame of another site, and only images and PDF shown at all (SEC-05).
 */
export function servingHeaders(file: Served): Readonly<Record<string, string>> {
  const { hash, size, mediaType, fileName, range } = file
  const isShown = file.show && kindOf(mediaType)?.isShown === true
  return {
    'content-type': mediaType,
    'content-length': String(range === undefined ? size : range.end - range.start + 1),
    'content-disposition': disposition(isShown ? 'inline' : 'attachment', fileName),
    'content-security-policy': isShown && mediaType === 'application/pdf' ? PDF_POLICY : SANDBOX_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    // one person's papers: each viewer is asked for again, and no proxy keeps them
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag: `"${hash}"`,
    ...(range === undefined ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
  }
}

const NOTHING = `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'`
const SANDBOX_POLICY = `${NOTHING}; sandbox`
// browsers refuse to show a PDF in a sandbox; their viewers keep its scripts away from the page
const PDF_POLICY = `${NOTHING}; object-src 'self'`

/**
 * The part that a `Range` header asks for: undefined for the whole file (no header, several parts, other units),
 * 'unsatisfiable' when it lies outside (answer 416).
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const asked = from === '' ? lastBytes(Number(to), size) : { start: Number(from), end: to === '' ? size : Number(to) }
  const range = { start: asked.start, end: Math.min(asked.end, size - 1) }
  return range.start > range.end ? 'unsatisfiable' : range
}

function lastBytes(count: number, size: number): ByteRange {
  return { start: Math.max(0, size - count), end: size - 1 }
}

const LONGEST_NAME = 100

/** RFC 6266: the name twice, plainly for old readers and in UTF-8. */
function disposition(how: 'inline' | 'attachment', fileName: string): string {
  const name = [...fileName.replaceAll(/[\p{Cc}\p{Cs}/\\]/gu, '_')].slice(-LONGEST_NAME).join('')
  const plain = name.replaceAll(/[^\u0020-\u007e]|["%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
