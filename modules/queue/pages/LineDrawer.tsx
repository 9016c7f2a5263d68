import {
  ActFoot,
  CheckboxGroup,
  Drawer,
  fieldProblem,
  ProblemNote,
  Segmented,
  TextField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { changeLine, listLines, openLine, readQueueBoard } from '../contract.ts'
import type { HallLine, HallLines, QueueBoard } from '../contract.ts'

interface LineDrawerProps {
  readonly hall: string
  readonly lines: HallLines
  readonly windows: QueueBoard['windows']
  /** left out: a new one */
  readonly line?: HallLine
  readonly onClose: () => void
}

interface Form {
  readonly letter: string
  readonly name: string
  readonly minutes: string
  readonly boards: readonly string[]
  readonly windows: readonly string[]
  readonly isFirst: boolean
}

/** A line of the hall: its letter, name, usual length and boards, and for a new one who calls it and how soon. (QUE-03) */
export function LineDrawer({ hall, lines, windows, line, onClose }: LineDrawerProps) {
  const t = useTexts('queue')
  const [form, setForm] = useState<Form>(() => formOf(line, lines))
  const { send, problem, isBusy } = useSending(hall, line, onClose)
  const { letter, name, minutes } = form
  const missing = /^[A-Z]$/.test(letter) ? (isLength(minutes) ? undefined : t('line.minutesGap')) : t('line.letterGap')
  const wrong = (pointer: string) => fieldProblem(problem, pointer)
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }))
  return (
    <Drawer
      title={line === undefined ? t('line.add') : t('line.changeOf', { name: line.name })}
      width="m"
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t('line.consequence')}
          act={t('arrange.act')}
          hotkey="F9"
          busy={isBusy}
          missing={missing}
          onAct={() => send(form)}
        />
      }
    >
      <div className="cf">
        <div className="queue-pair">
          <TextField
            label={t('line.letter')}
            hint={t('line.letterHint')}
            required
            value={letter}
            maxLength={1}
            onChange={(typed) => set({ letter: typed.trim().toUpperCase() })}
            problem={wrong('/letter')}
          />
          <TextField
            label={t('line.minutes')}
            hint={t('line.minutesHint')}
            required
            value={minutes}
            maxLength={3}
            onChange={(typed) => set({ minutes: typed.trim() })}
          />
        </div>
        <TextField
          label={t('line.name')}
          required
          value={name}
          maxLength={40}
          onChange={(typed) => set({ name: typed })}
          problem={wrong('/name')}
        />
        <BoardsField lines={lines} line={line} form={form} set={set} problem={wrong('/boards')} />
        {line === undefined && <WindowsField windows={windows} form={form} set={set} />}
        <ProblemNote problem={problem} />
      </div>
    </Drawer>
  )
}

function isLength(minutes: string): boolean {
  return /^\d{1,3}$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= 240
}

function formOf(line: HallLine | undefined, { rows }: HallLines): Form {
  const nothing = { windows: [], isFirst: false }
  if (line !== undefined) return { ...nothing, ...line, minutes: String(line.serviceMinutes) }
  const used = new Set(rows.map(({ letter }) => letter))
  const letter = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'].find((one) => !used.has(one)) ?? ''
  return { ...nothing, letter, name: '', minutes: '10', boards: [] }
}

interface FieldProps {
  readonly form: Form
  readonly set: (part: Partial<Form>) => void
}

interface BoardsProps extends FieldProps, Pick<LineDrawerProps, 'lines'> {
  readonly line: HallLine | undefined
  readonly problem: string | undefined
}

/** A board goes to one line: what another line has is said, and cannot be chosen. */
function BoardsField({ lines: { rows, boards }, line, form, set, problem }: BoardsProps) {
  const t = useTexts('queue')
  const ownerOf = (board: string) =>
    rows.find((row) => row.isActive && row.id !== line?.id && row.boards.includes(board))
  const free = boards.filter(({ id }) => ownerOf(id) === undefined)
  const taken = boards.flatMap(({ id, name }) => {
    const owner = ownerOf(id)
    return owner === undefined ? [] : [t('line.boardOf', { board: name, letter: owner.letter })]
  })
  return (
    <>
      <h3>{t('line.boards')}</h3>
      <p className="muted small">{t(free.length === 0 ? 'line.noBoardFree' : 'line.boardsHint')}</p>
      {free.length > 0 && (
        <div className="queue-ticks">
          <CheckboxGroup
            label={t('line.boards')}
            value={form.boards}
            onChange={(chosen) => set({ boards: chosen })}
            options={free.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      {taken.length > 0 && (
        <p className="muted small">{t('line.boardsTaken', { boards: taken.join(t('guide.and')) })}</p>
      )}
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

function WindowsField({ windows, form, set }: FieldProps & Pick<LineDrawerProps, 'windows'>) {
  const t = useTexts('queue')
  return (
    <>
      <h3>{t('line.windows')}</h3>
      <div className="queue-ticks">
        <CheckboxGroup
          label={t('line.windows')}
          value={form.windows}
          onChange={(chosen) => set({ windows: chosen })}
          options={windows.map(({ id, no, letters }) => ({
            value: id,
            label: t('window.no', { no }),
            ...(letters.length > 0 && { hint: letters.join(' ') }),
          }))}
        />
      </div>
      {form.windows.length > 0 && (
        <Segmented
          label={t('line.priority')}
          value={form.isFirst ? 'first' : 'after'}
          options={(['after', 'first'] as const).map((value) => ({ value, label: t(`line.priorities.${value}`) }))}
          onChange={(value) => set({ isFirst: value === 'first' })}
        />
      )}
    </>
  )
}

function useSending(hall: string, line: HallLine | undefined, onClose: () => void) {
  const t = useTexts('queue')
  const toast = useToast()
  const then = {
    refresh: [listLines, readQueueBoard],
    onDone: () => {
      toast({ text: t('line.kept') })
      onClose()
    },
  }
  const [open, change] = [useAct(openLine, then), useAct(changeLine, then)]
  const send = ({ letter, name, minutes, boards, windows, isFirst }: Form) => {
    const facts = { letter, name, serviceMinutes: Number(minutes), boards: [...boards] }
    if (line === undefined) void open.act({ params: { id: hall }, body: { ...facts, windows: [...windows], isFirst } })
    else void change.act({ params: { id: hall, line: line.id }, body: { ...facts, expectedVersion: line.version } })
  }
  const { problem, isBusy } = line === undefined ? open : change
  return { send, problem, isBusy }
}
