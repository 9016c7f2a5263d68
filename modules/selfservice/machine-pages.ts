import { itemsHere } from './queries/items-here.ts'
import { beginSitting, endSitting } from './commands/sittings.ts'
import type { Step } from './page-routes.ts'
import type { SelfserviceParts } from './parts.ts'
import { stepAt } from './served/Machine.tsx'
import { startPage } from './served/StartPage.tsx'

/** items shown below the keys */
const FOUND = 8
/** of what is applied for most, as many as a screen shows before anything is typed; so many are looked at for it */
const USUAL = { kiosk: 3, 'online-area': 6 } as const
const LOOKED_AT = 20
/** What may be said on the first page, as the address says it. */
const told: ReadonlySet<string> = new Set(['gone', 'full', 'other'])

/** The first page of a machine, and leaving it: whatever was typed before is thrown away. */
export function machinePages(parts: SelfserviceParts): readonly Step[] {
  const { db, search, items } = parts
  const here = itemsHere(parts)
  return [
    [
      'GET',
      '',
      async ({ query, address, at: moment, sitting }, at) => {
        await endSitting(db, sitting)
        const phrase = (query['q'] ?? '').trim().slice(0, 40)
        const asker = { id: `address ${address}`, place: 'public-page', at: moment } as const
        const ids =
          phrase === ''
            ? await search.mostUsed(LOOKED_AT)
            : (await search.find({ phrase, limit: FOUND, asker })).hits.map(({ id }) => id)
        const shown = await here.shown(at.hall.id, ids, moment)
        const rows = phrase === '' ? shown.filter(({ isHere }) => isHere).slice(0, USUAL[at.kind]) : shown
        const said = query['told'] ?? ''
        const problem = told.has(said) ? `start.${said}` : undefined
        return { html: startPage(at, { phrase, rows, problem }), sitting: '' }
      },
    ],
    [
      'POST',
      '',
      async ({ form, at: moment, sitting }, at) => {
        await endSitting(db, sitting)
        const item = (await items.current(form.get('item') ?? ''))?.item
        if (item === undefined || !(await here.isTaken(at.hall.id, item, moment)))
          return { to: `${stepAt(at)}?told=other`, sitting: '' }
        const begun = await beginSitting(db, { hall: at.hall.id, item: item.id, at: moment })
        if (begun === undefined) return { to: `${stepAt(at)}?told=full`, sitting: '' }
        return { to: stepAt(at, 'questions'), sitting: begun }
      },
    ],
    [
      'GET',
      'leave',
      async ({ sitting }, at) => {
        await endSitting(db, sitting)
        return { to: at.kind === 'kiosk' ? `/kiosk/${at.hall.id}` : stepAt(at), sitting: '' }
      },
    ],
  ]
}
