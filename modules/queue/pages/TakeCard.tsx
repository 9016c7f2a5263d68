import {
  Button,
  Card,
  CardReaderButton,
  PrintSlip,
  ProblemNote,
  SelectField,
  TextField,
  fieldProblem,
  useAct,
  useSession,
  useTexts,
} from '@yichuang/kit'
import type { BodyOf } from '@yichuang/platform/contract'
import { useState } from 'react'
import * as contract from '../contract.ts'
import type { QueueBoard, TakenTicket } from '../contract.ts'
import { ItemSearch } from './ItemSearch.tsx'
import type { FoundItem } from './ItemSearch.tsx'
import { useZonePlace } from './zone-place.ts'

type Body = BodyOf<typeof contract.takeTicket>
type Priority = NonNullable<Body['priority']>

const priorities: readonly Priority[] = ['elder', 'child', 'sick', 'pregnant', 'disabled', 'military', 'green-channel']

interface Wish {
  readonly group: string
  readonly item: FoundItem | undefined
  readonly phone: string
  readonly name: string
  readonly documentNumber: string
  readonly priority: Priority | 'none'
  readonly reason: string
}

function emptyWish(isGreen: boolean): Wish {
  const priority = isGreen ? 'green-channel' : 'none'
  return { group: '', item: undefined, phone: '', name: '', documentNumber: '', priority, reason: '' }
}

interface TakeCardProps {
  readonly hall: string
  readonly board: QueueBoard
  /** the green channel: always with its reason */
  readonly isGreen: boolean
}

/** A number for somebody: by item or line, with what they want to say; a card on the reader fills in who it is. */
export function TakeCard({ hall, board, isGreen }: TakeCardProps) {
  const t = useTexts('queue')
  const [wish, setWish] = useState(() => emptyWish(isGreen))
  const [taken, setTaken] = useState<TakenTicket>()
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }))
  const take = useAct(contract.takeTicket, {
    onDone: (ticket) => {
      setTaken(ticket)
      setWish(emptyWish(isGreen))
    },
    refresh: [contract.readQueueBoard, contract.listPreferredTickets],
  })
  const send = () => {
    setTaken(undefined)
    void take.act({ params: { id: hall }, body: bodyOf(wish) })
  }
  const isOpen = wish.group !== '' || wish.item !== undefined
  const lineOfItem = board.groups.find(({ boards }) => wish.item !== undefined && boards.includes(wish.item.board))
  const line = wish.group === '' ? lineOfItem : board.groups.find(({ id }) => id === wish.group)
  return (
    <Card
      title={t(isGreen ? 'green.take' : 'guide.take')}
      footer={
        <Button
          kind="primary"
          size="l"
          icon="ticket"
          hotkey="F9"
          busy={take.isBusy}
          missing={isOpen ? undefined : t('guide.chooseGroup')}
          onClick={send}
        >
          {t('guide.act')}
        </Button>
      }
    >
      {taken !== undefined && <Taken ticket={taken} />}
      <div className="cf">
        <ItemSearch
          label={t('facts.item')}
          hint={t('guide.itemHint')}
          value={wish.item}
          onChange={(item) => change({ item })}
        />
        <LineChoice
          groups={board.groups}
          chosen={wish.group === '' ? (lineOfItem?.id ?? '') : wish.group}
          onChoose={(group) => change({ group })}
        />
        {line !== undefined && <WhereTo line={line} windows={board.windows} />}
        <Person wish={wish} onChange={change} problem={take.problem} />
        {!isGreen && (
          <SelectField<Priority | 'none'>
            label={t('facts.priority')}
            value={wish.priority}
            onChange={(priority) => change({ priority })}
            options={[
              { value: 'none', label: t('guide.noPriority') },
              ...priorities.map((value) => ({ value, label: t(`priorities.${value}`) })),
            ]}
          />
        )}
        {wish.priority !== 'none' && (
          <TextField
            label={t('guide.reason')}
            hint={wish.priority === 'green-channel' ? t('guide.reasonNeeded') : undefined}
            value={wish.reason}
            onChange={(reason) => change({ reason })}
            required={wish.priority === 'green-channel'}
            problem={fieldProblem(take.problem, '/priorityReason')}
          />
        )}
        <ProblemNote problem={take.problem} />
      </div>
    </Card>
  )
}

