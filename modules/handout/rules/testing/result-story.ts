import { endOf, plainDate } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import { acceptedInOneVisit, openedFor, Tale } from '@yichuang/modules/cases/rules/testing'
import type { Happened, TaleAct } from '@yichuang/modules/cases/rules/testing'
import { conclude, defaultSettings } from '@yichuang/modules/cases/rules'
import type { Delivery, Facts, ItemTerms } from '@yichuang/modules/cases/rules'
import { handoutCommands as commands } from '../index.ts'
import type { HandOver } from '../index.ts'
import { anItem, calendar, documents, moment, numbers, people } from './hall.ts'
import type { PersonName } from './hall.ts'

/** Under what rules the story happens; what is left out is the usual. */
export interface Setting {
  readonly item?: Partial<ItemTerms> | undefined
  readonly delivery?: Delivery | undefined
  /** materials that were promised for later while the file moves */
  readonly promised?: readonly string[] | undefined
  readonly conclusion?: 'granted' | 'rejected' | undefined
}

export type Act = TaleAct<PersonName>

/** The day on which every story's case is accepted and decided: a Friday. */
export const DAY = '2026-04-24'

/** A result on its way to the applicant. */
export class ResultStory extends Tale<ResultStory, PersonName> {
  readonly setting: Setting

  constructor(setting: Setting, happened: Happened = { events: [], found: undefined, day: DAY }) {
    super(happened)
    this.setting = setting
  }

  protected after(happened: Happened): ResultStory {
    return new ResultStory(this.setting, happened)
  }

  facts({ by = 'handoutClerk', at = this.day }: Act = {}): Facts {
    const actor = people[by]
    let ids = this.events.length * 10
    return {
      at: moment(at),
      by: actor,
      channel: 'window',
      place: { region: '339921', hall: actor.hall },
      item: anItem(this.setting.item),
      delegations: [],
      calendar,
      settings: defaultSettings,
      newId: () => `id-${++ids}`,
    }
  }

  opened(): ResultStory {
    const opened = openedFor(anItem(this.setting.item), {
      agent: { name: '何代办', ...agentPaper, phone: '13900000000', authorisedUntil: plainDate('2026-04-30') },
      ...(this.setting.delivery !== undefined && { delivery: this.setting.delivery }),
    })
    return this.begins(opened, { by: 'clerk' })
  }

  /** How a limit ended; undefined while it runs or was never opened. */
  endOf(limit: LimitName) {
    const ledger = this.dossier.ledgers[limit]
    return ledger === undefined ? undefined : endOf(ledger)
  }

  /** Decided by the chief representative on the day of acceptance. */
  decided(): ResultStory {
    const { conclusion = 'granted' } = this.setting
    return this.with((scribe) => conclude(scribe, { conclusion, basis: [] }), { by: 'chief' })
  }

  produced(act: Act = {}): ResultStory {
    const made = { type: 'handling.result-produced', v: 1, documents, seal: 'scjg' } as const
    return this.with((scribe) => scribe.emit(made), { by: 'chief', ...act })
  }

  received(act: Act = {}): ResultStory {
    return this.does(commands.receiveResult, { sheetNo: '交0001', numbers }, act)
  }

  mailed(act: Act = {}): ResultStory {
    return this.does(commands.mailResult, { carrier: '邮政速递', waybill: 'EA0001' }, act)
  }

  inLocker(act: Act = {}): ResultStory {
    return this.does(commands.putInLocker, { box: 'A07', codeHash: 'hash' }, act)
  }

  handedOver(act: Act = {}): ResultStory {
    return this.does(commands.handOver, aReceipt(), act)
  }
}

/** What a verified applicant leaves at the window. */
export function aReceipt(change: Partial<HandOver> = {}): HandOver {
  return {
    recipient: { name: '林小满', ...applicantPaper },
    identityCheck: '身份证核验',
    signatureId: '签0001',
    ...change,
  }
}

export const applicantPaper = { documentType: 'residentId', documentNumber: '11010519491231002X' } as const
export const agentPaper = { documentType: 'residentId', documentNumber: '330102198801015678' } as const
export const strangerPaper = { documentType: 'residentId', documentNumber: '330102197001010006' } as const

/** An application nobody has handed in yet. */
export function aDraft(setting: Setting = {}): ResultStory {
  return new ResultStory(setting).opened()
}

/** A case received and accepted in one visit. */
export function aCase(setting: Setting = {}): ResultStory {
  return aDraft(setting).with((scribe) => acceptedInOneVisit(scribe, setting.promised), { by: 'clerk' })
}

/** A decided case whose documents are made and lie at the department. */
export function aResult(setting: Setting = {}): ResultStory {
  return aCase(setting).decided().produced()
}
