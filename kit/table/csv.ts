/** A formula would run when the file is opened in a spreadsheet: such cells are made text. */
const startsFormula = /^[=+\-@\t\r]/

/**
 * Rows as CSV (RFC 4180) that opens rightly in Excel: byte order mark, CRLF, and no cell that a spreadsheet could take
 * for a formula. Plain negative numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

function cellOf(value: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(value)
  const guarded = startsFormula.test(value) && !isNumber ? `'${value}` : value
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Gives a text to the person as a file. */
export function saveAsFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
