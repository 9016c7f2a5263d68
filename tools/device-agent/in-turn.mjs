import { DeviceProblem } from './driver.mjs'

/**
 * Papers of one printer, one after the other: two half ones are none, and the pages of two people must not lie in one heap.
 * @template Paper
 * @param {{ isConnected: () => Promise<boolean>, print: (paper: Paper) => Promise<void> }} printer
 * @returns {(paper: Paper) => Promise<void>} prints in its turn; a paper that failed holds up none behind it
 */
export function inTurn(printer) {
  let last = Promise.resolve()
  return async (paper) => {
    const turn = last.then(async () => {
      if (!(await printer.isConnected())) throw new DeviceProblem('printer-missing')
      await printer.print(paper)
    })
    last = turn.catch(() => undefined)
    await turn
  }
}