function bodyOf({ group, item, phone, name, documentNumber, priority, reason }: Wish): Body {
  return {
    ...(group === '' ? {} : { group }),
    ...(item === undefined ? {} : { item: item.id }),
    ...(phone.trim() === '' ? {} : { phone }),
    ...(name.trim() === '' ? {} : { name }),
    ...(documentNumber.trim() === '' ? {} : { documentNumber }),
    ...(priority === 'none' ? {} : { priority }),
    ...(reason.trim() === '' ? {} : { priorityReason: reason }),
  }
}

interface WhereToProps {
  /** the line that was chosen, or that serves the item */
  readonly line: QueueBoard['groups'][number]
  readonly windows: QueueBoard['windows']
}

/** Where somebody with this item goes: the open windows that call its line, and how many wait there. (CON-05) */
function WhereTo({ line: { id, name, waiting, waitAt }, windows }: WhereToProps) {
  const t = useTexts('queue')
  const place = useZonePlace()
  const open = windows.filter(({ groups, isOpen }) => isOpen && groups.includes(id)).map(({ no }) => no)
  const to = open.length === 0 ? t('guide.noOpenWindow') : t('guide.toWindows', { numbers: open.join(t('guide.and')) })
  return (
    <p className="queue-where" role="status">
      <b>{waitAt === null ? to : t('guide.waitAt', { place: place(waitAt) })}</b>
      {waitAt !== null && <span>{to}</span>}
      <span className="muted">
        {name} · {t('guide.waitingNow', { count: waiting })}
      </span>
    </p>
  )
}

interface LineChoiceProps {
  readonly groups: QueueBoard['groups']
  readonly chosen: string
  readonly onChoose: (group: string) => void
}

function LineChoice({ groups, chosen, onChoose }: LineChoiceProps) {
  const t = useTexts('queue')
  return (
    <div className="queue-choices" role="radiogroup" aria-label={t('facts.group')}>
      {groups.map(({ id, letter, name, waiting }) => (
        <label key={id} className={id === chosen ? 'on' : ''}>
          <input type="radio" name="group" className="vh" checked={id === chosen} onChange={() => onChoose(id)} />
          <span className="queue-letter">{letter}</span>
          <span className="grow">{name}</span>
          <small className="muted">{t('people', { count: waiting })}</small>
        </label>
      ))}
    </div>
  )
}

interface PersonProps {
  readonly wish: Wish
  readonly onChange: (part: Partial<Wish>) => void
  readonly problem: ReturnType<typeof useAct<typeof contract.takeTicket>>['problem']
}

/** Who it is, as far as they say: the intake has it filled in later. */
function Person({ wish, onChange, problem }: PersonProps) {
  const t = useTexts('queue')
  return (
    <>
      <TextField
        label={t('facts.phone')}
        hint={t('guide.phoneHint')}
        value={wish.phone}
        onChange={(phone) => onChange({ phone })}
        problem={fieldProblem(problem, '/phone')}
      />
      <div className="queue-person">
        <TextField label={t('facts.name')} value={wish.name} onChange={(name) => onChange({ name })} />
        <TextField
          label={t('facts.document')}
          value={wish.documentNumber}
          onChange={(documentNumber) => onChange({ documentNumber })}
          problem={fieldProblem(problem, '/documentNumber')}
        />
        <CardReaderButton onRead={({ name, documentNumber }) => onChange({ name, documentNumber })} />
      </div>
    </>
  )
}

/** The number just taken, in large, to be read out or shown. */
export function Taken({ ticket: { no, ahead, minutes, waitAt } }: { readonly ticket: TakenTicket }) {
  const t = useTexts('queue')
  const place = useZonePlace()
  const { hall } = useSession()
  const soon = minutes === null ? '' : ` · ${minutes === 0 ? t('guide.soon') : t('guide.minutes', { minutes })}`
  const wait = `${t('guide.ahead', { count: ahead })}${soon}`
  const where = waitAt === null ? [] : [t('guide.waitAt', { place: place(waitAt) })]
  return (
    <div className="queue-taken" role="status">
      <p className="queue-big">{no}</p>
      <p>{wait}</p>
      {where.map((words) => (
        <p key={words} className="queue-place">
          {words}
        </p>
      ))}
      <PrintSlip label={t('guide.print')} slip={{ head: hall?.name ?? '', big: no, lines: [wait, ...where] }} />
    </div>
  )
}
