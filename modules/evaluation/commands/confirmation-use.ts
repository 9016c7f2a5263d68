import type { Projection } from '@yichuang/modules/cases/public'

/**
 * Marks what was confirmed at the pad as used by the application that rests on it, in the statement of that act; a
 * confirmation that was used before keeps the act from being written. (QUE-05)
 */
export const confirmationUse: Projection = {
  name: 'evaluation.confirmation-use',
  sql: (parameter) => `confirmation_uses as (
    insert into evaluation.confirmation_use (confirmation, dossier, used_at)
    select u.confirmation, u.dossier, u.used_at
    from root, json_to_recordset(${parameter}::json) as u(confirmation uuid, dossier uuid, used_at timestamptz)
  )`,
  guards: { confirmation_use_pkey: () => ({ code: 'evaluation.confirmation-used' }) },
  rows(_before, { id }, { at }, events) {
    const used = events.flatMap((event) => (event.type === 'intake.content-confirmed' ? [event.confirmation] : []))
    return used.length === 0 ? undefined : used.map((confirmation) => ({ confirmation, dossier: id, used_at: at }))
  },
}
