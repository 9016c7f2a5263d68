import { isWithinRegion } from '@yichuang/modules/access/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import * as contract from './contract.ts'
import type { AcceptanceRow, Acceptances } from './contract.ts'
import type { CatalogueParts } from './module.ts'
import { catalogueWords } from './queries/item-context.ts'
import type { ItemTitle } from './queries/item-book.ts'
import type { HolderNames } from './queries/list-delegations.ts'
import { acceptingDelegations, hallAcceptances, lineOfItem, presentPaper } from './queries/window-acceptances.ts'
import type { ServedLine } from './queries/window-acceptances.ts'

type HallView = ReturnType<typeof hallAcceptances>
type WindowView = HallView['windows'][number]

/** 今日可受理事项: by hall and window, under which papers, and what nobody covers. (CAT-14, CAT-15) */
export function acceptanceRoutes(db: Database, parts: CatalogueParts): Route[] {
  const words = catalogueWords(db, parts.items)
  return [
    answer(contract.readAcceptances, async ({ query, actor, at }) => {
      const places = await parts.places()
      const halls = hallsFor(actor, places)
      const hall =
        halls.find(({ id }) => id === (query.hall ?? actor.hall)) ?? (query.hall === undefined ? halls[0] : undefined)
      if (hall === undefined) return refused({ code: 'catalogue.no-such-hall', hall: query.hall ?? '' })
      const [all, papers, officers, lines, names, { boards }] = await Promise.all([
        parts.items.all(),
        acceptingDelegations(db),
        parts.officers(hall.id),
        parts.linesOf(hall.id, at),
        parts.names(),
        words.current(),
      ])
      const items = [...all.values()]
      const view = hallAcceptances(items, { hall: hall.id, places, officers, papers, at })
      const lineFor = (item: ItemTitle) => itemLine(item, { names, boards })
      const window = view.windows.find(({ window: { id } }) => id === query.window)
      return decided({
        day: dateOf(at),
        halls,
        hall: hall.id,
        hallName: hall.name,
        items: items.length,
        windows: view.windows.map(presentWindow),
        gaps: view.gaps.map(({ item, reasons }) => ({ ...lineFor(item), reasons: [...reasons] })),
        ...(await ofWindow(window, { isAll: query.all === true, lines, names, lineFor })),
      })
    }),
  ]
}

/** The halls of a person's area. */
function hallsFor({ region }: Actor, { halls }: Places) {
  return [...halls.values()]
    .filter((hall) => hall.is_active && (region === '' || isWithinRegion(hall.region, region)))
    .map(({ id, name }) => ({ id, name }))
}

interface LineWords {
  readonly names: HolderNames
  readonly boards: ReadonlyMap<string, string>
}

function itemLine({ id, name, department, board, handling }: ItemTitle, { names, boards }: LineWords) {
  return {
    item: id,
    name,
    departmentName: names.department(department),
    boardName: boards.get(board) ?? board,
    handling,
  }
}

const isOfAnother = ({ reasons }: WindowView['rows'][number]) => reasons.includes('other-board')

function presentWindow({ window, names, rows }: WindowView): Acceptances['windows'][number] {
  const accepts = rows.filter(({ reasons }) => reasons.length === 0).length
  const { id, no, kind, floor, is_open: isOpen, takes_applications: takesApplications } = window
  const lacks = takesApplications ? rows.filter((row) => !isOfAnother(row)).length - accepts : 0
  return { id, no, kind, floor, isOpen, takesApplications, officers: names, accepts, lacks }
}

interface Showing {
  readonly isAll: boolean
  readonly lines: readonly ServedLine[]
  readonly names: HolderNames
  readonly lineFor: (item: ItemTitle) => ReturnType<typeof itemLine>
}

async function ofWindow(view: WindowView | undefined, { isAll, lines, names, lineFor }: Showing) {
  if (view === undefined) return { window: null, rows: [], others: 0 }
  const { window, rows } = view
  const own = rows.filter((row) => isAll || !isOfAnother(row))
  const shown = await Promise.all(
    own.map(async ({ item, papers, reasons }): Promise<AcceptanceRow> => {
      const line = lineOfItem(item, lines)
      return {
        ...lineFor(item),
        isAccepted: reasons.length === 0,
        reasons: [...reasons],
        papers: await Promise.all(papers.map((paper) => presentPaper(paper, names))),
        line: line === undefined ? null : `${line.letter} ${line.name}`,
        isCalled: line?.windows.includes(window.id) ?? false,
      }
    }),
  )
  return {
    window: window.id,
    rows: shown.toSorted((one, other) => Number(other.isAccepted) - Number(one.isAccepted)),
    others: rows.filter(isOfAnother).length,
  }
}
