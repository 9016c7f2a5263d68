import {
  Band,
  Button,
  Card,
  ConflictPanel,
  Drawer,
  FactList,
  fieldProblem,
  formatDay,
  ProblemNote,
  RadioList,
  TextAreaField,
  Timeline,
  useAct,
  useLanguage,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { answerCallback, contactRater, countCallbacks, listCallbacks } from '../contract.ts'
import type { Callback } from '../contract.ts'
import { outcomes } from '../rules/index.ts'
import type { Outcome } from '../rules/index.ts'
import { GradeTag } from './GradeTag.tsx'

interface CallbackDrawerProps {
  readonly callback: Callback
  readonly onClose: () => void
}

/** One bad grade: what was said, whom to call, what came of it. The grade stays what it is. (SUP-02) */
export function CallbackDrawer({ callback, onClose }: CallbackDrawerProps) {
  const t = useTexts('evaluation')
  const { state, phone } = callback
  const next = nextOf(state, phone)
  return (
    <Drawer title={t('detail.title')} width="m" onClose={onClose} tags={<GradeTag grade={callback.grade} />}>
      <div className="evaluation-detail">
        <Facts callback={callback} />
        {next === 'contact' && <ContactCard callback={callback} />}
        {next === 'answer' && <AnswerCard callback={callback} onClose={onClose} />}
        <Way callback={callback} />
      </div>
    </Drawer>
  )
}

/** Who left a number is called first. */
function nextOf(state: Callback['state'], phone: string | null): 'contact' | 'answer' | undefined {
  if (state === 'answered') return undefined
  return state === 'opened' && phone !== null ? 'contact' : 'answer'
}

function Facts({ callback }: { readonly callback: Callback }) {
  const t = useTexts('evaluation')
  const language = useLanguage()
  const { reasons, comment, phone, contactBy, answerBy, state } = callback
  return (
    <>
      {phone === null && state !== 'answered' && <Band kind="slate">{t('callbacks.noPhone')}</Band>}
      <FactList
        facts={[
          { term: t('list.item'), value: callback.itemName },
          { term: t('figures.keys.department'), value: callback.departmentName },
          {
            term: t('callbacks.words'),
            value: (
              <p className="evaluation-text">
                {[...reasons.map((reason) => t(`reasons.${reason}`)), comment].filter(Boolean).join(' · ') ||
                  t('detail.none')}
              </p>
            ),
          },
          ...(phone === null ? [] : [{ term: t('callbacks.phone'), value: phone }]),
          { term: t('callbacks.contactBy'), value: formatDay(contactBy, 'short', language) },
          { term: t('callbacks.answerBy'), value: formatDay(answerBy, 'short', language) },
        ]}
      />
    </>
  )
}

const refresh = [listCallbacks, countCallbacks]

function ContactCard({ callback: { id, version } }: { readonly callback: Callback }) {
  const t = useTexts('evaluation')
  const toast = useToast()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const keep = useAct(contactRater, { refresh, onDone: () => toast({ text: t('callbacks.contacted') }) })
  const send = () => {
    setTried(true)
    if (note.trim() !== '') void keep.act({ params: { id }, body: { note, expectedVersion: version } })
  }
  const missing = isTried && note.trim() === '' ? t('callbacks.noteHint') : undefined
  return (
    <Card
      title={t('callbacks.contact')}
      strong
      footer={
        <>
          <span className="grow" />
          <Button kind="primary" hotkey="F9" busy={keep.isBusy} onClick={send}>
            {t('callbacks.save')}
          </Button>
        </>
      }
    >
      <div className="cf">
        <TextAreaField
          label={t('callbacks.note')}
          hint={t('callbacks.noteHint')}
          value={note}
          onChange={setNote}
          required
          problem={missing ?? fieldProblem(keep.problem, '/note')}
        />
        {keep.problem?.isConflict === true ? (
          <ConflictPanel
            problem={keep.problem}
            mine={[{ label: t('callbacks.note'), value: note }]}
            onReload={keep.forget}
          />
        ) : (
          <ProblemNote problem={keep.problem} />
        )}
      </div>
    </Card>
  )
}

function AnswerCard({ callback: { id, version }, onClose }: CallbackDrawerProps) {
  const t = useTexts('evaluation')
  const toast = useToast()
  const [outcome, setOutcome] = useState<Outcome>()
  const [answer, setAnswer] = useState('')
  const [isTried, setTried] = useState(false)
  const keep = useAct(answerCallback, {
    refresh,
    onDone: () => {
      toast({ text: t('callbacks.answered') })
      onClose()
    },
  })
  const send = () => {
    setTried(true)
    if (outcome !== undefined && answer.trim() !== '')
      void keep.act({ params: { id }, body: { outcome, answer, expectedVersion: version } })
  }
  const gap = (isThere: boolean) => (isTried && !isThere ? t('callbacks.needed') : undefined)
  return (
    <Card
      title={t('callbacks.answer')}
      strong
      footer={
        <>
          <span className="grow" />
          <Button kind="primary" hotkey="F9" busy={keep.isBusy} onClick={send}>
            {t('callbacks.save')}
          </Button>
        </>
      }
    >
      <div className="cf">
        <RadioList<Outcome>
          label={t('callbacks.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: t(`callbacks.outcomes.${value}`) }))}
        />
        {gap(outcome !== undefined) !== undefined && <p className="err">{t('callbacks.needed')}</p>}
        <TextAreaField
          label={t('callbacks.answerText')}
          value={answer}
          onChange={setAnswer}
          required
          problem={gap(answer.trim() !== '') ?? fieldProblem(keep.problem, '/answer')}
        />
        {keep.problem?.isConflict === true ? (
          <ConflictPanel
            problem={keep.problem}
            mine={[{ label: t('callbacks.answerText'), value: answer }]}
            onReload={keep.forget}
          />
        ) : (
          <ProblemNote problem={keep.problem} />
        )}
      </div>
    </Card>
  )
}

function Way({ callback }: { readonly callback: Callback }) {
  const t = useTexts('evaluation')
  const { outcome } = callback
  const ended = outcome === null ? '' : t(`callbacks.outcomes.${outcome}`)
  const steps = [
    { key: 'opened', at: callback.openedAt, who: t('callbacks.rater'), detail: '' },
    { key: 'contacted', at: callback.contactedAt, who: callback.contactedByName, detail: callback.contactNote ?? '' },
    {
      key: 'answered',
      at: callback.answeredAt,
      who: callback.answeredByName,
      detail: [ended, callback.answer].filter(Boolean).join('：'),
    },
  ]
  return (
    <Timeline
      label={t('callbacks.steps.label')}
      entries={steps.flatMap(({ key, at, who, detail }) =>
        at === null
          ? []
          : [{ key, at, what: t(`callbacks.steps.${key}`), who: who ?? '', detail, state: 'done' as const }],
      )}
    />
  )
}
