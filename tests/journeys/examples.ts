import { aSheet } from './sheets.ts'
import type { Hall } from './harness.ts'
import type { DeclaredPage } from './page-list.ts'

let taken: Promise<string> | undefined
let signed: Promise<string> | undefined
let combed: Promise<string> | undefined
let composed: Promise<string> | undefined
let asked: Promise<string> | undefined

/** Things of the example hall that are always there. */
const fixed: Readonly<Record<string, string>> = {
  '/work/intake/:item': '/work/intake/gthsl',
  '/work/items/:id': '/work/items/gthsl',
  '/work/people/:id': '/work/people/shenruoxi',
  '/work/halls/:id': '/work/halls/hall-county',
  '/work/halls/:id/zones': '/work/halls/hall-county/zones',
  '/work/departments/:id': '/work/departments/scjg',
  '/work/item-settings/:item': '/work/item-settings/spjy',
  '/work/item-versions/:item': '/work/item-versions/gthsl',
  '/work/packages/:id': '/work/packages/pkg-kbld',
  '/work/packages/:id/versions': '/work/packages/pkg-kcyd/versions',
}

/** The address of a page of one thing that every example hall has; undefined for what must be looked for or made. */
export function fixedAddress(path: string): string | undefined {
  return fixed[path]
}

/** The address of a page; for a page of one thing, of a thing that is made for it through the API. */
export async function exampleAddress(hall: Hall, { path }: DeclaredPage): Promise<string> {
  if (!path.includes(':')) return path
  const known = fixed[path]
  if (known !== undefined) return known
  if (path.startsWith('/work/workshop/:id'))
    return path.replace(':id', await (combed ??= aDraft(hall))).replace(':mock', '1')
  if (path === '/work/package-drafts/:id') return path.replace(':id', await (composed ??= aPackageDraft(hall)))
  if (path === '/work/change-requests/:id') return path.replace(':id', await (asked ??= aRequest(hall)))
  if (path === '/work/custody/:no') return path.replace(':no', await (signed ??= aSheet(6_400)))
  taken ??= takeCase(hall)
  return path.replace(':id', await taken)
}

const answers = { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] }

interface Detail {
  readonly key: string
  readonly formReview: readonly { readonly id: string }[]
  readonly contentReview: readonly { readonly id: string }[]
}

/** An instant case, accepted and granted at the counter, its result at the hand-out window. */
async function takeCase(hall: Hall): Promise<string> {
  const { request } = (await hall.as('window-clerk')).context()
  const headers = { origin: hall.address }
  const resolved = await request.post('/api/v1/catalogue/items/gthsl/resolution', { headers, data: { answers } })
  const { details } = (await resolved.json()) as { details: readonly Detail[] }
  const materials = details.map(({ key, formReview, contentReview }) => ({
    key,
    received: true,
    checks: Object.fromEntries([...formReview, ...contentReview].map(({ id }) => [id, { ok: true }])),
  }))
  const applicant = {
    kind: 'person',
    name: '周砚秋',
    documentType: 'residentId',
    documentNumber: '440524188001010014',
    phone: '13900006027',
  }
  const answer = await request.post('/api/v1/applications', {
    headers,
    data: {
      item: 'gthsl',
      answers,
      applicant,
      delivery: { method: 'window' },
      materials,
      // Every file of tests makes its own, for the same applicant.
      duplicateReason: '另一处经营场所',
      then: { kind: 'complete' },
    },
  })
  if (!answer.ok()) throw new Error(`no example case: ${answer.status()} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** A draft of an item, being combed. */
async function aDraft(hall: Hall): Promise<string> {
  const { request } = (await hall.as('department-administrator')).context()
  const headers = { origin: hall.address }
  const known = await request.get('/api/v1/workshop/drafts', { headers })
  const { rows } = (await known.json()) as { rows: readonly { id: string; state: string }[] }
  const open = rows.find(({ state }) => state === 'combing')
  if (open !== undefined) return open.id
  const data = { item: 'ybzba', cause: 'practice', reason: '窗口反映预包装的说法不一' }
  const answer = await request.post('/api/v1/workshop/drafts', { headers, data })
  if (!answer.ok()) throw new Error(`no example draft: ${answer.status()} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** A package that is being composed: the one there is, or a new one. */
async function aPackageDraft(hall: Hall): Promise<string> {
  const { request } = (await hall.as('department-administrator')).context()
  const headers = { origin: hall.address }
  const known = await request.get('/api/v1/packages', { headers })
  const { rows } = (await known.json()) as { rows: readonly { draft: { id: string } | null }[] }
  const open = rows.find(({ draft }) => draft !== null)?.draft
  if (open != null) return open.id
  const data = { fresh: { name: '开书店一件事', items: ['gthsl', 'cbwls', 'hwzp'] }, reason: '窗口常有人问' }
  const answer = await request.post('/api/v1/package-drafts', { headers, data })
  if (!answer.ok()) throw new Error(`no example package draft: ${answer.status()} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** A request of a department for a change of an item, waiting for the centre. */
async function aRequest(hall: Hall): Promise<string> {
  const { request } = (await hall.as('department-administrator')).context()
  const headers = { origin: hall.address }
  const data = { item: 'ybzba', cause: 'practice', basis: '', text: '窗口反映预包装的说法不一，请写明收哪一种' }
  const answer = await request.post('/api/v1/workshop/change-requests', { headers, data })
  if (!answer.ok()) throw new Error(`no example request: ${answer.status()} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}
