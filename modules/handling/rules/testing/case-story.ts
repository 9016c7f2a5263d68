import { acceptedInOneVisit, openedFor, Tale } from '@yichuang/modules/cases/rules/testing'
import type { Happened, TaleAct } from '@yichuang/modules/cases/rules/testing'
import { defaultSettings } from '@yichuang/modules/cases/rules'
import type { DelegationFact, Facts, ItemTerms } from '@yichuang/modules/cases/rules'
import { handlingCommands as commands } from '../index.ts'
import { anItem, calendar, delegations, moment, people } from './hall.ts'
import type { PersonName } from './hall.ts'

/** Under what rules the story happens; what is left out is the usual. */
export interface Setting {
  readonly item?: Partial<ItemTerms> | undefined
  readonly delegations?: readonly DelegationFact[] | undefined
  /** materials that were promised for later */
  readonly promised?: readonly string[] | undefined
}

export type Act = TaleAct<PersonName>

/** The first day of every story: a Friday; 7 working days from it are over on 8 May. */
export const DAY = '2026-04-24'

/** A case as the departments lived through it. */
export class CaseStory extends Tale<CaseStory, PersonName> {
  readonly setting: Setting

  constructor(setting: Setting, happened: Happened = { events: [], found: undefined, day: DAY }) {
    super(happened)
    this.setting = setting
  }

  /** Id of the leading task. */
  get lead(): string {
    return this.dossier.tasks.find(({ part }) => part === 'lead')?.id ?? ''
  }

  get assist(): string {
    return this.dossier.tasks.find(({ part }) => part === 'assist')?.id ?? ''
  }

  /** Id of the latest special procedure. */
  get procedure(): string {
    return this.dossier.procedures.at(-1)?.id ?? ''
  }

  /** The same story under other rules from here on: a delegation ends, an item changes. */
  under(setting: Setting): CaseStory {
    return new CaseStory({ ...this.setting, ...setting }, this)
  }

  protected after(happened: Happened): CaseStory {
    return new CaseStory(this.setting, happened)
  }

  facts({ by = 'reviewer', at = this.day }: Act = {}): Facts {
    const actor = people[by]
    let ids = this.events.length * 10
    return {
      at: moment(at),
      by: actor,
      channel: 'window',
      place: { region: '339921', hall: actor.hall },
      item: anItem(this.setting.item),
      delegations: this.setting.delegations ?? delegations,
      calendar,
      settings: defaultSettings,
      newId: () => `id-${++ids}`,
    }
  }

  opened(): CaseStory {
    return this.begins(openedFor(anItem(this.setting.item)), { by: 'clerk' })
  }

  claimed(act: Act = {}): CaseStory {
    return this.does(commands.claimTask, { taskId: this.lead }, act)
  }

  /** Every step of the leading task, and of the assisting one, has its opinion. */
  reviewed(act: Act = {}): CaseStory {
    const left = this.dossier.tasks.find(({ state }) => state === 'waiting' || state === 'claimed')
    if (left === undefined) return this
    const by = left.part === 'assist' ? 'assistant' : act.by
    const mine = left.state === 'claimed' ? this : this.does(commands.claimTask, { taskId: left.id }, { ...act, by })
    const said = mine.does(commands.giveOpinion, { taskId: left.id, agrees: true, text: '符合条件' }, { ...act, by })
    return said.reviewed(act)
  }

  procedureOpened(kind = 'expert-review', act: Act = {}): CaseStory {
    return this.does(commands.openProcedure, { kind }, act)
  }

  noticeServed(act: Act = {}): CaseStory {
    return this.does(commands.serveProcedureNotice, { procedureId: this.procedure, method: 'window' }, act)
  }

  procedureEnded(act: Act = {}): CaseStory {
    return this.does(commands.endProcedure, { procedureId: this.procedure, outcome: 'ended', result: '通过' }, act)
  }

  granted(act: Act = {}): CaseStory {
    return this.does(commands.decideCase, { decision: 'granted', basis: [] }, { by: 'chief', ...act })
  }

  rejected(act: Act = {}): CaseStory {
    return this.does(commands.decideCase, aRejection, { by: 'chief', ...act })
  }
}

/** A rejection with everything that must be told. */
export const aRejection = {
  decision: 'rejected',
  reason: '场所不符合要求',
  basis: ['食品经营许可管理办法 第12条'],
  remedies: ['六十日内申请行政复议', '六个月内提起诉讼'],
} as const

/** An application nobody has handed in yet. */
export function aDraft(setting: Setting = {}): CaseStory {
  return new CaseStory(setting).opened()
}

/** A case received and accepted by the clerk in one visit, with the departments or awaiting what was promised. */
export function aCase(setting: Setting = {}): CaseStory {
  return aDraft(setting).with((scribe) => acceptedInOneVisit(scribe, setting.promised), { by: 'clerk' })
}
