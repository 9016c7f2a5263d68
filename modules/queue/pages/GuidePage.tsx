import {
  Ask,
  Button,
  Card,
  Column,
  Columns,
  EmptyState,
  MomentText,
  Page,
  ProblemNote,
  SelectField,
  Tag,
  TextField,
  fieldProblem,
  useAct,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import * as contract from '../contract.ts'
import type { BodyOf } from '@yichuang/platform/contract'
import type { QueueBoard, TakenTicket } from '../contract.ts'
import './queue.css'

type Priority = NonNullable<BodyOf<typeof contract.takeTicket>['priority']>

const priorities: readonly Priority[] = ['elder', 'child', 'sick', 'pregnant', 'disabled', 'military', 'green-channel']

/** 导服台: numbers for others, the green channel with its reason; beside it who waits and which windows call. */
export function GuidePage() {
  const t = useTexts('queue')
  const { hall } = useSession()
  if (hall === undefined)
    return (
      <Page title={t('pages.guide')}>
        <EmptyState title={t('guide.noHall')} text={t('guide.noHallHint')} />
      </Page>
    )
  return <Desk hall={hall.id} name={hall.name} />
}

function Desk({ hall, name }: { readonly hall: string; readonly name: string }) {
  const t = useTexts('queue')
  const board = useCall(
    contract.readQueueBoard,
    { params: { id: hall } },
    { topics: [`queue/${hall}`], keepFormer: true },
  )
  return (
    <Page title={t('pages.guide')} hint={name}>
      <Ask query={board}>
        {(data) => (
          <Columns widths="minmax(0,1fr) minmax(0,1fr)">
            <Column>
              <TakeCard hall={hall} board={data} />
            </Column>
            <Column>
              <Lines board={data} />
              <Windows board={data} />
            </Column>
          </Columns>
        )}
      </Ask>
    </Page>
  )
}

function TakeCard({ hall, board }: { readonly hall: string; readonly board: QueueBoard }) {
  const t = useTexts('queue')
  const [group, setGroup] = useState('')
  const [phone, setPhone] = useState('')
  const [priority, setPriority] = useState<Priority | 'none'>('none')
  const [reason, setReason] = useState('')
  const [taken, setTaken] = useState<TakenTicket>()
  const take = useAct(contract.takeTicket, {
    onDone: (ticket) => {
      setTaken(ticket)
      setPhone('')
      setPriority('none')
      setReason('')
    },
    refresh: [contract.readQueueBoard],
  })
  const send = () => {
    setTaken(undefined)
    void take.act({
      params: { id: hall },
      body: {
        group,
        ...(phone.trim() === '' ? {} : { phone }),
        ...(priority === 'none' ? {} : { priority }),
        ...(reason.trim() === '' ? {} : { priorityReason: reason }),
      },
    })
  }
  return (
    <Card
      title={t('guide.take')}
      footer={
        <Button
          kind="primary"
          size="l"
          icon="ticket"
          hotkey="F9"
          busy={take.isBusy}
          {...(group === '' ? { disabledReason: t('guide.chooseGroup') } : {})}
          onClick={send}
        >
          {t('guide.act')}
        </Button>
      }
    >
      {taken !== undefined && <Taken ticket={taken} />}
      <div className="cf">
        <div className="queue-choices" role="radiogroup" aria-label={t('facts.group')}>
          {board.groups.map(({ id, letter, name, waiting }) => (
            <label key={id} className={id === group ? 'on' : ''}>
              <input type="radio" name="group" className="vh" checked={id === group} onChange={() => setGroup(id)} />
              <span className="queue-letter">{letter}</span>
              <span className="grow">{name}</span>
              <small className="muted">{t('people', { count: waiting })}</small>
            </label>
          ))}
        </div>
        <TextField
          label={t('facts.phone')}
          hint={t('guide.phoneHint')}
          value={phone}
          onChange={setPhone}
          problem={fieldProblem(take.problem, '/phone')}
        />
        <SelectField<Priority | 'none'>
          label={t('facts.priority')}
          value={priority}
          onChange={setPriority}
          options={[
            { value: 'none', label: t('guide.noPriority') },
            ...priorities.map((value) => ({ value, label: t(`priorities.${value}`) })),
          ]}
        />
        {priority !== 'none' && (
          <TextField
            label={t('guide.reason')}
            hint={priority === 'green-channel' ? t('guide.reasonNeeded') : undefined}
            value={reason}
            onChange={setReason}
            required={priority === 'green-channel'}
            problem={fieldProblem(take.problem, '/priorityReason')}
          />
        )}
        <ProblemNote problem={take.problem} />
      </div>
    </Card>
  )
}

/** The number just taken, in large, to be read out or shown. */
function Taken({ ticket: { no, ahead, minutes } }: { readonly ticket: TakenTicket }) {
  const t = useTexts('queue')
  return (
    <div className="queue-taken" role="status">
      <p className="queue-big">{no}</p>
      <p>
        {t('guide.ahead', { count: ahead })}
        {minutes !== null && ` · ${minutes === 0 ? t('guide.soon') : t('guide.minutes', { minutes })}`}
      </p>
    </div>
  )
}

function forecastWords(t: ReturnType<typeof useTexts>, minutes: number | null): string {
  if (minutes === null) return t('guide.noWindow')
  return minutes === 0 ? t('guide.soon') : t('guide.minutes', { minutes })
}

function Lines({ board }: { readonly board: QueueBoard }) {
  const t = useTexts('queue')
  return (
    <Card title={t('window.waiting')} flush>
      <ul className="queue-lines">
        {board.groups.map(({ id, letter, name, waiting, oldest, served, minutes }) => (
          <li key={id}>
            <span className="queue-letter">{letter}</span>
            <span className="grow">
              {name}
              <small className="muted">
                {t('guide.served', { count: served })}
                {oldest !== null && (
                  <>
                    {' · '}
                    {t('window.since')} <MomentText at={oldest} form="time" />
                  </>
                )}
              </small>
            </span>
            <span className="muted">{forecastWords(t, minutes)}</span>
            <b>{t('people', { count: waiting })}</b>
          </li>
        ))}
      </ul>
      {board.groups.length === 0 && <EmptyState title={t('guide.noGroups')} text={t('guide.noGroupsHint')} />}
    </Card>
  )
}

function Windows({ board }: { readonly board: QueueBoard }) {
  const t = useTexts('queue')
  return (
    <Card
      title={t('guide.windows')}
      hint={t('guide.openWindows', { count: board.windows.filter(({ isOpen }) => isOpen).length })}
      flush
    >
      <ul className="queue-windows">
        {board.windows.map(({ id, no, letters, isOpen, reason, ticket, state }) => (
          <li key={id} className={isOpen ? 'open' : ''}>
            <b>{no}</b>
            <span className="muted">{letters.join(' ')}</span>
            {isOpen ? (
              <span>{ticket === null ? t('guide.free') : `${ticket} ${t(`states.${state ?? 'called'}`)}`}</span>
            ) : (
              <Tag kind={reason === null ? 'slate' : 'amber'}>{reason ?? t('guide.closed')}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
