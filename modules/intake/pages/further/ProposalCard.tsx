import { Button, Card, FactList, ProblemNote, useTexts } from '@yichuang/kit'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { dropProposal, issueCorrection, refuseApplication } from '../../contract.ts'
import { useFurtherAct } from './use-further-act.ts'
import type { ActedOn } from './use-further-act.ts'

interface ProposalCardProps {
  readonly dossier: ActedOn
  /** the command by its name may be done now */
  readonly can: (command: string) => boolean
}

const stay = () => {}

/** 提报: what the window proposes where the department decides it; issued as proposed, or sent back. (INT-05, INT-06) */
export function ProposalCard({ dossier, can }: ProposalCardProps) {
  const t = useTexts('intake')
  const issue = useFurtherAct(issueCorrection, { done: t('further.issued'), onClose: stay })
  const refuse = useFurtherAct(refuseApplication, { done: t('further.refused'), onClose: stay })
  const drop = useFurtherAct(dropProposal, { done: t('further.dropped'), onClose: stay })
  const { id, proposal, version: expectedVersion } = dossier
  if (proposal === undefined) return undefined
  const isCorrection = proposal.kind === 'correction'
  const canSettle = can(isCorrection ? 'intake.issue-correction' : 'intake.refuse-application')
  const settle = () =>
    isCorrection
      ? void issue.act({ params: { id }, body: { expectedVersion } })
      : void refuse.act({
          params: { id },
          body: { remedies: [t('refusal.reconsideration'), t('refusal.litigation')], expectedVersion },
        })
  return (
    <Card title={t(isCorrection ? 'further.proposedCorrection' : 'further.proposedRefusal')} strong={canSettle}>
      <div className="stack">
        <FactList facts={factsOf(dossier, proposal, t)} />
        <ProblemNote problem={issue.problem ?? refuse.problem ?? drop.problem} />
        {!canSettle && <p className="muted">{t('further.proposalWaits')}</p>}
        <div className="row">
          {canSettle && (
            <Button kind="primary" busy={issue.isBusy || refuse.isBusy} onClick={settle}>
              {t(isCorrection ? 'further.issueCorrection' : 'further.refuse')}
            </Button>
          )}
          {can('intake.drop-proposal') && (
            <Button busy={drop.isBusy} onClick={() => void drop.act({ params: { id }, body: { expectedVersion } })}>
              {t('further.drop')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

function factsOf(dossier: Dossier, proposal: NonNullable<Dossier['proposal']>, t: ReturnType<typeof useTexts>) {
  if (proposal.kind === 'refusal')
    return [
      { term: t('refusal.ground'), value: t(`refusal.grounds.${proposal.ground}`) },
      { term: t('refusal.reason'), value: proposal.reason },
      { term: t('further.basis'), value: proposal.basis.join('；') },
    ]
  const nameOf = (key: string | undefined) => dossier.requirements.find((one) => one.key === key)?.name ?? ''
  return proposal.defects.map(({ material, required }) => ({ term: nameOf(material), value: required }))
}
