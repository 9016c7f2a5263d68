import { DeviceProblem } from './driver.mjs'
import { inTurn } from './in-turn.mjs'

/** @typedef {import('./driver.mjs').DocumentPrinter} DocumentPrinter */

/** Bytes of the largest paper: a result of some hundred pages. */
const LARGEST = 20_000_000

/** The kind of device `document-printer`: papers on A4, as the product made them. */
export const documentPrinter = {
  kind: 'document-printer',
  opener: 'openDocumentPrinter',
  /** @param {DocumentPrinter} printer */
  routes(printer) {
    const print = inTurn(printer)
    return {
      'POST /document': {
        largest: LARGEST,
        /** @param {{ file: Buffer }} request */
        answer: async ({ file }) => {
          if (file.subarray(0, 5).toString('latin1') !== '%PDF-') throw new DeviceProblem('bad-request', 'no PDF')
          await print(file)
          return { printed: file.length }
        },
      },
    }
  },
}
