import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'

/** Longest usual service of a line, in minutes. */
export const MOST_SERVICE_MINUTES = 240

/** What a manager says of a line of the hall. */
export interface LineFacts {
  readonly letter: string
  readonly name: string
  /** items of these boards belong to it */
  readonly boards: readonly string[]
}

/** A line as it stands. */
export interface LineState {
  readonly id: string
  readonly letter: string
  readonly name: string
  readonly boards: readonly string[]
  readonly isActive: boolean
  readonly version: number
}

/** What the change of a line has to do with. */
export interface LineSurroundings {
  /** all lines of the hall, closed ones too */
  readonly lines: readonly LineState[]
  /** ids of the boards there are */
  readonly knownBoards: ReadonlySet<string>
}

/**
 * Whether a line may be opened. The letter of a closed line opens that line again; no two have one letter, and a board
 * goes to one line. (QUE-03; ZJ2 5)
 */
export function decideOpening(facts: LineFacts, around: LineSurroundings): Decision<LineState | undefined> {
  const namesake = around.lines.find(({ letter }) => letter === facts.letter)
  if (namesake?.isActive === true) return letterTaken(namesake)
  const fits = factsFit(facts, around, namesake?.id)
  return fits.ok ? decided(namesake) : fits
}

/**
 * Whether a line may be changed. Its letter stays while numbers of today carry it.
 * @param change.numbersToday numbers of the line given today
 */
export function decideLineChange(
  line: LineState,
  facts: LineFacts,
  change: { readonly expectedVersion: number; readonly numbersToday: number; readonly around: LineSurroundings },
): Decision<true> {
  const { expectedVersion, numbersToday, around } = change
  const open = openAt(line, expectedVersion)
  if (!open.ok) return open
  const fits = factsFit(facts, around, line.id)
  if (!fits.ok || facts.letter === line.letter) return fits
  const namesake = around.lines.find(({ letter }) => letter === facts.letter)
  if (namesake !== undefined) return letterTaken(namesake)
  return numbersToday === 0
    ? decided(true)
    : refused({ code: 'queue.letter-in-use', pointer: '/letter', letter: line.letter, numbers: numbersToday })
}

/**
 * Whether a line may be closed: not while somebody with its number waits or is served.
 * @param live numbers of today that wait, are called, held, passed or served
 */
export function decideClosing(line: LineState, expectedVersion: number, live: number): Decision<true> {
  const open = openAt(line, expectedVersion)
  if (!open.ok) return open
  return live === 0 ? decided(true) : refused({ code: 'queue.line-has-waiting', name: line.name, people: live })
}

function openAt({ isActive, version }: LineState, expectedVersion: number): Decision<true> {
  if (!isActive) return refused({ code: 'queue.no-such-group' })
  return version === expectedVersion ? decided(true) : refused({ code: 'queue.stale-version', version })
}

function letterTaken({ letter, name, isActive }: LineState) {
  const code = isActive ? 'queue.letter-taken' : 'queue.letter-of-closed'
  return refused({ code, pointer: '/letter', letter, name })
}

function factsFit(
  { name, boards }: LineFacts,
  { lines, knownBoards }: LineSurroundings,
  own: string | undefined,
): Decision<true> {
  if (name.trim() === '') return refused({ code: 'queue.name-missing', pointer: '/name' })
  const pointer = '/boards'
  if (boards.some((board) => !knownBoards.has(board))) return refused({ code: 'queue.no-such-board', pointer })
  const other = lines.find((line) => line.isActive && line.id !== own && line.boards.some((id) => boards.includes(id)))
  return other === undefined
    ? decided(true)
    : refused({ code: 'queue.board-taken', pointer, letter: other.letter, name: other.name })
}
