import type { Access, Endpoint, TSchema } from '../contract/index.ts'

/** The page `/api/docs`: every operation with its permission, members and worked example. Plain HTML, no script. */
export function docsPage(endpoints: readonly Endpoint[]): string {
  const tags = [...new Set(endpoints.map(({ tag }) => tag))].sort()
  const sections = tags.map((tag) =>
    sectionOf(
      tag,
      endpoints.filter((endpoint) => endpoint.tag === tag),
    ),
  )
  const index = tags.map((tag) => `<li><a href="#${escape(tag)}">${escape(tag)}</a></li>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Yichuang API · 一窗接口</title><style>${style}</style></head><body><header><h1>Yichuang API <small>一窗接口 v1</small></h1>
<p>Machine-readable: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Sign in with <code>POST /api/v1/session</code>; browsers keep the cookie,
programs send <code>Authorization: Bearer</code>. Writes take an <code>Idempotency-Key</code>: the same key is one act.
Refusals, bad input and faults are problem documents (RFC 9457).</p></header>
<nav aria-label="Groups"><ul>${index}</ul></nav><main>${sections.join('')}</main></body></html>`
}

function sectionOf(tag: string, endpoints: readonly Endpoint[]): string {
  return `<section id="${escape(tag)}"><h2>${escape(tag)}</h2>${endpoints.map(operationOf).join('')}</section>`
}

function operationOf(endpoint: Endpoint): string {
  const { name, method, path, summary, description, may, problems, example } = endpoint
  const parts = [
    description === undefined ? '' : `<p>${escape(description)}</p>`,
    membersOf('Path', endpoint.params),
    membersOf('Query', endpoint.query),
    method === 'GET' ? '' : membersOf('Body', endpoint.body),
    example.body === undefined ? '' : exampleOf('Sent', example.body),
    example.answer === undefined ? '' : exampleOf('Answered', example.answer),
    problems.length === 0
      ? ''
      : `<h4>Refused with</h4><p>${problems.map((code) => `<code>${escape(code)}</code>`).join(' ')}</p>`,
  ]
  return `<details id="${escape(name)}"><summary><b class="${method.toLowerCase()}">${method}</b> <code>/api/v1${escape(path)}</code>
<span>${escape(summary)}</span> <em>${escape(accessOf(may))}</em></summary>${parts.join('')}</details>`
}

function membersOf(title: string, schema: TSchema): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, TSchema>)
  if (properties.length === 0) return ''
  const required = new Set((schema['required'] ?? []) as string[])
  const rows = properties.map(
    ([name, member]) =>
      `<tr><th scope="row"><code>${escape(name)}</code></th><td>${escape(kindOf(member))}</td><td>${required.has(name) ? 'required' : ''}</td><td>${escape(String(member['description'] ?? ''))}</td></tr>`,
  )
  return `<h4>${title}</h4><table>${rows.join('')}</table>`
}

function kindOf(member: TSchema): string {
  if (member['const'] !== undefined) return JSON.stringify(member['const'])
  const variants = member['anyOf'] as TSchema[] | undefined
  if (variants !== undefined) return variants.map(kindOf).join(' | ')
  if (member['type'] === 'array') return `${kindOf(member['items'] as TSchema)}[]`
  return String(member['format'] ?? member['type'] ?? 'any')
}

function exampleOf(title: string, value: unknown): string {
  return `<h4>${title}</h4><pre tabindex="0">${escape(JSON.stringify(value, null, 2))}</pre>`
}

function accessOf(may: Access): string {
  if (may === 'public') return 'open'
  if (may === 'signed-in') return 'any staff'
  if (may === 'applicant') return 'applicant'
  return may.permission
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const style = `body{margin:0 auto;max-width:1000px;padding:24px 16px 64px;background:#f4f2ee;color:#1a1e26;font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1 small{font-weight:400;font-size:16px;color:#5a6270}h2{margin:32px 0 8px;text-transform:capitalize}h4{margin:14px 0 4px;color:#5a6270;font-size:14px}
nav ul{display:flex;flex-wrap:wrap;gap:6px 16px;padding:0;list-style:none}a{color:#1a4fab}
details{margin:6px 0;padding:8px 14px;border:1px solid #dedad3;border-radius:10px;background:#fff}summary{cursor:pointer}
summary b{display:inline-block;min-width:58px;color:#143f8a}summary b.delete{color:#b0241b}summary b.post,summary b.put,summary b.patch{color:#17683a}
summary span{color:#3a414e}summary em{float:right;color:#5a6270;font-size:13px;font-style:normal}
table{border-collapse:collapse;font-size:14px}th,td{padding:3px 14px 3px 0;text-align:left;vertical-align:top;font-weight:400}
pre{overflow:auto;padding:10px 12px;border-radius:6px;background:#faf9f7;font-size:13px;line-height:1.5}code{font-family:Consolas,monospace;font-size:.92em}
@media(max-width:600px){summary em{float:none;display:block}}`
