import type { ApiProblem } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { CorrectionDrawer } from './CorrectionDrawer.tsx'
import { DeferralDrawer } from './DeferralDrawer.tsx'
import type { bodyOf, DeskState, Gaps } from './desk-state.ts'
import { RefusalDrawer } from './RefusalDrawer.tsx'

export type DeskDrawer = 'correct' | 'refuse' | 'defer'

interface DeskDrawersProps {
  readonly open: DeskDrawer
  readonly item: Item
  readonly state: DeskState
  readonly gaps: Gaps
  readonly problem: ApiProblem | undefined
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly send: (then: Parameters<typeof bodyOf>[2]) => void
}

/** The acts of the desk that are confirmed with their finished words: correction, refusal, commitment. */
export function DeskDrawers({ open, item, state, gaps, send, ...shared }: DeskDrawersProps) {
  if (open === 'correct') {
    return <CorrectionDrawer {...shared} gaps={gaps} state={state} onIssue={() => send({ kind: 'correct' })} />
  }
  if (open === 'refuse') {
    const basis = item.legalBasis.map(({ law, article }) => `${law}${article ?? ''}`).join('\n')
    return (
      <RefusalDrawer
        {...shared}
        basis={basis}
        onRefuse={(form) => send({ kind: 'refuse', ...form, basis: [...form.basis], remedies: [...form.remedies] })}
      />
    )
  }
  return (
    <DeferralDrawer
      {...shared}
      materials={gaps.deferrable}
      signer={state.agent?.name ?? state.applicant.name}
      onSigned={(signatureId) =>
        send({ kind: 'accept', commitment: { signatureId, materials: gaps.deferrable.map(({ key }) => key) } })
      }
    />
  )
}
