/** Minutes until a message is tried again, by how often it was tried. */
const pauses = [1, 5, 15, 60, 240] as const

/** How often a message is tried before it counts as failed; then a person may send it again. */
export const mostAttempts = pauses.length + 1

/** Minutes to wait after so many attempts that failed; undefined when it is given up. */
export function pauseAfter(attempts: number): number | undefined {
  return pauses[attempts - 1]
}
