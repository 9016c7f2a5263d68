import type { Instant } from '@yichuang/platform/pure'

/** What somebody signed: that what was typed is right, the promise of deferred materials, the receipt of the result. */
export const signatureKinds = ['content', 'commitment', 'receipt'] as const
export type SignatureKind = (typeof signatureKinds)[number]

/** Where the picture of a signature is: strokes on the evaluation pad, a file, or nowhere: on paper, or only its hash was kept. */
export type SignaturePicture =
  | { readonly kind: 'strokes'; readonly confirmation: string }
  | { readonly kind: 'file'; readonly hash: string }
  | { readonly kind: 'none'; readonly isPaper: boolean }

/** A signature of a case. */
export interface CaseSignature {
  readonly kind: SignatureKind
  readonly at: Instant
  readonly picture: SignaturePicture
}

/** An event of a case, as its timeline tells it. */
interface Told {
  readonly type: string
  readonly at: Instant
  readonly data: unknown
}

/** 签名: what was signed in a case, in the order of its events. (INT-04, OUT-02) */
export function signaturesIn(events: readonly Told[]): readonly CaseSignature[] {
  return events.flatMap((event): readonly CaseSignature[] => {
    const data = event.data as {
      readonly confirmation?: string
      readonly signatureId?: string
      readonly commitment?: { readonly signatureId?: string }
    }
    if (event.type === 'intake.content-confirmed' && data.confirmation !== undefined)
      return [{ kind: 'content', at: event.at, picture: { kind: 'strokes', confirmation: data.confirmation } }]
    if (event.type === 'cases.deferral-opened') return named('commitment', event.at, data.commitment?.signatureId)
    if (event.type === 'handout.delivered') return named('receipt', event.at, data.signatureId)
    return []
  })
}

function named(kind: SignatureKind, at: Instant, id: string | undefined): readonly CaseSignature[] {
  if (id === undefined) return []
  const hash = /^pad:([0-9a-f]{64}):/.exec(id)?.[1]
  const picture: SignaturePicture =
    hash === undefined ? { kind: 'none', isPaper: id.startsWith('paper:') } : { kind: 'file', hash }
  return [{ kind, at, picture }]
}
