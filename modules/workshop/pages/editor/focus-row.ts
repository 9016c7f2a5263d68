/** Brings the focus to the row of the outline with a key; nothing happens where it is not drawn. */
export function focusRow(within: ParentNode | null, key: string): void {
  const rows = within?.querySelectorAll<HTMLElement>('[data-row]') ?? []
  ;[...rows].find((row) => row.dataset['row'] === key)?.focus()
}
