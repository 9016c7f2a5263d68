import { defaultSettings } from '@yichuang/modules/cases/rules'
import type {
  Channel,
  CommandRule,
  DelegationFact,
  DossierEvent,
  Facts,
  ItemTerms,
  MaterialRequirement,
  Settings,
} from '@yichuang/modules/cases/rules'
import { Tale } from '@yichuang/modules/cases/rules/testing'
import type { Happened, TaleAct } from '@yichuang/modules/cases/rules/testing'
import { bindMaterial, intakeCommands as commands } from '../index.ts'
import type { MaterialChange, OpenApplication, RefusalStatement } from '../index.ts'
import { anEntry, anItem, calendar, delegations, moment, people } from './hall.ts'
import type { PersonName } from './hall.ts'

/** Under what rules the story happens; what is left out is the usual. */
export interface Setting {
  readonly item?: Partial<ItemTerms> | undefined
  readonly settings?: Partial<Settings> | undefined
  readonly delegations?: readonly DelegationFact[] | undefined
  readonly channel?: Channel | undefined
}

export type Act = TaleAct<PersonName>

/** The first day of every story: a Thursday; what is received on it must be told by 26 February. */
export const DAY = '2026-02-12'

/** An application as the hall lived through it; an act is on the first day unless it says when. */
export class DossierStory extends Tale<DossierStory, PersonName> {
  readonly setting: Setting

  constructor(setting: Setting, happened: Happened = { events: [], found: undefined, day: DAY }) {
    super(happened)
    this.setting = setting
  }

  protected after(happened: Happened): DossierStory {
    return new DossierStory(this.setting, happened)
  }

  /** The same story under other rules from here on: a delegation ends, an item goes out of force. */
  under(setting: Setting): DossierStory {
    return new DossierStory({ ...this.setting, ...setting }, this)
  }

  facts({ by = 'clerk', at = DAY }: Act = {}): Facts {
    const actor = people[by]
    let ids = this.events.length * 10
    return {
      at: moment(at),
      by: actor,
      channel: this.found?.channel ?? this.setting.channel ?? 'window',
      place: { region: '339921', hall: actor.hall ?? 'county', window: actor.window },
      item: anItem(this.setting.item),
      delegations: this.setting.delegations ?? delegations,
      calendar,
      settings: { ...defaultSettings, ...this.setting.settings },
      newId: () => `id-${++ids}`,
    }
  }

  /** Events of the act alone, not folded. Throws when it is refused. */
  eventsOf<Input>(rule: CommandRule<Input>, input: Input, act: Act = {}): readonly DossierEvent[] {
    const { events } = this.does(rule, input, act)
    return events.slice(this.events.length)
  }

  opened(change: Partial<OpenApplication> = {}, act: Act = {}): DossierStory {
    return this.does(commands.openApplication, anEntry(change), act)
  }

  bound(change: MaterialChange, act: Act = {}): DossierStory {
    return this.does(bindMaterial, change, act)
  }

  /** Hands in everything the situation asks for but what is named, every review point ticked. */
  handedIn(lacking: readonly string[] = [], act: Act = {}): DossierStory {
    const brought = this.dossier.requirements.filter(({ key, isShared }) => !isShared && !lacking.includes(key))
    return brought.reduce<DossierStory>((story, requirement) => story.bound(inOrder(requirement), act), this)
  }

  received(act: Act = {}): DossierStory {
    return this.does(commands.receiveApplication, {}, act)
  }

  accepted(act: Act = {}): DossierStory {
    return this.does(commands.acceptApplication, {}, act)
  }

  /** Accepted with a signed commitment for what is named. */
  deferred(materials: readonly string[], act: Act = {}): DossierStory {
    return this.does(commands.acceptApplication, { commitment: { signatureId: 'signature', materials } }, act)
  }

  correctionProposed(act: Act = {}): DossierStory {
    return this.does(commands.proposeCorrection, {}, act)
  }

  correctionIssued(act: Act = {}): DossierStory {
    return this.does(commands.issueCorrection, {}, act)
  }

  /** A notice issued and served at the same moment. */
  correcting(act: Act = {}): DossierStory {
    return this.correctionIssued(act).does(commands.serveCorrection, { method: 'window' }, act)
  }

  /** The applicant declares the corrections complete. */
  corrected(changes: readonly MaterialChange[], act: Act = {}): DossierStory {
    return this.does(commands.supplyCorrection, { changes, isDeclaredComplete: true }, act)
  }

  refusalProposed(act: Act = {}): DossierStory {
    return this.does(commands.proposeRefusal, aStatement, act)
  }

  refused(act: Act = {}): DossierStory {
    return this.does(commands.refuseApplication, { ...aStatement, remedies }, act)
  }

  withdrawn(act: Act = {}): DossierStory {
    return this.does(commands.withdrawApplication, { requester: this.dossier.applicant }, act)
  }

  preReviewed(act: Act = {}): DossierStory {
    return this.does(commands.passPreReview, {}, act)
  }

  originalsSeen(act: Act = {}): DossierStory {
    return this.does(commands.presentOriginals, { differences: [] }, act)
  }
}

/** Begins a story; nothing was opened yet. */
export function aDossier(setting: Setting = {}): DossierStory {
  return new DossierStory(setting)
}

/** A material handed in, every review point in order. */
export function inOrder({ key, reviewPoints }: MaterialRequirement): MaterialChange {
  return {
    key,
    received: true,
    checks: Object.fromEntries(reviewPoints.map((point) => [point, { ok: true } as const])),
  }
}

export const aStatement: RefusalStatement = {
  ground: 'not-competent',
  reason: '该场所在邻县，不属本县管辖',
  basis: ['《中华人民共和国行政许可法》第三十二条第一款第二项'],
  rightBody: '邻县市场监督管理局',
}

export const remedies: readonly string[] = ['六十日内申请行政复议，六个月内提起行政诉讼。']
