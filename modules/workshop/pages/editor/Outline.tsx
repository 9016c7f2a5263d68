import { Button, Card, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { memo, useCallback, useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { applyEdit } from '../../rules/index.ts'
import type { Edit } from '../../rules/index.ts'
import type { Finding } from '../../contract.ts'
import { focusRow } from './focus-row.ts'
import { comboOf, dropAct, freshRow, keyAct } from './outline-keys.ts'
import type { NewTexts } from './outline-keys.ts'
import { isSameRow, rowsOf } from './rows.ts'
import type { Row } from './rows.ts'
import { keyOf } from './selection.ts'
import type { Selection } from './selection.ts'
import { sayCondition } from './say-condition.ts'

interface OutlineProps {
  readonly item: Item
  readonly selection: Selection | undefined
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly onSelect: (selection: Selection) => void
  readonly onEdit: (edit: Edit) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** 情形题: the tree as an outline that is written like a text; every key of it edits. (CAT-03, CAT-07) */
export const Outline = memo(function Outline(props: OutlineProps) {
  const { item, selection, findings, onSelect, onEdit, onUndo, onRedo } = props
  const t = useTexts('workshop')
  const rows = rowsOf(item)
  const current = selection && keyOf(selection)
  const list = useRef<HTMLOListElement>(null)
  const acts = useOutlineActs({ item, onEdit, onSelect, onUndo, onRedo, focusIn: list })
  const questions = rows.filter(({ selection: { kind } }) => kind === 'question').length
  const options = rows.filter(({ selection: { kind } }) => kind === 'option').length
  const worst = (key: string) => findings.get(key)?.find(({ level }) => level !== 'hint')
  return (
    <Card
      title={t('outline.title')}
      hint={t('outline.count', { questions, options })}
      hotkey="Alt+1"
      flush
      grow
      footer={<AddButtons item={item} selection={selection} onAct={acts.add} />}
    >
      <ol className="ws-outline" ref={list} aria-label={t('outline.title')}>
        {rows.map((row) => (
          <OutlineRow
            key={row.key}
            row={row}
            text={row.look === 'rule' ? sayCondition(item, row.text, t) : row.text}
            isCurrent={row.key === current}
            level={worst(row.key)?.level}
            acts={acts}
          />
        ))}
        {rows.length === 0 && <li className="ws-none muted">{t('outline.empty')}</li>}
      </ol>
    </Card>
  )
})

interface OutlineActs {
  readonly select: (selection: Selection) => void
  readonly type: (row: Row, text: string) => void
  readonly press: (row: Row, event: KeyboardEvent<HTMLElement>) => void
  readonly drag: (row: Row) => void
  readonly drop: (row: Row) => void
  readonly add: (edit: Edit) => void
}

interface ActsOf extends Omit<OutlineProps, 'selection' | 'findings'> {
  readonly focusIn: { readonly current: HTMLElement | null }
}

/** What the rows do; the functions stay the same while one types, so that only the row typed in is drawn anew. */
function useOutlineActs({ item, onEdit, onSelect, onUndo, onRedo, focusIn }: ActsOf): OutlineActs {
  const t = useTexts('workshop')
  const now = useRef({ item, t })
  const dragged = useRef<Row>(undefined)
  const wanted = useRef<string>(undefined)
  useEffect(() => {
    now.current = { item, t }
    const key = wanted.current
    if (key === undefined) return
    wanted.current = undefined
    focusRow(focusIn.current, key)
  }, [item, t, focusIn])
  const act = useCallback(
    (from: Row, edit: Edit, focus?: string) => {
      const before = rowsOf(now.current.item)
      const after = rowsOf(applyEdit(now.current.item, edit))
      wanted.current = focus ?? freshRow(before, after, from)
      onEdit(edit)
    },
    [onEdit],
  )
  const press = useCallback(
    (row: Row, event: KeyboardEvent<HTMLElement>) => {
      if (event.nativeEvent.isComposing) return
      const combo = comboOf(event)
      const done = keyAct(now.current.item, row, combo, newTexts(now.current.t))
      if (done !== undefined) {
        event.preventDefault()
        event.stopPropagation()
        return act(row, done.edit, done.focus)
      }
      const step = stepBy(combo)
      if (step !== undefined) {
        // The browser would only take back the letters of this row.
        event.preventDefault()
        event.stopPropagation()
        return step === 'undo' ? onUndo() : onRedo()
      }
      if (combo === 'ArrowUp' || combo === 'ArrowDown') walk(event, combo === 'ArrowDown' ? 1 : -1)
      if (combo === 'Escape') focusIn.current?.closest('section')?.querySelector<HTMLElement>('footer button')?.focus()
    },
    [act, focusIn, onUndo, onRedo],
  )
  const type = useCallback(
    ({ selection }: Row, text: string) => {
      if (selection.kind === 'question')
        onEdit({ kind: 'change-question', wish: { question: selection.question, text } })
      if (selection.kind === 'option') {
        const { question, option } = selection
        onEdit({ kind: 'change-option', wish: { question, option, label: text } })
      }
    },
    [onEdit],
  )
  const drag = useCallback((row: Row) => void (dragged.current = row), [])
  const drop = useCallback(
    (onto: Row) => {
      const from = dragged.current
      const edit = from && dropAct(now.current.item, from, onto)
      if (from !== undefined && edit !== undefined) act(from, edit, from.key)
    },
    [act],
  )
  const add = useCallback(
    (edit: Edit) => {
      const [first] = rowsOf(now.current.item)
      if (first === undefined) return onEdit(edit)
      act(first, edit)
    },
    [act, onEdit],
  )
  return { select: onSelect, type, press, drag, drop, add }
}

type Words = ReturnType<typeof useTexts>

function newTexts(t: Words): NewTexts {
  return { question: t('outline.newQuestion'), answers: [t('outline.yes'), t('outline.no')] }
}

/** Whether a key goes a step of the whole draft back or forward. */
function stepBy(combo: string): 'undo' | 'redo' | undefined {
  if (combo === 'Ctrl+Z') return 'undo'
  return combo === 'Ctrl+Y' || combo === 'Ctrl+Shift+Z' ? 'redo' : undefined
}

/** Moves the focus to the row above or below. */
function walk(event: KeyboardEvent<HTMLElement>, by: 1 | -1): void {
  const rows = [...(event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.indexOf(event.currentTarget)
  event.preventDefault()
  rows[at + by]?.focus()
}

interface RowProps {
  readonly row: Row
  readonly text: string
  readonly isCurrent: boolean
  readonly level: Finding['level'] | undefined
  readonly acts: OutlineActs
}

const OutlineRow = memo(
  function OutlineRow({ row, text, isCurrent, level, acts }: RowProps) {
    const t = useTexts('workshop')
    const { look, depth, adds, frees, ends, selection } = row
    const isQuestion = selection.kind === 'question'
    const shared = {
      'data-row': row.key,
      'aria-label': t(`outline.${look}`),
      'aria-current': isCurrent,
      onFocus: () => acts.select(selection),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => acts.press(row, event),
    } as const
    return (
      <li
        className={`ws-row ${isQuestion ? 'q' : 'o'}${isCurrent ? ' cur' : ''}${level === 'error' ? ' bad' : ''}`}
        style={{ paddingLeft: 10 + depth * 44 + (isQuestion || look === 'rule' ? 0 : 24) }}
        draggable={look !== 'rule'}
        onDragStart={() => acts.drag(row)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={() => acts.drop(row)}
      >
        {look === 'option' ? (
          <i className="ws-dot" />
        ) : (
          <span className={`ws-mark ${look}`}>{t(`outline.mark.${look}`)}</span>
        )}
        {look === 'rule' ? (
          <button
            type="button"
            className="ws-line"
            title={text}
            {...shared}
            aria-label={`${t('outline.rule')} ${text}`}
          >
            {text}
          </button>
        ) : (
          <input
            className="ws-line"
            value={text}
            title={text}
            placeholder={t(isQuestion ? 'outline.questionHere' : 'outline.answerHere')}
            onChange={(event) => acts.type(row, event.target.value)}
            {...shared}
          />
        )}
        <span className="ws-does">
          {adds > 0 && `＋${adds} `}
          {frees > 0 && `－${frees} `}
          {ends && t('outline.ends')}
          {level !== undefined && <b className={level}>{t(`outline.level.${level}`)}</b>}
        </span>
      </li>
    )
  },
  (before, after) =>
    before.text === after.text &&
    before.isCurrent === after.isCurrent &&
    before.level === after.level &&
    before.acts.press === after.acts.press &&
    isSameRow(before.row, after.row),
)

interface AddProps {
  readonly item: Item
  readonly selection: Selection | undefined
  readonly onAct: (edit: Edit) => void
}

function AddButtons({ item, selection, onAct }: AddProps) {
  const t = useTexts('workshop')
  const under =
    selection?.kind === 'option' ? { under: { question: selection.question, option: selection.option } } : {}
  const { question: text, answers: options } = newTexts(t)
  const ask = (type: 'single' | 'multi') => onAct({ kind: 'add-question', wish: { ...under, type, text, options } })
  const question = selection !== undefined && 'question' in selection ? selection.question : undefined
  const [first] = item.situation.questions
  const choice =
    selection?.kind === 'option' ? selection : first && { question: first.id, option: first.options[0]?.id ?? '' }
  return (
    <div className="ws-add">
      <Button size="s" icon="plus" onClick={() => ask('single')}>
        {t('outline.addSingle')}
      </Button>
      <Button size="s" icon="plus" onClick={() => ask('multi')}>
        {t('outline.addMulti')}
      </Button>
      <Button
        size="s"
        icon="plus"
        disabledReason={choice === undefined ? t('outline.noAnswerYet') : undefined}
        onClick={() =>
          choice && onAct({ kind: 'add-condition', wish: { when: { all: [`${choice.question}.${choice.option}`] } } })
        }
      >
        {t('outline.addCondition')}
      </Button>
      <Button
        size="s"
        icon="plus"
        disabledReason={question === undefined ? t('outline.noQuestion') : undefined}
        onClick={() => question !== undefined && onAct({ kind: 'add-option', wish: { question, label: '' } })}
      >
        {t('outline.addOption')}
      </Button>
    </div>
  )
}
