import {
  Ask,
  Button,
  Card,
  EmptyState,
  Page,
  ProblemNote,
  TextAreaField,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { listDrafts, readDraft, tryDraft } from '../contract.ts'
import type { Draft, Mock } from '../contract.ts'
import { SheetOf } from './SheetOf.tsx'
import { SituationQuestions } from './SituationQuestions.tsx'
import { storyOf } from './story.ts'
import './workshop.css'

/** 模拟受理 at the window: the mock applicant's story, the questions, the list they lead to, and what is wrong with it. (CAT-09) */
export function TrialPage() {
  const t = useTexts('workshop')
  const { id = '', mock = '' } = useParams()
  const draft = useCall(readDraft, { params: { id } })
  return (
    <Ask query={draft}>
      {(answer) => {
        const found = answer.mocks.find(({ no }) => no === Number(mock))
        return found === undefined ? (
          <Page title={answer.itemName} back={{ to: `/work/workshop/${id}` }}>
            <EmptyState icon="list" title={t('trial.noMock')} />
          </Page>
        ) : (
          <Trial key={found.no} draft={answer} mock={found} />
        )
      }}
    </Ask>
  )
}

function Trial({ draft, mock }: { readonly draft: Draft; readonly mock: Mock }) {
  const t = useTexts('workshop')
  const toast = useToast()
  const navigate = useNavigate()
  const [answers, setAnswers] = useState<Answers>({})
  const [objection, setObjection] = useState('')
  const item = draft.document as Item
  const resolution = resolveSituation(item, answers)
  const done = useAct(tryDraft, {
    refresh: [readDraft, listDrafts],
    onDone: ({ isSame, hasPassed }) => {
      toast({ text: t(hasPassed ? 'trial.passed' : isSame ? 'trial.same' : 'trial.differs') })
      void navigate(`/work/workshop/${draft.id}`)
    },
  })
  const act = () => {
    const sent = Object.fromEntries(Object.entries(answers).map(([question, options]) => [question, [...options]]))
    const said = objection.trim() === '' ? {} : { objection: objection.trim() }
    void done.act({ params: { id: draft.id }, body: { mock: mock.no, answers: sent, ...said } })
  }
  const isOpen = resolution.status === 'incomplete' || resolution.status === 'invalid'
  return (
    <Page
      title={t('trial.pageTitle', { item: item.name, number: mock.no })}
      back={{ to: `/work/workshop/${draft.id}` }}
      hint={t('trial.pageHint')}
    >
      <div className="ws-trial">
        <Card title={t('trial.story')} hint={t('trial.storyHint')}>
          <dl className="ws-story">
            {storyOf(item, mock.answers).map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card title={t('trial.ask')} hotkey="Alt+1">
          <SituationQuestions item={item} answers={answers} onAnswers={setAnswers} />
        </Card>
        <Card title={t('preview.list')} strong>
          <div className="ws-form">
            <SheetOf resolution={resolution} side="clerk" />
            <TextAreaField
              label={t('trial.objection')}
              hint={t('trial.objectionHint')}
              rows={3}
              maxLength={500}
              value={objection}
              onChange={setObjection}
            />
            <ProblemNote problem={done.problem} />
            <Button
              kind="primary"
              size="l"
              hotkey="F9"
              busy={done.isBusy}
              onClick={act}
              missing={isOpen ? t('trial.open') : undefined}
            >
              {t(objection.trim() === '' ? 'trial.act' : 'trial.actObject')}
            </Button>
          </div>
        </Card>
      </div>
    </Page>
  )
}
