import { DeviceProblem } from './driver.mjs'

/**
 * Acts of one device, one after the other, and only while it is there.
 * @param {{ isConnected: () => Promise<boolean> }} device
 * @param {ConstructorParameters<typeof DeviceProblem>[0]} missing what to refuse with while it is unplugged
 * @returns {<Answer>(act: () => Promise<Answer>) => Promise<Answer>} an act that failed holds up none behind it
 */
export function oneByOne(device, missing) {
  let last = Promise.resolve()
  return (act) => {
    const turn = last.then(async () => {
      if (!(await device.isConnected())) throw new DeviceProblem(missing)
      return act()
    })
    last = turn.then(noop, noop)
    return turn
  }
}

function noop() {}

/**
 * Papers of one printer, one after the other: two half ones are none, and the pages of two people must not lie in one heap.
 * @template Paper
 * @param {{ isConnected: () => Promise<boolean>, print: (paper: Paper) => Promise<void> }} printer
 * @returns {(paper: Paper) => Promise<void>} prints in its turn; a paper that failed holds up none behind it
 */
export function inTurn(printer) {
  const take = oneByOne(printer, 'printer-missing')
  return (paper) => take(() => printer.print(paper))
}
