import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarBook, publishCalendar } from '@yichuang/modules/calendar/public'
import { instant } from '@yichuang/modules/calendar/rules'
import type { DossierEvent } from '@yichuang/modules/cases/rules'
import { importCatalogue, itemBook } from '@yichuang/modules/catalogue/public'
import { importPlaces, placeBook } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { withTransaction } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { appendEvents } from '@yichuang/platform/events'
import { openLocalStore } from '@yichuang/platform/files'
import { keyFolder, startPrinter } from '@yichuang/platform/printing'
import type { Actor } from '@yichuang/platform/pure'
import type { DocumentsParts } from '../parts.ts'
import { streamOf } from '../queries/stream.ts'
import { templateFolder } from '../queries/template-hash.ts'
import { shopForm } from '../rules/testing/filled-form.ts'
import { year2026 } from '../rules/testing/noodle-shop.ts'

/** A hall with one bureau and one item, in which acts can be recorded and their documents looked at. */
export interface TestHall {
  readonly parts: DocumentsParts
  /** Records one act of events on the dossier, as of a moment. */
  record(events: readonly DossierEvent[], at?: string): Promise<void>
  /** Certificate a reader has to trust. */
  authority(): Promise<string>
  close(): Promise<void>
}

export const dossierId = '0192f0aa-0000-7000-8000-000000000052'
export const stream = streamOf(dossierId)
const moment = '2026-09-18T02:31:00.000Z'

/** A clerk of the counter who may do what the test says. */
export function staff(changes: Partial<Actor> = {}): Actor {
  const permissions = new Set(['documents.read', 'documents.print-document'])
  const base = { kind: 'staff', person: 'p-shen', name: '沈若溪', roles: ['window-clerk'], region: '339921' } as const
  return { ...base, permissions, hall: 'hall-county', window: 'hall-county-13', ...changes }
}

const item = {
  kind: 'item',
  formatVersion: '1.0',
  id: 'spjy',
  name: '食品经营许可新办',
  department: 'scjg',
  type: '行政许可',
  handling: '承诺件',
  channels: ['窗口办理'],
  limits: { statutory: { value: 10, unit: 'workday' }, committed: { value: 5, unit: 'workday' } },
  legalBasis: [{ law: '《中华人民共和国食品安全法》', article: '第三十五条' }],
  specialProcedures: [
    { id: 'survey', kind: '现场核查', days: { value: 5, unit: 'workday' }, when: 'always', clock: 'excluded' },
  ],
  fee: { charged: false, lines: [] },
  results: [{ name: '食品经营许可证', licence: 'lic-spjy' }],
  situation: {
    questions: [
      {
        id: 'type',
        text: '属于哪种业态？',
        type: 'single',
        required: true,
        options: [{ id: 'food', label: '餐饮服务经营者' }],
      },
      {
        id: 'chain',
        text: '是否为连锁门店？',
        type: 'single',
        required: true,
        options: [
          { id: 'no', label: '否' },
          { id: 'yes', label: '是' },
        ],
      },
    ],
  },
  materials: [],
  form: shopForm,
}

/** Opens the hall on a database: places, calendar and item by their own commands, printer, keys and files in a folder. */
export async function openTestHall(db: Database): Promise<TestHall> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-documents-'))
  const system: Actor = { ...staff(), kind: 'system', person: 'system' }
  const run = <Tables, Input, Answer>(command: Command<Tables, Input, Answer>, input: Input) =>
    runCommand(db, command, input, { actor: system, at: instant(moment), key: command.name })
  await run(importPlaces, {
    region: { name: '云岫县', code: '339921' },
    halls: [
      {
        id: 'hall-county',
        name: '云岫县行政服务中心',
        level: '县级',
        regionCode: '339921',
        address: '云岫县青梧路1号',
        phone: '0599-60012345',
        windows: [{ id: 'hall-county-13', no: '13', boards: [], kind: '综合受理' }],
      },
    ],
    departments: [{ id: 'scjg', name: '云岫县市场监督管理局', shortName: '市场监督管理局', duties: '' }],
    departmentRegion: '339921',
  })
  await run(publishCalendar, year2026)
  await run(importCatalogue, { files: [{ path: 'items/spjy.json', text: JSON.stringify(item) }] })
  const printer = startPrinter({ templates: templateFolder })
  await printer.ready()
  const keys = keyFolder(join(folder, 'keys'), { commonName: '根证书', organization: '云岫县行政服务中心' })
  const parts: DocumentsParts = {
    db,
    printer,
    files: await openLocalStore(join(folder, 'files')),
    keys,
    places: placeBook(db),
    items: itemBook(db),
    calendars: calendarBook(db),
    publicUrl: () => 'https://hall.example',
    now: () => instant('2026-09-18T02:31:04.000Z'),
    dossierOf: async (caseNo) => (caseNo === '339921-260918-00052' ? dossierId : undefined),
  }
  return {
    parts,
    async record(events, at = moment) {
      const stamp = { at: instant(at), recordedAt: instant(at), by: staff(), channel: 'window' }
      await withTransaction(db, (tx) => appendEvents(tx, stream, events, stamp))
    },
    authority: () => keys.authority(moment),
    close: () => printer.close(),
  }
}
