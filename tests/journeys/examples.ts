import { aSheet } from './sheets.ts'
import type { Hall } from './harness.ts'
import type { DeclaredPage } from './page-list.ts'

let taken: Promise<string> | undefined
let signed: Promise<string> | undefined

/** The address of a page; for a page of one thing, of a thing that is made for it through the API. */
export async function exampleAddress(hall: Hall, { path }: DeclaredPage): Promise<string> {
  if (!path.includes(':')) return path
  if (path === '/work/intake/:item') return '/work/intake/gthsl'
  if (path === '/work/items/:id') return '/work/items/gthsl'
  if (path === '/work/people/:id') return '/work/people/shenruoxi'
  if (path === '/work/halls/:id') return '/work/halls/hall-county'
  if (path === '/work/departments/:id') return '/work/departments/scjg'
  if (path === '/work/item-settings/:item') return '/work/item-settings/spjy'
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
