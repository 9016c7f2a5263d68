import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided } from '@yichuang/platform/pure'
import type { ReminderSetting } from '../rules/index.ts'
import type { MessagesTables } from '../tables.ts'

const keepSetting = prepared<
  never,
  [
    region: string,
    deferral: readonly number[],
    correction: readonly number[],
    result: readonly number[],
    at: string,
    by: string,
  ]
>(
  'messages.keep-setting',
  `insert into messages.reminder_setting (region, deferral_days, correction_days, result_days, changed_at, changed_by)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (region) do update set deferral_days = excluded.deferral_days, correction_days = excluded.correction_days,
     result_days = excluded.result_days, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
)

/** 提醒设置: when applicants of the area of the person are reminded; holds from the next look on. */
export const changeReminders = command<MessagesTables>()({
  name: 'messages.change-reminders',
  async handle(tx, { deferralDays, correctionDays, resultDays }: ReminderSetting, { at, by, record }) {
    const { region, person } = by
    await tx.run(keepSetting, [region, deferralDays, correctionDays, resultDays, at, person])
    const setting = {
      deferralDays: [...deferralDays],
      correctionDays: [...correctionDays],
      resultDays: [...resultDays],
    }
    await record(`reminders:${region}`, [{ type: 'messages.reminders-changed', v: 1, region, ...setting }])
    return decided(setting)
  },
})
