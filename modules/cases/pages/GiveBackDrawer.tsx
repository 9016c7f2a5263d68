import { ConfirmAct, TextField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { listOriginals, returnOriginal } from '../contract.ts'
import type { OriginalLine } from '../contract.ts'

interface GiveBackDrawerProps {
  /** of one case */
  readonly rows: readonly OriginalLine[]
  readonly onClose: (isDone: boolean) => void
}

/** 退还原件: to a person whose identity was verified, by the window that holds them. (INT-09) */
export function GiveBackDrawer({ rows, onClose }: GiveBackDrawerProps) {
  const t = useTexts('cases')
  const toast = useToast()
  const [first] = rows
  const [recipient, setRecipient] = useState(first?.applicantName ?? '')
  const [identityCheck, setIdentityCheck] = useState('')
  const [isTried, setTried] = useState(false)
  const give = useAct(returnOriginal, {
    refresh: [listOriginals],
    onDone: () => {
      toast({ text: t('custody.givenBack') })
      onClose(true)
    },
  })
  if (first === undefined) return undefined
  const missing = (text: string) => (isTried && text.trim() === '' ? t('custody.fillIn') : undefined)
  const act = () => {
    setTried(true)
    if (recipient.trim() === '' || identityCheck.trim() === '') return
    const body = {
      originals: rows.map(({ original }) => original),
      recipient: recipient.trim(),
      identityCheck: identityCheck.trim(),
      expectedVersion: first.version,
    }
    void give.act({ params: { id: first.id }, body })
  }
  return (
    <ConfirmAct
      title={t('custody.giveBackTitle', { number: first.applicationNo })}
      act={t('custody.giveBackAct')}
      hotkey="F9"
      consequence={t('custody.giveBackConsequence')}
      busy={give.isBusy}
      problem={give.problem}
      onAct={act}
      onClose={() => onClose(false)}
    >
      <ul className="sheet-lines">
        {rows.map(({ original, name }) => (
          <li key={original}>
            <b>{name}</b>
          </li>
        ))}
      </ul>
      <TextField
        label={t('custody.recipient')}
        value={recipient}
        onChange={setRecipient}
        required
        problem={missing(recipient)}
      />
      <TextField
        label={t('custody.identity')}
        hint={t('custody.identityHint')}
        value={identityCheck}
        onChange={setIdentityCheck}
        required
        problem={missing(identityCheck)}
      />
    </ConfirmAct>
  )
}
