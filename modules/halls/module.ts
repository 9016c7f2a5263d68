import { isWithinRegion, mayAct } from '@yichuang/modules/access/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { addDepartment, changeDepartment, changeDepartmentActivity } from './commands/keep-department.ts'
import { addHall, changeHall, changeHallActivity } from './commands/keep-hall.ts'
import { addWindow, changeWindow, turnWindow } from './commands/keep-window.ts'
import { addZone, changeZone, removeZone } from './commands/keep-zone.ts'
import type { PlaceUses } from './commands/lookups.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { hallsProblems } from './problems.ts'
import { departmentLine, listDepartments, listHalls, listOpenWindows, listWindows, readHall } from './queries/lists.ts'
import type { PlaceBook } from './queries/places.ts'
import { listZones } from './queries/zones.ts'
import type { HallsTables } from './tables.ts'

export interface HallsParts {
  readonly places: PlaceBook
  readonly uses: PlaceUses
  /** active accounts by department */
  readonly peopleByDepartment: () => Promise<ReadonlyMap<string, number>>
}

/** Halls, windows, departments: lists for everybody, changes by the system administrator. */
export function hallsModule({ db }: Services, parts: HallsParts): Module {
  const write = writer(db, parts.places)
  return {
    name: 'halls',
    problems: { status: hallsProblems, 'zh-CN': zh, en },
    routes: [
      ...readRoutes(db, parts),
      ...hallRoutes(write, parts.uses),
      ...windowRoutes(write, parts.uses),
      ...zoneRoutes(write, parts.places),
      ...departmentRoutes(write, parts.uses),
    ],
  }
}

type Write = <Input, Answer>(
  command: Command<HallsTables, Input, Answer>,
  input: Input,
  call: Call,
) => Promise<Decision<Answer>>

/** Runs a command and forgets the places of this process, so that what was changed holds at once. */
function writer(db: Database, places: PlaceBook): Write {
  return async (command, input, { actor, at, key, requestId }) => {
    const answered = await runCommand(db, command, input, { actor, at, key, requestId })
    places.forget()
    return answered
  }
}

function readRoutes(db: Database, { places, uses, peopleByDepartment }: HallsParts): Route[] {
  const boards = () => db.many(uses.boards, [])
  return [
    answer(contract.listHalls, async ({ query }) => decided(listHalls(await places.current(), query))),
    answer(contract.readHall, async ({ params: { id }, actor }) => {
      const known = await places.current()
      const hall = known.halls.get(id)
      return hall === undefined ? refused({ code: 'halls.no-such-hall', id }) : decided(readHall(hall, known, actor))
    }),
    answer(contract.listWindows, async ({ params: { id }, query }) => {
      const known = await places.current()
      if (!known.halls.has(id)) return refused({ code: 'halls.no-such-hall', id })
      const names = new Map((await boards()).map((board) => [board.id, board.name]))
      return decided(listWindows(known, id, { ...query, boardName: (board) => names.get(board) ?? board }))
    }),
    answer(contract.listDepartments, async ({ query }) =>
      decided(listDepartments(await places.current(), await peopleByDepartment(), query)),
    ),
    answer(contract.readDepartment, async ({ params: { id }, actor }) => {
      const known = await places.current()
      const row = known.departments.get(id)
      if (row === undefined) return refused({ code: 'halls.no-such-department', id })
      const mayManage = mayAct(actor, 'halls.manage', { region: row.region, departments: [id] }).ok
      return decided({ ...departmentLine(row, known, await peopleByDepartment()), mayManage })
    }),
    answer(contract.listAreas, async ({ actor }) => {
      const { areas } = await places.current()
      const area = ({ code, name }: { code: string; name: string }) => ({
        code,
        name,
        isMine: isWithinRegion(code, actor.region),
      })
      return decided({ areas: [...areas.values()].map(area), boards: [...(await boards())] })
    }),
    answer(contract.listOpenWindows, async () => decided({ halls: listOpenWindows(await places.current()) })),
  ]
}

function hallRoutes(write: Write, uses: PlaceUses): Route[] {
  const changeActivity = changeHallActivity(uses)
  return [
    answer(contract.addHall, (call) => write(addHall, call.body, call)),
    answer(contract.changeHall, (call) => write(changeHall, { ...call.params, ...call.body }, call)),
    answer(contract.changeHallActivity, (call) => write(changeActivity, { ...call.params, ...call.body }, call)),
  ]
}

function windowRoutes(write: Write, uses: PlaceUses): Route[] {
  const [add, change, turn] = [addWindow(uses), changeWindow(uses), turnWindow(uses)]
  return [
    answer(contract.addWindow, (call) => write(add, { hall: call.params.id, facts: call.body }, call)),
    answer(contract.changeWindow, (call) => {
      const { expectedVersion, ...facts } = call.body
      return write(change, { id: call.params.id, facts, expectedVersion }, call)
    }),
    answer(contract.pauseWindow, (call) => write(turn, { ...call.params, ...call.body, turn: 'pause' }, call)),
    answer(contract.resumeWindow, (call) =>
      write(turn, { ...call.params, ...call.body, turn: 'resume', reason: '' }, call),
    ),
    answer(contract.closeWindow, (call) => write(turn, { ...call.params, ...call.body, turn: 'close' }, call)),
  ]
}

function zoneRoutes(write: Write, places: PlaceBook): Route[] {
  return [
    answer(contract.listZones, async ({ params: { id } }) => {
      const known = await places.current()
      if (!known.halls.has(id)) return refused({ code: 'halls.no-such-hall', id })
      const rows = listZones(known, id)
      return decided({ rows, total: rows.length })
    }),
    answer(contract.addZone, (call) => write(addZone, { hall: call.params.id, facts: call.body }, call)),
    answer(contract.changeZone, (call) => {
      const { expectedVersion, ...facts } = call.body
      return write(changeZone, { id: call.params.id, facts, expectedVersion }, call)
    }),
    answer(contract.removeZone, (call) => write(removeZone, { ...call.params, ...call.body }, call)),
  ]
}

function departmentRoutes(write: Write, uses: PlaceUses): Route[] {
  const changeActivity = changeDepartmentActivity(uses)
  return [
    answer(contract.addDepartment, (call) => write(addDepartment, call.body, call)),
    answer(contract.changeDepartment, (call) => write(changeDepartment, { ...call.params, ...call.body }, call)),
    answer(contract.changeDepartmentActivity, (call) => write(changeActivity, { ...call.params, ...call.body }, call)),
  ]
}
