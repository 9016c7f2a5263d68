import { Button, Card, FactList, MomentText, ProblemNote, Tag, useTexts } from '@yichuang/kit'
import type { Fact } from '@yichuang/kit'
import { useState } from 'react'
import type { MyWindow, WindowTicket } from '../contract.ts'
import { TransferDrawer } from './TransferDrawer.tsx'
import { intakeOf } from './use-window-acts.ts'
import type { WindowActs } from './use-window-acts.ts'

interface CurrentTicketProps {
  readonly ticket: WindowTicket
  readonly mine: MyWindow
  readonly acts: WindowActs
}

/** The ticket at the window, in large, with what may be done with it and the key of each. */
export function CurrentTicket({ ticket, mine, acts }: CurrentTicketProps) {
  const t = useTexts('queue')
  const [isSending, setSending] = useState(false)
  const { no, state } = ticket
  const may = (kind: string) => ticket.acts.includes(kind)
  return (
    <Card
      title={t(`states.${state}`)}
      strong
      footer={
        <div className="queue-acts">
          <Button kind="primary" size="l" hotkey="F2" busy={acts.isBusy} onClick={acts.go}>
            {acts.label}
          </Button>
          {may('end') && acts.step === 'endAndNext' && mine.isOpen && (
            <Button size="l" busy={acts.isBusy} onClick={acts.end}>
              {t('acts.end')}
            </Button>
          )}
          {acts.takesIn && (
            <Button size="l" icon="inbox" to={intakeOf(ticket)}>
              {t('acts.intake')}
            </Button>
          )}
          {may('recall') && (
            <Button hotkey="F8" onClick={acts.recall}>
              {t('acts.recall')}
            </Button>
          )}
          {may('pass') && (
            <Button hotkey="F7" onClick={acts.pass}>
              {t('acts.pass')}
            </Button>
          )}
          {may('hold') && (
            <Button hotkey="H" onClick={acts.hold}>
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
      <ProblemNote problem={acts.problem} />
      {isSending && <TransferDrawer ticket={ticket} mine={mine} onClose={() => setSending(false)} />}
    </Card>
  )
}

function factsOf(t: ReturnType<typeof useTexts>, ticket: WindowTicket): readonly Fact[] {
  const { groupName, itemName, name, prepared, takenAt, phone, priority, priorityReason, bookedFor, note, calls } =
    ticket
  const facts: Fact[] = [
    { term: t('facts.group'), value: groupName },
    ...(itemName === null ? [] : [{ term: t('facts.item'), value: itemName }]),
    ...(name === null ? [] : [{ term: t('facts.name'), value: name }]),
    ...(prepared === null ? [] : [{ term: t('facts.prepared'), value: prepared }]),
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
  if (bookedFor !== null) facts.push({ term: t('facts.booked'), value: <MomentText at={bookedFor} form="time" /> })
  if (calls > 1) facts.push({ term: t('facts.calls'), value: String(calls) })
  if (note !== null) facts.push({ term: t('facts.note'), value: note })
  return facts
}
