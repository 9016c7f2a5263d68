import { ActFoot, Drawer, fieldProblem, ProblemNote, SelectField, TextAreaField, useAct, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { readMyWindow, transferTicket } from '../contract.ts'
import type { MyWindow, WindowTicket } from '../contract.ts'

interface TransferDrawerProps {
  readonly ticket: WindowTicket
  readonly mine: MyWindow
  readonly onClose: () => void
}

/** 转号: to another group or one window, with what the next clerk needs to know; the place in line is kept. */
export function TransferDrawer({ ticket, mine, onClose }: TransferDrawerProps) {
  const t = useTexts('queue')
  const [group, setGroup] = useState(ticket.group)
  const [window, setWindow] = useState('any')
  const [note, setNote] = useState('')
  const send = useAct(transferTicket, { onDone: onClose, refresh: [readMyWindow] })
  const act = () =>
    void send.act({ params: { id: ticket.id }, body: { group, note, ...(window === 'any' ? {} : { window }) } })
  return (
    <Drawer
      title={t('transfer.title', { no: ticket.no })}
      onClose={onClose}
      footer={<ActFoot consequence={t('transfer.hint')} act={t('acts.transfer')} busy={send.isBusy} onAct={act} />}
    >
      <div className="cf">
        <SelectField
          label={t('transfer.group')}
          value={group}
          onChange={setGroup}
          options={mine.groups.map(({ id, letter, name }) => ({ value: id, label: `${letter} ${name}` }))}
        />
        <SelectField
          label={t('transfer.window')}
          value={window}
          onChange={setWindow}
          options={[
            { value: 'any', label: t('transfer.anyWindow') },
            ...mine.windows.map(({ id, no }) => ({ value: id, label: t('window.no', { no }) })),
          ]}
        />
        <TextAreaField
          label={t('transfer.note')}
          value={note}
          onChange={setNote}
          required
          problem={fieldProblem(send.problem, '/note')}
        />
        <ProblemNote problem={send.problem} />
      </div>
    </Drawer>
  )
}
