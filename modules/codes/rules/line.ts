import type { PlainDate } from '@yichuang/platform/pure'
import { checkCode, codeTypes } from './check-code.ts'

/**
 * One line of `yichuang code`: in `{"type","value"}`, out `{"valid","normalized","reason","birthDate","sex"}`, or
 * `{"problem":{"code","field","message"}}` when the line does not name a code. Never throws. `today` bounds birth dates.
 */
export function codeLine(json: string, today: PlainDate): string {
  const line = readJson(json)
  if (line === undefined) return problem('', 'not JSON')
  if (typeof line !== 'object' || line === null || Array.isArray(line))
    return problem('', 'the line must be a JSON object')
  const { type, value }: { type?: unknown; value?: unknown } = line
  const known = codeTypes.find((candidate) => candidate === type)
  if (!known) return problem('type', `must be one of ${codeTypes.join(', ')}`)
  if (typeof value !== 'string') return problem('value', value === undefined ? 'is missing' : 'must be text')
  return JSON.stringify(checkCode({ type: known, value, today }))
}

function problem(field: string, message: string): string {
  return JSON.stringify({ problem: { code: 'codes.line-malformed', field, message } })
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
