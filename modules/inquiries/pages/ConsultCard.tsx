import { ActFoot, Card, ProblemNote, useTexts } from '@yichuang/kit'
import { gapOf, nothingWritten, useWriting } from './writing.ts'
import { WritingFields } from './WritingFields.tsx'
import './inquiries.css'

const thens = ['answer', 'ask', 'colleague'] as const
const atTheDesk = { ...nothingWritten, then: 'answer' } as const

/** 咨询登记: a question written down in seconds; who writes it down was asked first and answers for it. (CON-05) */
export function ConsultCard() {
  const t = useTexts('inquiries')
  const { parts, act, problem, isBusy } = useWriting(atTheDesk)
  const { then } = parts.form
  const gap = gapOf(parts.form)
  return (
    <Card
      title={t('desk.title')}
      hint={t('desk.hint')}
      footer={
        <ActFoot
          consequence={t(`ask.consequences.${then}`)}
          act={t(`ask.acts.${then}`)}
          hotkey="F7"
          busy={isBusy}
          missing={gap === undefined ? undefined : t(`desk.gaps.${gap}`)}
          onAct={act}
        />
      }
    >
      <div className="cf">
        <WritingFields {...parts} thens={thens} isBrief />
        <ProblemNote problem={problem} />
      </div>
    </Card>
  )
}
