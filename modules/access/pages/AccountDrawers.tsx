import { Checkbox, ConfirmAct, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { deactivatePerson, reactivatePerson, resetPassword } from '../contract/care.ts'
import { listPeople, readPerson } from '../contract/people.ts'
import type { PersonRecord } from '../contract/people.ts'
import { listSessions } from '../contract/sessions.ts'
import { FirstPassword } from './FirstPassword.tsx'

interface OfPerson {
  readonly person: PersonRecord
  readonly onClose: () => void
}

const refresh = [readPerson, listPeople, listSessions]

/** 停用: with a reason; who still holds tasks is switched off only when that was seen. */
export function DeactivateDrawer({ person, onClose }: OfPerson) {
  const t = useTexts('access')
  const done = useDone('deactivate.done', person, onClose)
  const [isSeen, setSeen] = useState(false)
  const { act, isBusy, problem } = useAct(deactivatePerson, { onDone: done, refresh })
  const { id, version, openWork, name } = person
  return (
    <ReasonAct
      title={t('deactivate.title', { name })}
      act={t('deactivate.act')}
      consequence={t('deactivate.consequence')}
      isBusy={isBusy}
      problem={problem}
      onAct={(reason) => {
        const work = openWork > 0 ? { evenWithWork: isSeen } : {}
        void act({ params: { id }, body: { reason, expectedVersion: version, ...work } })
      }}
      onClose={onClose}
    >
      {openWork > 0 && (
        <Checkbox checked={isSeen} onChange={setSeen} hint={t('work.hint')}>
          {t('work.seen', { count: openWork })}
        </Checkbox>
      )}
    </ReasonAct>
  )
}

/** 恢复: the account with the roles it had. */
export function ReactivateDrawer({ person, onClose }: OfPerson) {
  const t = useTexts('access')
  const done = useDone('reactivate.done', person, onClose)
  const { act, isBusy, problem } = useAct(reactivatePerson, { onDone: done, refresh })
  const { id, version, name } = person
  return (
    <ReasonAct
      title={t('reactivate.title', { name })}
      act={t('reactivate.act')}
      consequence={t('reactivate.consequence')}
      isBusy={isBusy}
      problem={problem}
      onAct={(reason) => void act({ params: { id }, body: { reason, expectedVersion: version } })}
      onClose={onClose}
    />
  )
}

/** 重置密码: a new first password, shown once. */
export function ResetDrawer({ person, onClose }: OfPerson) {
  const t = useTexts('access')
  const [told, setTold] = useState<{ readonly password: string | undefined }>()
  const { act, isBusy, problem } = useAct(resetPassword, {
    onDone: ({ password }) => setTold({ password }),
    refresh,
  })
  const { id, version, name, account } = person
  if (told !== undefined) {
    const title = t('reset.doneTitle', { name })
    return (
      <FirstPassword
        title={title}
        account={account}
        password={told.password}
        next={t('reset.next')}
        onClose={onClose}
      />
    )
  }
  return (
    <ConfirmAct
      title={t('reset.title', { name })}
      act={t('reset.act')}
      warning={t('reset.warning')}
      busy={isBusy}
      problem={problem}
      onAct={() => void act({ params: { id }, body: { expectedVersion: version } })}
      onClose={onClose}
    />
  )
}

function useDone(key: string, { name }: PersonRecord, onClose: () => void): () => void {
  const t = useTexts('access')
  const toast = useToast()
  return () => {
    toast({ text: t(key, { name }) })
    onClose()
  }
}

export interface ReasonActProps {
  readonly title: string
  readonly act: string
  readonly consequence: string
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  readonly onAct: (reason: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** An act that needs a reason, which stays in the record of the person. */
export function ReasonAct({ title, act, consequence, isBusy, problem, onAct, onClose, children }: ReasonActProps) {
  const t = useTexts('access')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = reason.trim() === ''
  return (
    <ConfirmAct
      title={title}
      act={act}
      consequence={consequence}
      busy={isBusy}
      problem={problem}
      onAct={() => {
        setTried(true)
        if (!isMissing) onAct(reason.trim())
      }}
      onClose={onClose}
    >
      {children}
      <TextAreaField
        label={t('form.reason')}
        hint={t('form.reasonHint')}
        required
        value={reason}
        onChange={setReason}
        problem={isTried && isMissing ? t('form.reasonMissing') : undefined}
      />
    </ConfirmAct>
  )
}
