import { handoutCommands } from '@yichuang/modules/handout/rules'
import { isCodeOf, resultOfCode } from '@yichuang/modules/handout/public'
import type { PickUp } from '@yichuang/modules/handout/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Intent } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { lockerOf, pairLocker } from './commands/keep-locker.ts'
import { askOpening, tellOpening } from './commands/open-door.ts'
import { tryCode } from './commands/try-code.ts'
import type { LockersParts } from './parts.ts'
import type { OpeningState, Told } from './rules/index.ts'
import type { LockerRow } from './tables.ts'

/** What the screen of a locker may do, by the key it was given when it was paired. (OUT-04) */
export interface LockerDesk {
  pair(id: string, code: string, intent: Intent): Promise<Decision<{ readonly key: string }>>
  locker(key: string, at: Instant): Promise<Decision<LockerPicture>>
  /** takes a pick-up code: the delivery is recorded first, and only then is there a door to open */
  collect(key: string, typed: Typed, intent: Intent): Promise<Decision<Collected>>
  /** what became of the door */
  tell(key: string, told: Told & { readonly dossier: string }, intent: Intent): Promise<Decision<ToldDoor>>
}

export interface LockerPicture {
  readonly id: string
  readonly name: string
  readonly hallName: string
}

export interface Typed {
  readonly code: string
  /** the doors this locker has, as its device says now: another locker's code opens nothing here */
  readonly doors: readonly string[]
}

export interface Collected {
  readonly dossier: string
  readonly box: string
  readonly itemName: string
}

interface ToldDoor {
  readonly state: OpeningState
  readonly box: string
}

/** Who records what a locker reports. */
const machine: Actor = {
  kind: 'system',
  person: 'system:locker',
  name: '取件柜',
  roles: [],
  permissions: new Set(),
  region: '',
}

/** The public side of lockers. */
export function lockerDesk(parts: LockersParts): LockerDesk {
  const { db, places } = parts
  const at = async (key: string, now: Instant): Promise<Decision<LockerRow>> => {
    const row = key === '' ? undefined : await lockerOf(db, key, now)
    return row === undefined ? refused({ code: 'lockers.no-such-locker' }) : decided(row)
  }
  return {
    async pair(id, code, intent) {
      const paired = await runCommand(db, pairLocker, { id, code }, intent)
      if (!paired.ok) return paired
      const { key } = paired.value
      return key === null ? refused({ code: 'lockers.pairing-wrong' }) : decided({ key })
    },
    async locker(key, now) {
      const found = await at(key, now)
      if (!found.ok) return found
      const { id, name, hall } = found.value
      return decided({ id, name, hallName: (await places.current()).halls.get(hall)?.name ?? '' })
    },
    async collect(key, typed, intent) {
      const found = await at(key, intent.at)
      return found.ok ? collect(parts, found.value, typed, intent) : found
    },
    async tell(key, told, intent) {
      const found = await at(key, intent.at)
      if (!found.ok) return found
      return runCommand(db, tellOpening, { ...told, locker: found.value.id }, { ...intent, actor: machine })
    },
  }
}

async function collect(
  parts: LockersParts,
  locker: LockerRow,
  { code, doors }: Typed,
  intent: Intent,
): Promise<Decision<Collected>> {
  const { db } = parts
  if (doors.length === 0) return refused({ code: 'lockers.doors-missing' })
  const { at } = intent
  const found = await pickUpOf(parts, { hall: locker.hall, boxes: doors, code, at })
  const counting = { locker: locker.id, isRight: found !== undefined }
  const tried = await runCommand(db, tryCode, counting, { ...intent, actor: machine })
  if (!tried.ok) return tried
  const { outcome, closedUntil, left } = tried.value
  if (outcome === 'closed' || closedUntil !== null) return refused({ code: 'lockers.closed', until: closedUntil })
  if (found === undefined) return refused({ code: 'lockers.code-wrong', left })
  const { dossier, box, applicationNo, itemName } = found
  if (found.state === 'locker') {
    const recorded = await recordCollected(parts, locker, found, intent)
    if (!recorded.ok) return recorded
  }
  const asked = {
    locker: { id: locker.id, hall: locker.hall, region: locker.region },
    dossier,
    box,
    applicationNo,
    itemName,
  }
  const opening = await runCommand(db, askOpening, asked, { ...intent, key: `${intent.key}-door`, actor: machine })
  return opening.ok ? decided({ dossier, box, itemName }) : opening
}

interface Wanted {
  readonly hall: string
  readonly boxes: readonly string[]
  readonly code: string
  readonly at: Instant
}

/** The result a code is of, when what is recorded of the code says so too. */
async function pickUpOf({ db, acts, lockerCode }: LockersParts, wanted: Wanted): Promise<PickUp | undefined> {
  const found = await resultOfCode({ db, lockerCode }, wanted)
  if (found === undefined) return undefined
  const seen = await acts.view(found.dossier, machine, wanted.at)
  const kept = seen?.dossier.result?.locker
  return kept !== undefined && (await isCodeOf(wanted.code, kept)) ? found : undefined
}

/** 柜取: one act however often the code is typed, for the key is that of the box. */
function recordCollected({ acts }: LockersParts, locker: LockerRow, { dossier, box, until }: PickUp, intent: Intent) {
  const key = `locker-${dossier}-${until}`
  return acts.act(dossier, {
    rule: handoutCommands.recordDelivery,
    input: { proof: `取件柜 ${locker.name}，${box} 号箱，凭取件码` },
    intent: { ...intent, key, actor: machine },
  })
}
