import {
  Button,
  Card,
  MomentText,
  offerOf,
  ProblemNote,
  Tag,
  TextAreaField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { listDrafts, objectToDraft, readDraft, withdrawObjection } from '../contract.ts'
import type { Draft } from '../contract.ts'

/** 异议: of windows, back office and the comparison of lists; who made one may take it back. (CAT-09) */
export function ObjectionsCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  const toast = useToast()
  const [text, setText] = useState('')
  const refresh = [readDraft, listDrafts]
  const object = useAct(objectToDraft, {
    refresh,
    onDone: () => {
      setText('')
      toast({ text: t('objection.done') })
    },
  })
  const withdraw = useAct(withdrawObjection, { refresh, onDone: () => toast({ text: t('objection.withdrawn') }) })
  const mayObject = offerOf(draft.actions, 'object')?.allowed === true
  return (
    <Card title={t('objection.title')} hint={t('objection.hint')}>
      {draft.objections.length === 0 && <p className="muted">{t('objection.none')}</p>}
      <ul className="ws-objections">
        {draft.objections.map(({ id, side, mock, text: said, byName, at, isOpen, isMine }) => (
          <li key={id} tabIndex={-1} {...(isOpen && draft.state === 'ready' && { 'data-gap': '' })}>
            <p>
              <Tag kind={isOpen ? 'red' : 'slate'}>{t(`objection.side.${side}`)}</Tag> {byName} <MomentText at={at} />
            </p>
            <p>{side === 'program' ? t('objection.differs', { number: mock ?? 0 }) : said}</p>
            {!isOpen && <p className="muted small">{t('objection.isWithdrawn')}</p>}
            {isOpen && isMine && (
              <Button
                size="s"
                busy={withdraw.isBusy}
                onClick={() => void withdraw.act({ params: { id: draft.id, objection: id } })}
              >
                {t('objection.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote problem={withdraw.problem} />
      {mayObject && (
        <form className="ws-form" onSubmit={(event) => event.preventDefault()}>
          <TextAreaField
            label={t('objection.text')}
            required
            rows={3}
            maxLength={500}
            value={text}
            onChange={setText}
          />
          <ProblemNote problem={object.problem} />
          <Button
            busy={object.isBusy}
            missing={text.trim() === '' ? t('objection.textMissing') : undefined}
            onClick={() => void object.act({ params: { id: draft.id }, body: { text } })}
          >
            {t('objection.act')}
          </Button>
        </form>
      )}
    </Card>
  )
}
