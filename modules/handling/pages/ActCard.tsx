import { ActionButton, Button, Card, EmptyState, offerOf, ProblemNote, useSession, useTexts } from '@yichuang/kit'
import type { Draft } from '@yichuang/kit'
import type { Task } from '@yichuang/modules/cases/rules'
import { claimTask } from '../contract.ts'
import { DecisionCard } from './DecisionCard.tsx'
import { ExtensionSettlement } from './ExtensionSettlement.tsx'
import { OpinionCard } from './OpinionCard.tsx'
import { OpinionsGiven } from './OpinionsGiven.tsx'
import { ResultCard } from './ResultCard.tsx'
import type { OpinionDraft } from './ReviewPage.tsx'
import { mayDo, useCaseAct } from './shown-case.ts'
import type { CaseView, Checks } from './shown-case.ts'
import { TerminationCard } from './TerminationCard.tsx'

export interface ActCardProps {
  readonly view: CaseView
  readonly task: Task | undefined
  readonly draft: Draft<OpinionDraft>
  readonly checks: Checks
  /** goes to the first review point without an answer; false when there is none */
  readonly onOpenPoint: () => boolean
}

/** What this person can do with the case now: claim, opine, decide, settle, terminate, make the result. */
export function ActCard(props: ActCardProps) {
  const { view, task } = props
  const { person, may } = useSession()
  const { dossier } = view
  const { case: file, commitment, extension, result } = dossier
  if (file?.conclusion !== undefined) return <ResultCard view={view} isOwed={result?.state === 'owed'} />
  if (commitment?.state === 'defaulted' && may('cases.terminate-case')) return <TerminationCard view={view} />
  if (extension?.state === 'requested' && mayDo(dossier, 'handling.settle-extension'))
    return <SettlementCard view={view} />
  if (task?.state === 'claimed' && task.holder === person) return <OpinionCard {...props} task={task} />
  if (dossier.tasks.length > 0 && dossier.tasks.every(({ state }) => state === 'done'))
    return <DecisionCard view={view} />
  return <ClaimCard view={view} task={task} />
}

function SettlementCard({ view }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const { extension } = view.dossier
  return (
    <Card title={t('extension.settle')} strong>
      <p>{t('extension.asked', { count: extension?.days ?? 0 })}</p>
      <p>{extension?.reason}</p>
      <ExtensionSettlement view={view} />
    </Card>
  )
}

function ClaimCard({ view: { dossier }, task }: { readonly view: CaseView; readonly task: Task | undefined }) {
  const t = useTexts('handling')
  const claim = useCaseAct(claimTask)
  const offer = offerOf(dossier.actions, 'handling.claim-task')
  const isAwaiting = dossier.case?.stage === 'awaiting'
  return (
    <Card title={t('claim.title')} strong>
      <div className="stack">
        <OpinionsGiven tasks={dossier.tasks} />
        {isAwaiting && <EmptyState icon="clock" title={t('claim.awaiting')} text={t('claim.awaitingText')} />}
        {!isAwaiting && (
          <p className="muted">
            {task?.holderName === undefined ? t('claim.waits') : t('claim.held', { name: task.holderName })}
          </p>
        )}
        <ProblemNote problem={claim.problem} />
        {task !== undefined && offer?.reason !== 'access.not-permitted' && (
          <ActionButton
            offer={offer}
            kind="primary"
            size="l"
            wide
            hotkey="L"
            busy={claim.isBusy}
            onClick={() =>
              void claim.act({
                params: { id: dossier.id },
                body: { taskId: task.id, expectedVersion: dossier.version },
              })
            }
          >
            {t('work.claim')}
          </ActionButton>
        )}
        <Button to={`/work/applications/${dossier.id}`}>{t('claim.dossier')}</Button>
      </div>
    </Card>
  )
}
