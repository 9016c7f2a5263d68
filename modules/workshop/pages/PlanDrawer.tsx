import {
  Button,
  DateField,
  Drawer,
  EmptyState,
  fieldProblem,
  ProblemNote,
  SelectField,
  TextAreaField,
  today,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { dropCombing, listDrafts, planCombing, readCombingPlan } from '../contract.ts'
import type { CombingLine } from '../contract.ts'

interface PlanDrawerProps {
  readonly line: CombingLine
  /** who combs the items of its department */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

const refresh = [readCombingPlan, listDrafts]

/** 安排梳理: who combs the item by which day; it stands on the board and the owner is told. (CAT-04) */
export function PlanDrawer({ line, people, onClose }: PlanDrawerProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const [owner, setOwner] = useState(line.owner ?? (people.length === 1 ? (people[0]?.id ?? '') : ''))
  const [dueOn, setDueOn] = useState(line.dueOn ?? '')
  const [note, setNote] = useState(line.note ?? '')
  const [isTried, setTried] = useState(false)
  const done = (text: string) => () => {
    toast({ text: t(text) })
    onClose()
  }
  const plan = useAct(planCombing, { refresh, onDone: done('plan.planned') })
  const drop = useAct(dropCombing, { refresh, onDone: done('plan.dropped') })
  const act = () => {
    setTried(true)
    if (owner === '' || dueOn === '') return
    void plan.act({ body: { item: line.item, owner, dueOn, note: note.trim() } })
  }
  return (
    <Drawer
      title={t('plan.planOf', { name: line.name })}
      width="s"
      onClose={onClose}
      footer={
        <>
          {line.owner !== null && (
            <Button busy={drop.isBusy} onClick={() => void drop.act({ params: { id: line.item }, body: {} })}>
              {t('plan.drop')}
            </Button>
          )}
          <Button kind="primary" hotkey="F9" busy={plan.isBusy} onClick={act}>
            {t('plan.keep')}
          </Button>
        </>
      }
    >
      {people.length === 0 ? (
        <EmptyState icon="people" title={t('plan.noPeople')} text={t('plan.noPeopleText')} />
      ) : (
        <div className="ws-form">
          <SelectField
            label={t('plan.owner')}
            required
            value={owner}
            onChange={setOwner}
            placeholder={t('plan.choose')}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            problem={isTried && owner === '' ? t('plan.ownerMissing') : undefined}
          />
          <DateField
            label={t('plan.dueOn')}
            hint={t('plan.dueHint')}
            required
            min={today()}
            value={dueOn}
            onChange={setDueOn}
            problem={isTried && dueOn === '' ? t('publish.dayMissing') : fieldProblem(plan.problem, '/dueOn')}
          />
          <TextAreaField label={t('plan.note')} rows={3} maxLength={200} value={note} onChange={setNote} />
          <ProblemNote problem={plan.problem ?? drop.problem} />
        </div>
      )}
    </Drawer>
  )
}
