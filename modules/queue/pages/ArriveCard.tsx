import { Button, Card, CardReaderButton, ProblemNote, TextField, useAct, useReason, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { findComer, readQueueBoard, takeTicket } from '../contract.ts'
import type { Comers, TakenTicket } from '../contract.ts'
import { Taken } from './TakeCard.tsx'

type Comer = Comers['rows'][number]

/** 预约报到: a booking found by what the person says or the card they lay down; one key takes its number. (APT-06) */
export function ArriveCard({ hall }: { readonly hall: string }) {
  const t = useTexts('queue')
  const [said, setSaid] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [found, setFound] = useState<readonly Comer[]>()
  const [taken, setTaken] = useState<TakenTicket>()
  const find = useAct(findComer, {
    onDone: ({ rows }) => {
      setFound(rows)
      setTaken(undefined)
    },
  })
  const take = useAct(takeTicket, {
    onDone: (ticket) => {
      setTaken(ticket)
      setFound(undefined)
      setSaid('')
    },
    refresh: [readQueueBoard],
  })
  const ready = found?.find(({ reason }) => reason === null)
  const look = (words: string) => {
    setWrong(words.trim() === '' ? t('guide.saidMissing') : undefined)
    if (words.trim() !== '') void find.act({ params: { id: hall }, body: { said: words } })
  }
  const arrive = ({ id }: Comer) => void take.act({ params: { id: hall }, body: { booking: id } })
  return (
    <Card title={t('guide.arrive')}>
      {taken !== undefined && <Taken ticket={taken} />}
      <form
        className="queue-arrive"
        onSubmit={(event) => {
          event.preventDefault()
          look(said)
        }}
      >
        <TextField label={t('guide.said')} value={said} onChange={setSaid} problem={wrong} />
        <CardReaderButton
          hotkey="F6"
          onRead={({ documentNumber }) => {
            setSaid(documentNumber)
            look(documentNumber)
          }}
        />
        <Button icon="search" busy={find.isBusy} onClick={() => look(said)}>
          {t('guide.find')}
        </Button>
      </form>
      {found?.length === 0 && <p className="muted">{t('guide.noBooking')}</p>}
      {found !== undefined && found.length > 0 && (
        <ul className="queue-lines" aria-label={t('guide.arrive')}>
          {found.map((comer) => (
            <ComerLine
              key={comer.id}
              comer={comer}
              isNext={comer === ready}
              busy={take.isBusy}
              onArrive={() => arrive(comer)}
            />
          ))}
        </ul>
      )}
      <ProblemNote problem={find.problem ?? take.problem} />
    </Card>
  )
}

interface ComerLineProps {
  readonly comer: Comer
  /** the first that can arrive now: by key */
  readonly isNext: boolean
  readonly busy: boolean
  readonly onArrive: () => void
}

function ComerLine({ comer, isNext, busy, onArrive }: ComerLineProps) {
  const t = useTexts('queue')
  const reasonOf = useReason()
  const { no, itemName, start, end, name, phone, reason } = comer
  return (
    <li>
      <b>{t('guide.slot', { start, end })}</b>
      <span className="grow">
        {itemName}
        <small className="muted">
          {name} · {phone} · {no}
        </small>
      </span>
      {reason === null ? (
        <Button kind="primary" busy={busy} {...(isNext ? { hotkey: 'F8' } : {})} onClick={onArrive}>
          {t('guide.arriveAct')}
        </Button>
      ) : (
        <span className="muted">{reasonOf(reason)}</span>
      )}
    </li>
  )
}
