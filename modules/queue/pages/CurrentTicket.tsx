import { Button, Card, FactList, MomentText, ProblemNote, Tag, useAct, useTexts } from '@yichuang/kit'
import type { Fact } from '@yichuang/kit'
import { useState } from 'react'
import * as contract from '../contract.ts'
import type { MyWindow, WindowTicket } from '../contract.ts'
import { TransferDrawer } from './TransferDrawer.tsx'

const refresh = [contract.readMyWindow]

interface CurrentTicketProps {
  readonly ticket: WindowTicket
  readonly mine: MyWindow
}

/** The ticket at the window, in large, with what may be done with it and the key of each. */
export function CurrentTicket({ ticket, mine }: CurrentTicketProps) {
  const t = useTexts('queue')
  const [isSending, setSending] = useState(false)
  const { id, no, state, acts } = ticket
  const params = { params: { id } }
  const start = useAct(contract.startService, { refresh })
  const recall = useAct(contract.recallTicket, { refresh })
  const pass = useAct(contract.passTicket, { refresh })
  const hold = useAct(contract.holdService, { refresh })
  const end = useAct(contract.endService, { refresh })
  const problem = [start, recall, pass, hold, end].find((one) => one.problem !== undefined)?.problem
  const may = (kind: string) => acts.includes(kind)
  return (
    <Card
      title={t(`states.${state}`)}
      strong
      footer={
        <div className="queue-acts">
          {may('start') && (
            <Button kind="primary" size="l" hotkey="F9" busy={start.isBusy} onClick={() => void start.act(params)}>
              {t('acts.start')}
            </Button>
          )}
          {may('end') && (
            <Button kind="primary" size="l" hotkey="F9" busy={end.isBusy} onClick={() => void end.act(params)}>
              {t('acts.end')}
            </Button>
          )}
          {state === 'serving' && (
            <Button size="l" icon="inbox" to="/work/intake">
              {t('acts.intake')}
            </Button>
          )}
          {may('recall') && (
            <Button hotkey="F8" busy={recall.isBusy} onClick={() => void recall.act(params)}>
              {t('acts.recall')}
            </Button>
          )}
          {may('pass') && (
            <Button hotkey="F7" busy={pass.isBusy} onClick={() => void pass.act(params)}>
              {t('acts.pass')}
            </Button>
          )}
          {may('hold') && (
            <Button hotkey="H" busy={hold.isBusy} onClick={() => void hold.act(params)}>
              {t('acts.hold')}
            </Button>
          )}
          {may('transfer') && (
            <Button hotkey="T" onClick={() => setSending(true)}>
              {t('acts.transfer')}
            </Button>
          )}
        </div>
      }
    >
      <div className="queue-current">
        <p className="queue-big" aria-live="polite">
          {no}
        </p>
        <FactList facts={factsOf(t, ticket)} />
      </div>
      <ProblemNote problem={problem} />
      {isSending && <TransferDrawer ticket={ticket} mine={mine} onClose={() => setSending(false)} />}
    </Card>
  )
}

function factsOf(t: ReturnType<typeof useTexts>, ticket: WindowTicket): readonly Fact[] {
  const { groupName, takenAt, phone, priority, priorityReason, isBooked, note, calls } = ticket
  const facts: Fact[] = [
    { term: t('facts.group'), value: groupName },
    { term: t('facts.takenAt'), value: <MomentText at={takenAt} form="time" /> },
    { term: t('facts.phone'), value: phone ?? t('facts.noPhone') },
  ]
  if (priority !== null)
    facts.push({
      term: t('facts.priority'),
      value: (
        <>
          <Tag kind="amber">{t(`priorities.${priority}`)}</Tag> {priorityReason}
        </>
      ),
    })
  if (isBooked) facts.push({ term: t('facts.booked'), value: <Tag kind="blue">{t('facts.bookedYes')}</Tag> })
  if (calls > 1) facts.push({ term: t('facts.calls'), value: String(calls) })
  if (note !== null) facts.push({ term: t('facts.note'), value: note })
  return facts
}
