import { randomUUID } from 'node:crypto'
import { dateOf } from '@yichuang/modules/calendar/rules'
import type { Acts } from '@yichuang/modules/cases/public'
import type { Intent } from '@yichuang/platform/commands'
import { decided } from '@yichuang/platform/pure'
import type { Actor, Decision, PlainDate } from '@yichuang/platform/pure'
import { entryOf } from '../queries/entry.ts'
import type { Entered, EntryParts } from '../queries/entry.ts'
import { intakeCommands } from '../rules/index.ts'

export interface PreparingParts extends EntryParts {
  readonly acts: Pick<Acts, 'open'>
  readonly nextNumber: (region: string, day: PlainDate) => Promise<string>
}

/** The hall in whose machine something is prepared. */
export interface MachineHall {
  readonly id: string
  readonly region: string
}

/** An application that was opened at a machine. */
export interface PreparedNumber {
  readonly id: string
  readonly applicationNo: string
}

/** The machines of a hall as who acts: they open applications, and nothing else. */
export function machineOf({ id, region }: MachineHall): Actor {
  return {
    kind: 'system',
    person: `system:kiosk:${id}`,
    name: '大厅自助申报',
    roles: [],
    permissions: new Set([intakeCommands.openApplication.name]),
    region,
    hall: id,
  }
}

/**
 * 自助申报: opens the application that somebody filled in at a machine of a hall, by the command that opens every
 * application, over the channel `kiosk`. It stays a draft until a window of that hall takes it up. (NET-07, QUE-08)
 */
export async function prepareApplication(
  parts: PreparingParts,
  { hall, ...entered }: Entered & { readonly hall: MachineHall },
  intent: Omit<Intent, 'actor'>,
): Promise<Decision<PreparedNumber>> {
  const looked = await entryOf(parts, entered, { at: intent.at })
  if (!looked.ok) return looked
  const { terms, entry } = looked.value
  const { region } = hall
  const applicationNo = await parts.nextNumber(region, dateOf(intent.at))
  const opened = await parts.acts.open(
    {
      rule: intakeCommands.openApplication,
      input: { ...entry, applicationNo, isTakenHere: true },
      intent: { ...intent, actor: machineOf(hall) },
      sameAs: { ...entered, hall: hall.id },
    },
    { id: randomUUID(), channel: 'kiosk', place: { region, hall: hall.id }, terms },
  )
  return opened.ok ? decided({ id: opened.value.id, applicationNo: opened.value.applicationNo }) : opened
}
