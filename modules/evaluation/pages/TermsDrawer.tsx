import { Ask, Button, Drawer, ProblemNote, TextField, useAct, useCall, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { changeEvaluationTerms, readEvaluationTerms } from '../contract.ts'
import type { EvaluationTerms } from '../contract.ts'

const bounds = {
  contactDays: [1, 20],
  answerDays: [1, 60],
  linkDays: [1, 60],
  padSeconds: [15, 300],
} as const satisfies Record<keyof EvaluationTerms, readonly [least: number, most: number]>
const names = ['contactDays', 'answerDays', 'linkDays', 'padSeconds'] as const

type Name = (typeof names)[number]

/** 评价时限: within how many working days a bad grade is followed up, and how long one may rate. */
export function TermsDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('evaluation')
  const toast = useToast()
  const asked = useCall(readEvaluationTerms, {})
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({})
  const keep = useAct(changeEvaluationTerms, {
    refresh: [readEvaluationTerms],
    onDone: () => {
      toast({ text: t('terms.done') })
      onClose()
    },
  })
  const wrong = (name: Name, text: string) => {
    const [least, most] = bounds[name]
    const isRight = /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
    return isRight ? undefined : t('terms.wrong', { least, most })
  }
  const save = ({ data }: typeof asked) => {
    if (data === undefined) return
    const text = (name: Name) => typed[name] ?? String(data[name])
    if (names.some((name) => wrong(name, text(name)) !== undefined)) return
    const body = { ...data }
    for (const name of names) body[name] = Number(text(name))
    void keep.act({ body })
  }
  return (
    <Drawer
      title={t('terms.title')}
      width="s"
      onClose={onClose}
      footer={
        <>
          <span className="muted small">{t('terms.hint')}</span>
          <span className="grow" />
          <Button kind="primary" hotkey="F9" busy={keep.isBusy} onClick={() => save(asked)}>
            {t('terms.save')}
          </Button>
        </>
      }
    >
      <Ask query={asked}>
        {(terms) => (
          <div className="cf">
            {names.map((name) => {
              const text = typed[name] ?? String(terms[name])
              return (
                <TextField
                  key={name}
                  label={t(`terms.${name}`)}
                  required
                  inputMode="numeric"
                  maxLength={3}
                  value={text}
                  onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
                  problem={wrong(name, text)}
                />
              )
            })}
            <ProblemNote problem={keep.problem} />
          </div>
        )}
      </Ask>
    </Drawer>
  )
}
