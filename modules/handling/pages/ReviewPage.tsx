import { Ask, Column, Columns, LimitLight, Page, Steps, useCall, useDraft, useSession, useTexts } from '@yichuang/kit'
import { readDossier } from '@yichuang/modules/cases/contract'
import { useState } from 'react'
import { useParams } from 'react-router'
import { readHandling } from '../contract.ts'
import { ActCard } from './ActCard.tsx'
import { CaseForm } from './CaseForm.tsx'
import { CasePreview } from './CasePreview.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { LimitCard } from './LimitCard.tsx'
import { formRow, MaterialList } from './MaterialList.tsx'
import { PointsCard } from './PointsCard.tsx'
import { openPoint, taskOf, windowChecks } from './shown-case.ts'
import type { CaseView, Checks, ShownCase } from './shown-case.ts'
import { TerminationLink } from './TerminationCard.tsx'
import './handling.css'

/** 审查: materials, scan and review points side by side, the limit explained, the opinion. (BAK-02, BAK-04) */
export function ReviewPage() {
  const { id = '' } = useParams()
  const asked = useCall(readDossier, { params: { id } }, { topics: ['cases'] })
  const handling = useCall(readHandling, { params: { id } }, { topics: ['cases'] })
  return (
    <Ask query={asked}>
      {(answer) => (
        <Ask query={handling}>{(known) => <Review key={id} dossier={answer as ShownCase} handling={known} />}</Ask>
      )}
    </Ask>
  )
}

export interface OpinionDraft {
  readonly text: string
  readonly checks: Checks
}

function Review(view: CaseView) {
  const { dossier, handling } = view
  const t = useTexts('handling')
  const { person, department, may } = useSession()
  const task = taskOf(dossier, person, department?.id)
  const draft = useDraft<OpinionDraft>({
    key: `opinion/${dossier.id}/${task?.id ?? ''}`,
    initial: { text: '', checks: {} },
  })
  const checks = mergedChecks(windowChecks(dossier), draft.value.checks)
  const [material, setMaterial] = useState(dossier.requirements[0]?.key)
  const [point, setPoint] = useState<string>()
  const isMine = task?.state === 'claimed' && task.holder === person
  const goToOpen = () => {
    const open = openPoint(view, checks)
    if (open === undefined) return false
    setMaterial(open.material)
    setPoint(open.point)
    return true
  }
  return (
    <Page
      title={dossier.item.name}
      hint={[dossier.applicant.name, dossier.applicationNo].join('　')}
      head="bar"
      back={{ to: may('handling.read-all') ? '/work/matters' : '/work/tasks' }}
      tags={dossier.light !== undefined && <LimitLight light={dossier.light} {...daysOf(dossier)} />}
      actions={<Steps label={t('review.steps')} steps={stepsOf(view, t)} />}
    >
      <Columns widths="minmax(200px,236px) minmax(0,1fr) minmax(320px,372px)">
        <Column>
          <MaterialList view={view} checks={checks} current={material} onCurrent={setMaterial} />
          <HistoryCard id={dossier.id} />
        </Column>
        {material === formRow && dossier.filledForm !== undefined ? (
          <CaseForm id={dossier.id} shown={dossier.filledForm} />
        ) : (
          <CasePreview view={view} material={material} point={point} />
        )}
        <div className="stack review-side">
          <PointsCard
            points={handling.points[material ?? ''] ?? []}
            checks={checks[material ?? ''] ?? {}}
            isReadOnly={!isMine}
            current={point}
            onCurrent={setPoint}
            onCheck={(id, check) =>
              draft.set((former) => ({
                ...former,
                checks: withCheck(former.checks, { material: material ?? '', id, check }),
              }))
            }
          />
          <LimitCard view={view} />
          <ActCard view={view} task={task} draft={draft} checks={checks} onOpenPoint={goToOpen} />
          <TerminationLink view={view} />
        </div>
      </Columns>
    </Page>
  )
}

interface Answered {
  readonly material: string
  readonly id: string
  readonly check: Checks[string][string] | undefined
}

function withCheck(checks: Checks, { material, id, check }: Answered): Checks {
  const { [id]: _former, ...others } = checks[material] ?? {}
  return { ...checks, [material]: check === undefined ? others : { ...others, [id]: check } }
}

function mergedChecks(first: Checks, second: Checks): Checks {
  const keys = new Set([...Object.keys(first), ...Object.keys(second)])
  return Object.fromEntries([...keys].map((key) => [key, { ...first[key], ...second[key] }]))
}

function daysOf({ limits, light }: ShownCase): { days?: number } {
  const committed = limits.find(({ limit, isRunning }) => limit === 'committed' && isRunning)
  return committed?.remaining === null ||
    committed === undefined ||
    light === 'grey' ||
    light === 'red' ||
    light === 'double-red'
    ? {}
    : { days: committed.remaining }
}

type Step = { readonly label: string; readonly state: 'done' | 'current' | 'todo' }

/** Accepted, the special procedures, the steps of the leading task, the decision, the result. */
function stepsOf({ dossier, handling }: CaseView, t: ReturnType<typeof useTexts>): readonly Step[] {
  const { case: file, procedures, tasks, result } = dossier
  if (file === undefined) return []
  const lead = tasks.find(({ part }) => part === 'lead')
  const isDecided = file.conclusion !== undefined
  const held = procedures
    .filter(({ state }) => state !== 'cancelled')
    .map(({ name, state }): Step => ({ label: name, state: state === 'ended' ? 'done' : 'current' }))
  const review = (lead?.steps ?? []).map((step, index): Step => ({
    label: t(`steps.${step}`),
    state: stepState(lead, index, isDecided),
  }))
  const decider = file.conclusion?.byName ?? handling.deciders[0]?.name ?? ''
  const isReady = lead?.state === 'done' && !isDecided
  return [
    { label: t('review.accepted'), state: 'done' },
    ...held,
    ...review,
    { label: t('review.decision', { name: decider }), state: isDecided ? 'done' : isReady ? 'current' : 'todo' },
    { label: t('review.result'), state: result === undefined ? 'todo' : result.state === 'owed' ? 'current' : 'done' },
  ]
}

function stepState(lead: ShownCase['tasks'][number] | undefined, index: number, isDecided: boolean): Step['state'] {
  if (lead === undefined) return 'todo'
  if (isDecided || lead.state === 'done' || index < lead.stepIndex) return 'done'
  return index === lead.stepIndex ? 'current' : 'todo'
}
