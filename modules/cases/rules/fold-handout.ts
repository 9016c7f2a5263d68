import type { Dossier } from './dossier.ts'
import type { Reducers } from './reducers.ts'
import type { ResultState } from './papers.ts'

/** What hand-out events make of the dossier. */
export const handoutReducers: Reducers<'handout'> = {
  'handout.result-owed': () => ({ result: { state: 'owed', documents: [], returns: 0 } }),
  'handout.result-received': (dossier, { sheetNo }, { at }) =>
    inResult(dossier, { state: 'received', receivedAt: at, sheetNo }),
  'handout.mailed': (dossier, { carrier, waybill }) => inResult(dossier, { state: 'mailed', carrier, waybill }),
  'handout.put-in-locker': (dossier, { box, codeHash, until }) =>
    inResult(dossier, { state: 'locker', locker: { box, codeHash, until } }),
  'handout.delivered': (dossier, { recipient }, { at }) =>
    inResult(dossier, { state: 'delivered', recipient, settledAt: at }),
  'handout.came-back': (dossier) =>
    inResult(dossier, {
      state: 'received',
      locker: undefined,
      waybill: undefined,
      returns: (dossier.result?.returns ?? 0) + 1,
    }),
  'handout.deposited': (dossier, _event, { at }) => inResult(dossier, { state: 'deposited', settledAt: at }),
}

function inResult(dossier: Dossier, change: Partial<ResultState>): Partial<Dossier> {
  return dossier.result === undefined ? {} : { result: { ...dossier.result, ...change } }
}
