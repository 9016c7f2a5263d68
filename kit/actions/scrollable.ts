/** For a region that may scroll: named, and reachable by keyboard so that arrows can scroll it (axe demands both). */
export function scrollable(label: string) {
  return { tabIndex: 0, 'aria-label': label } as const
}
