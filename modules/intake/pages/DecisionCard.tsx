import { Button, Card, CheckList, DateText, dayOf, ProblemNote, useTexts } from '@yichuang/kit'
import type { ApiProblem, CheckItem } from '@yichuang/kit'
import { isInstant as isItemInstant } from '@yichuang/modules/catalogue/rules'
import type { Item, LimitValue } from '@yichuang/modules/catalogue/rules'
import { ConfirmationLine } from './ConfirmationLine.tsx'
import type { Gaps } from './desk-state.ts'
import type { DeskConfirmation } from './use-confirmation.ts'

export type DeskAct = 'accept' | 'receive' | 'complete' | 'defer' | 'correct' | 'refuse' | 'draft'

interface DecisionCardProps {
  readonly item: Item
  readonly gaps: Gaps
  /** what this place promises in this situation */
  readonly committed: LimitValue
  readonly delegatedUntil: string | undefined
  readonly mayComplete: boolean
  /** the department decides on acceptance, or confirms correction notices: the window receives, or proposes */
  readonly department: { readonly accepts: boolean; readonly corrects: boolean }
  /** 请申请人核对, while the window has a pad */
  readonly pad: DeskConfirmation
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  readonly onAct: (act: DeskAct) => void
  readonly onGap: (gap: 'situation' | 'material' | 'applicant' | 'form') => void
}

/** What the act will be, what is still missing, and the act itself; never grey: it goes to the first gap. */
export function DecisionCard(props: DecisionCardProps) {
  const { item, gaps, committed, mayComplete, department, isBusy, problem, onAct } = props
  const t = useTexts('intake')
  const isInstant = isItemInstant(item) && mayComplete
  const { statutory } = gaps.resolution.limits
  const primary = department.accepts ? 'receive' : isInstant ? 'complete' : 'accept'
  const canDefer = !department.accepts && gaps.blocking.length === 0 && gaps.deferrable.length > 0
  return (
    <Card strong grow>
      <h2 className="vh">{t('decision.title')}</h2>
      <div className="decision">
        <p className="due">
          <span className="muted">{t('decision.committed')}</span>
          <b>{isInstant ? t('decision.onTheSpot') : t(`limits.${committed.unit}`, { count: committed.value })}</b>
        </p>
        <p className="due">
          <span className="muted">{t('decision.statutory')}</span>
          <span>{t(`limits.${statutory.unit}`, { count: statutory.value })}</span>
        </p>
        <CheckList items={useChecks(props)} />
        <ConfirmationLine
          pad={props.pad}
          onApplicant={gaps.applicantFields.length > 0 ? () => props.onGap('applicant') : undefined}
        />
        <ProblemNote problem={problem} />
        <Button kind="primary" size="l" wide hotkey="F9" busy={isBusy} onClick={() => onAct(primary)}>
          {t(`decision.${primary}`)}
        </Button>
        <div className="two">
          {canDefer ? (
            <Button hotkey="F7" onClick={() => onAct('defer')}>
              {t('decision.defer')}
            </Button>
          ) : (
            <Button hotkey="Ctrl+S" onClick={() => onAct('draft')}>
              {t('decision.draft')}
            </Button>
          )}
          <Button hotkey="F8" onClick={() => onAct(department.corrects ? 'receive' : 'correct')}>
            {t(department.corrects ? 'further.proposeCorrection' : 'decision.correct')}
          </Button>
          <Button hotkey="F10" onClick={() => onAct(department.accepts ? 'receive' : 'refuse')}>
            {t(department.accepts ? 'further.proposeRefusal' : 'decision.refuse')}
          </Button>
        </div>
        {department.accepts && <p className="muted small">{t('decision.byDepartment')}</p>}
        {department.corrects && <p className="muted small">{t('decision.correctionByDepartment')}</p>}
        {gaps.deferrable.length > 0 && (
          <p className="muted small">{t('decision.deferrable', { count: gaps.deferrable.length })}</p>
        )}
      </div>
    </Card>
  )
}

function useChecks({ item, gaps, delegatedUntil, onGap }: DecisionCardProps): readonly CheckItem[] {
  const t = useTexts('intake')
  const { resolution, openMaterials, wrongMaterials, applicantFields } = gaps
  const isFixed = resolution.status === 'complete'
  const open = openMaterials.length + wrongMaterials.length
  return [
    {
      key: 'delegation',
      ok: delegatedUntil !== undefined,
      text:
        delegatedUntil === undefined ? (
          t('decision.noDelegation')
        ) : (
          <>
            {t('decision.delegated')} <DateText day={dayOf(delegatedUntil)} form="full" />
          </>
        ),
    },
    {
      key: 'situation',
      ok: isFixed,
      text: t(isFixed ? 'decision.situationFixed' : 'decision.situationOpen'),
      onGo: () => onGap('situation'),
    },
    {
      key: 'materials',
      ok: isFixed && open === 0,
      text: t(
        isFixed ? (open === 0 ? 'decision.materialsDone' : 'decision.materialsOpen') : 'decision.materialsUnknown',
        {
          count: open,
        },
      ),
      onGo: () => onGap('material'),
    },
    {
      key: 'applicant',
      ok: applicantFields.length === 0,
      text: t(applicantFields.length === 0 ? 'decision.applicantDone' : 'decision.applicantOpen', {
        count: applicantFields.length,
      }),
      onGo: () => onGap('applicant'),
    },
    ...(item.form === undefined
      ? []
      : [
          {
            key: 'form',
            ok: gaps.form.length === 0,
            text: t(gaps.form.length === 0 ? 'decision.formDone' : 'decision.formOpen', { count: gaps.form.length }),
            onGo: () => onGap('form'),
          },
        ]),
  ]
}
