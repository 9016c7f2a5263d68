import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided } from '@yichuang/platform/pure'
import type { HallsTables } from '../tables.ts'

/** `halls.json` and `departments.json` of the exchange format, as far as places need them. */
export interface PlacesImport {
  readonly region: AreaNode
  readonly halls: readonly HallImport[]
  readonly departments: readonly { id: string; name: string; shortName: string; duties: string }[]
  /** area the departments belong to */
  readonly departmentRegion: string
}

interface AreaNode {
  readonly name: string
  readonly code: string
  readonly children?: readonly AreaNode[]
}

interface HallImport {
  readonly id: string
  readonly name: string
  readonly level: string
  readonly regionCode: string
  readonly address: string
  readonly phone: string
  readonly windows: readonly { id: string; no: string; boards: readonly string[]; kind: string; floor?: string }[]
}

const upsertArea = prepared<never, [code: string, name: string, parent: string | null]>(
  'halls.upsert-area',
  `insert into halls.area (code, name, parent) values ($1, $2, $3)
   on conflict (code) do update set name = excluded.name, parent = excluded.parent`,
)
const upsertDepartments = prepared<never, [rows: string]>(
  'halls.upsert-departments',
  `insert into halls.department (id, name, short_name, duties, region, document_mark)
   select id, name, "shortName", duties, region, mark
   from json_to_recordset($1::json) as d(id text, name text, "shortName" text, duties text, region text, mark text)
   on conflict (id) do update set name = excluded.name, short_name = excluded.short_name, duties = excluded.duties`,
)
const upsertHall = prepared<
  never,
  [id: string, name: string, level: string, region: string, address: string, phone: string, details: string]
>(
  'halls.upsert-hall',
  `insert into halls.hall (id, name, level, region, address, phone, details) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (id) do update set name = excluded.name, address = excluded.address, phone = excluded.phone, details = excluded.details`,
)
const upsertWindows = prepared<never, [rows: string]>(
  'halls.upsert-windows',
  `insert into halls.hall_window (id, hall, no, kind, boards, floor, takes_applications, receives_only, hands_out)
   select id, hall, no, kind, boards, floor, takes, receives, hands
   from json_to_recordset($1::json) as w(id text, hall text, no text, kind text, boards text[], floor text,
     takes boolean, receives boolean, hands boolean)
   on conflict (id) do update set no = excluded.no, kind = excluded.kind, boards = excluded.boards`,
)

/** Takes over areas, halls, windows and departments of an exchange file; what is there already keeps its state. */
export const importPlaces = command<HallsTables>()({
  name: 'halls.import-places',
  async handle(tx, input: PlacesImport, { record }) {
    await importArea(input.region, null)
    const marks = input.departments.map((row) => ({ ...row, region: input.departmentRegion, mark: markOf(row.name) }))
    await tx.run(upsertDepartments, [JSON.stringify(marks)])
    for (const hall of input.halls) {
      const { id, name, level, regionCode, address, phone, windows, ...details } = hall
      await tx.run(upsertHall, [id, name, level, regionCode, address, phone, JSON.stringify(details)])
      await tx.run(upsertWindows, [
        JSON.stringify(windows.map((window) => ({ ...window, hall: id, ...duties(window.kind, level) }))),
      ])
    }
    const counts = { halls: input.halls.length, departments: input.departments.length }
    await record(`places:${input.region.code}`, [{ type: 'halls.places-imported', v: 1, ...counts }])
    return decided(counts)

    async function importArea(area: AreaNode, parent: string | null): Promise<void> {
      await tx.run(upsertArea, [area.code, area.name, parent])
      for (const child of area.children ?? []) await importArea(child, area.code)
    }
  },
})

/** What a window does, from its kind; a township has no hand-out window of its own, its windows hand out too (ZJ2 5, 4.7). */
function duties(kind: string, level: string): { takes: boolean; receives: boolean; hands: boolean } {
  const hands = kind.includes('出件') || level === '乡级'
  return { takes: !kind.includes('出件') && !kind.includes('投诉'), receives: kind.includes('只收件'), hands }
}

/** Mark of a body in document numbers, from its name: 云岫县市场监督管理局 → 云市监. The administrator can change it. */
function markOf(name: string): string {
  const bare = name.replace(/[（(].*$/, '')
  const [, place = '', rest = bare] = /^(.{1,4}?)[省市县区](.+)$/.exec(bare) ?? []
  const words = rest.replace(/(管理)?(委员会|办公室|管理局|服务中心|中心|局|有限公司|公司|大队|联合会|部)$/, '')
  return `${place.charAt(0)}${shortened(words)}`
}

function shortened(words: string): string {
  const known: Readonly<Record<string, string>> = {
    市场监督: '市监',
    发展和改革: '发改',
    自然资源和规划: '资规',
    住房和城乡建设: '住建',
    人力资源和社会保障: '人社',
    交通运输: '交通',
    生态环境: '环',
    卫生健康: '卫健',
    医疗保障: '医保',
    住房公积金: '公积金',
    综合行政执法: '执法',
    文化和广电旅游体育: '文旅',
    农业农村: '农',
    应急: '应急',
    退役军人事务: '退役',
    政务服务: '政务',
  }
  return known[words] ?? words.slice(0, 2)
}
