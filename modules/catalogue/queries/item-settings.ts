import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { OwnSetting } from '../rules/index.ts'

const ownSettings = prepared<{ item: string; setting: OwnSetting; version: number; at: string }, []>(
  'catalogue.own-settings',
  `select item, setting, version, changed_at as at from catalogue.item_setting`,
)
const settingOf = prepared<{ setting: OwnSetting; version: number }, [item: string]>(
  'catalogue.own-setting',
  `select setting, version from catalogue.item_setting where item = $1`,
)
const changesOf = prepared<{ body: RecordedChange }, [stream: string]>(
  'catalogue.setting-changes',
  `select body from platform.event where stream = $1 order by seq desc limit 100`,
)

interface RecordedChange {
  readonly seq: number
  readonly at: string
  readonly by: { readonly name: string }
  readonly data: { readonly before: OwnSetting; readonly after: OwnSetting; readonly reason: string }
}

/** What places decided about items, by item. */
export async function allOwnSettings(db: Database) {
  return new Map((await db.many(ownSettings, [])).map((row) => [row.item, row]))
}

/** What a place decided about an item; nothing and version 0 when it never did. */
export async function ownSetting(db: Database, item: string) {
  return (await db.find(settingOf, [item])) ?? { setting: {}, version: 0 }
}

/** The changes of an item's setting, newest first: who, when, why, from what to what. */
export async function settingHistory(db: Database, item: string) {
  const rows = await db.many(changesOf, [`item-setting:${item}`])
  return rows.map(({ body: { seq, at, by, data } }) => {
    const { before, after, reason } = data
    const members = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof OwnSetting)[]
    const changed = members.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    return {
      seq,
      at,
      byName: by.name,
      reason,
      changes: changed.map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null })),
    }
  })
}
