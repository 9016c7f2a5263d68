import type { Annex, MaterialAnnex } from '../rules/index.ts'

type Lists = {
  -readonly [Member in 'blanks' | 'pages' | 'marks']: {
    -readonly [Part in keyof Annex[Member][number]]: Annex[Member][number][Part]
  }[]
}

/** Lists of their own, as the contract's answers have them. */
export function sayAnnex({ material, blanks, pages, marks, answers }: MaterialAnnex) {
  const lists: Lists = {
    blanks: blanks.map((blank) => ({ ...blank })),
    pages: pages.map((page) => ({ ...page })),
    marks: marks.map((mark) => ({ ...mark })),
  }
  return { material, ...lists, answers: { ...answers } }
}
