const FULL_WIDTH = /[\uFF01-\uFF5E]/g
const FULL_WIDTH_SHIFT = 0xfee0

/** What was typed, as codes are stored: trimmed, full-width → half-width, lower → upper case (catalogue README 7). */
export function normalizeCode(typed: string): string {
  return typed
    .replaceAll('\u3000', ' ')
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_SHIFT))
    .trim()
    .toUpperCase()
}
