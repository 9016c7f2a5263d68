import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import { usualReminders } from '../rules/index.ts'
import type { ReminderSetting } from '../rules/index.ts'
import type { ReminderSettingRow } from '../tables.ts'

const settingFor = prepared<
  Pick<ReminderSettingRow, 'deferral_days' | 'correction_days' | 'result_days'>,
  [region: string]
>(
  'messages.setting-for',
  `select deferral_days, correction_days, result_days from messages.reminder_setting
   where $1 like region || '%' order by length(region) desc limit 1`,
)

/** How reminders go in an area: its own setting, else that of the nearest area above it, else the usual one. */
export async function reminderSettingOf(db: Queries, region: string): Promise<ReminderSetting> {
  const row = await db.find(settingFor, [region])
  if (row === undefined) return usualReminders
  return { deferralDays: row.deferral_days, correctionDays: row.correction_days, resultDays: row.result_days }
}
