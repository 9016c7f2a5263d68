/** The documents somebody went through while editing, for undo and redo. */
export interface History<Document> {
  readonly past: readonly Document[]
  readonly present: Document
  readonly future: readonly Document[]
}

/** Steps back that are kept. */
const mostSteps = 200

/** A history that begins with a document. */
export function historyOf<Document>(present: Document): History<Document> {
  return { past: [], present, future: [] }
}

/** The next document; what was undone before is gone. The same document is no step. */
export function advanced<Document>({ past, present, future }: History<Document>, next: Document): History<Document> {
  if (next === present) return { past, present, future }
  return { past: [...past.slice(1 - mostSteps), present], present: next, future: [] }
}

/** One step back; at the beginning nothing happens. */
export function undone<Document>(history: History<Document>): History<Document> {
  const { past, present, future } = history
  const before = past.at(-1)
  return before === undefined ? history : { past: past.slice(0, -1), present: before, future: [present, ...future] }
}

/** One step forward again; at the end nothing happens. */
export function redone<Document>(history: History<Document>): History<Document> {
  const { past, present, future } = history
  const [after, ...rest] = future
  return after === undefined ? history : { past: [...past, present], present: after, future: rest }
}
