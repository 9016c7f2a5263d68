import { isInstant } from '@yichuang/modules/catalogue/rules'
import type { Item, ItemSetting, LimitValue, SpecialProcedure } from '@yichuang/modules/catalogue/rules'

/** Names of the steps; each has a text. `procedure` and `result` carry words of the item beside it. */
export type FlowStepName =
  | 'apply'
  | 'check'
  | 'correct'
  | 'refuse'
  | 'accept'
  | 'receive'
  | 'procedure'
  | 'review'
  | 'pay'
  | 'decide'
  | 'on-the-spot'
  | 'reject'
  | 'deliver'

export interface FlowStep {
  readonly id: string
  readonly name: FlowStepName
  /** `turn` is a question with several ways out, `aside` ends or returns, `end` is what one came for */
  readonly form: 'start' | 'step' | 'turn' | 'aside' | 'end'
  /** words of the item: channels, the procedure, the result documents */
  readonly words: readonly string[]
  readonly length?: LimitValue
  /** whether its time counts towards the promise; of procedures only */
  readonly clock?: 'excluded' | 'included'
  /** only some applications pass here */
  readonly isOptional: boolean
}

export interface FlowLine {
  readonly from: string
  readonly to: string
  readonly when?: 'complete' | 'incomplete' | 'outside' | 'granted' | 'rejected' | 'corrected' | 'if-needed'
}

/** How an application goes, from the door to the result. */
export interface Flow {
  readonly steps: readonly FlowStep[]
  readonly lines: readonly FlowLine[]
}

type FlowItem = Pick<Item, 'handling' | 'type' | 'channels' | 'fee' | 'specialProcedures' | 'results' | 'limits'>

const step = (name: FlowStepName, form: FlowStep['form'], more: Partial<FlowStep> = {}): FlowStep => ({
  id: name,
  name,
  form,
  words: [],
  isOptional: false,
  ...more,
})

/**
 * The flow of an item: application, acceptance with correction told once, special procedures, review, decision, fee,
 * result. An instant case is handled and decided on the spot. Where the window only receives, the department accepts. A
 * public service ends with its result; only an administrative act can be rejected in writing.
 * (行政许可法 第32、37、38、45条; JL1 5.8; ZJ2 7.1.2; CAT-13)
 */
export function flowOf(
  item: FlowItem,
  setting: Pick<ItemSetting, 'authority' | 'feeWhen' | 'channels'>,
  promised: LimitValue,
): Flow {
  const beginning: FlowStep[] = [
    step('apply', 'start', { words: setting.channels ?? item.channels }),
    step('check', 'turn'),
    step('correct', 'aside', { isOptional: true }),
    step('refuse', 'aside', { isOptional: true }),
  ]
  const middle = isInstant(item) ? [] : middleOf(item, setting)
  const decision = isInstant(item) ? step('on-the-spot', 'turn') : step('decide', 'turn', { length: promised })
  const pay = item.fee.charged ? [step('pay', 'step')] : []
  const spine = [
    ...middle,
    ...(setting.feeWhen === 'before' ? pay : []),
    decision,
    ...(setting.feeWhen === 'after' ? pay : []),
  ]
  const canReject = item.type !== '公共服务'
  const deliver = step('deliver', 'end', { words: item.results.map(({ name }) => name) })
  return {
    steps: [...beginning, ...spine, ...(canReject ? [step('reject', 'aside', { isOptional: true })] : []), deliver],
    lines: [
      { from: 'apply', to: 'check' },
      { from: 'check', to: 'correct', when: 'incomplete' },
      { from: 'correct', to: 'apply', when: 'corrected' },
      { from: 'check', to: 'refuse', when: 'outside' },
      ...linesAlong([...spine, deliver], decision.id, canReject),
      ...(canReject ? [{ from: decision.id, to: 'reject', when: 'rejected' as const }] : []),
    ],
  }
}

function middleOf(item: FlowItem, { authority }: Pick<ItemSetting, 'authority'>): FlowStep[] {
  return [
    ...(authority === 'receive' ? [step('receive', 'step')] : []),
    step('accept', 'step'),
    ...item.specialProcedures.map(procedureStep),
    step('review', 'step'),
  ]
}

function procedureStep({ id, kind, days, when, clock }: SpecialProcedure): FlowStep {
  return step('procedure', 'step', {
    id: `procedure-${id}`,
    words: [kind],
    clock,
    isOptional: when === 'situation',
    ...(days === null ? {} : { length: days }),
  })
}

/** The lines of the way everybody goes, and those around what only some pass. */
function linesAlong(spine: readonly FlowStep[], decision: string, canReject: boolean): FlowLine[] {
  const lines: FlowLine[] = []
  let open = ['check']
  for (const { id, isOptional } of spine) {
    for (const from of open) lines.push({ from, to: id, ...labelOf(from, { isOptional, decision, canReject }) })
    open = isOptional ? [...open, id] : [id]
  }
  return lines
}

function labelOf(
  from: string,
  { isOptional, decision, canReject }: { isOptional: boolean; decision: string; canReject: boolean },
): Pick<FlowLine, 'when'> {
  if (isOptional) return { when: 'if-needed' }
  if (from === 'check') return { when: 'complete' }
  return from === decision && canReject ? { when: 'granted' } : {}
}
