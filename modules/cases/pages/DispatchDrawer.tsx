import { Band, ConfirmAct, CountRow, useAct, useReason, useSession, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listOriginals, listSheets, signSheet } from '../contract.ts'
import type { OriginalLine } from '../contract.ts'
import type { AnswerOf, BodyOf } from '@yichuang/platform/contract'

interface DispatchDrawerProps {
  readonly rows: readonly OriginalLine[]
  readonly onClose: (isDone: boolean) => void
}

/** 移交: the sheet as it will stand, signed by who gives; the other side counts and signs. (INT-09, I-34) */
export function DispatchDrawer({ rows, onClose }: DispatchDrawerProps) {
  const t = useTexts('cases')
  const toast = useToast()
  const reason = useReason()
  const navigate = useNavigate()
  const { department } = useSession()
  const [left, setLeft] = useState<AnswerOf<typeof signSheet>['problems']>([])
  const [first] = rows
  const sign = useAct(signSheet, {
    refresh: [listOriginals, listSheets],
    onDone: ({ no, problems }) => {
      setLeft(problems)
      toast({ text: t('custody.signed', { no }) })
      if (problems.length === 0) {
        onClose(true)
        void navigate(`/work/custody/${no}`)
      }
    },
  })
  if (first === undefined) return undefined
  const to: BodyOf<typeof signSheet>['to'] =
    department === undefined
      ? { kind: 'department', department: first.department }
      : { kind: 'window', hall: first.hall ?? '' }
  const receiver = department === undefined ? first.departmentName : first.hallName
  const cases = [...new Set(rows.map(({ id }) => id))].map((id) => {
    const own = rows.filter((row) => row.id === id)
    return { id, originals: own.map(({ original }) => original), expectedVersion: own[0]?.version ?? 1 }
  })
  return (
    <ConfirmAct
      title={t('custody.sheetTo', { name: receiver })}
      act={t('custody.sign')}
      hotkey="F9"
      consequence={t('custody.signConsequence', { name: receiver })}
      busy={sign.isBusy}
      problem={sign.problem}
      onAct={() => void sign.act({ body: { to, cases } })}
      onClose={() => onClose(sign.problem === undefined && left.length > 0)}
    >
      <CountRow
        counts={[
          { value: cases.length, label: t('custody.cases') },
          { value: rows.length, label: t('custody.originals') },
        ]}
      />
      <ul className="sheet-lines">
        {rows.map(({ id, original, name, applicantName, applicationNo }) => (
          <li key={`${id}/${original}`}>
            <b>{name}</b>
            <span className="muted small">
              {applicantName}　{applicationNo}
            </span>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <Band kind="red">
          {left.map(({ id, applicationNo, code }) => (
            <p key={id}>{t('custody.leftOut', { number: applicationNo, reason: reason(code) })}</p>
          ))}
        </Band>
      )}
    </ConfirmAct>
  )
}
