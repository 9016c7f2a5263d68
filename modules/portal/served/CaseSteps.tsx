import { DateText, Icon, MomentText } from '@yichuang/kit/public'
import type { Static } from '@yichuang/platform/contract'
import type { Progress } from '../contract.ts'
import type { Words } from './visit.ts'

type Step = Static<typeof Progress>['steps'][number]

const looks = { done: 'step', current: 'step cur', planned: 'step todo' } as const

/** What was done to a case, what is done now, and what comes. */
export function CaseSteps({ t, steps }: { readonly t: Words; readonly steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li
          key={`${step.key} ${step.at ?? ''}`}
          className={looks[step.state]}
          {...(step.state === 'current' && { 'aria-current': 'step' })}
        >
          <span className="c">{step.state === 'done' && <Icon name="check" />}</span>
          <b>{t(titleKey(step), { name: step.name ?? '' })}</b>
          <Facts t={t} step={step} />
        </li>
      ))}
    </ol>
  )
}

/** A result on its way is waited for, one that is planned will come. */
function titleKey({ key, state, name }: Step): string {
  if (key.startsWith('result-')) return name === undefined ? 'step.result' : 'step.result-named'
  if (key === 'acceptance' || key === 'examination') return `step.${key}-${state}`
  return name === undefined && key === 'delivered' ? 'step.delivered-unnamed' : `step.${key}`
}

function Facts({ t, step }: { readonly t: Words; readonly step: Step }) {
  const { key, at, on, latest, until, who, windowNo, state, carrier = '', waybill = '', box = '' } = step
  const place = windowNo === undefined ? undefined : t('window', { no: windowNo })
  const people = [place, who].filter(Boolean).join(' ')
  const remark = key.startsWith('result-') ? t(`${key}.${state}`, { carrier, waybill, box }) : undefined
  if (at === undefined && on === undefined && latest === undefined && people === '' && remark === undefined)
    return undefined
  return (
    <p>
      {at !== undefined && <MomentText at={at} form="long" />}
      {at !== undefined && state === 'current' && t('step.since')}
      {on !== undefined && <DateText day={on} />}
      {latest !== undefined && (
        <>
          {t('step.latest')} <DateText day={latest} />
        </>
      )}
      {people !== '' && <span className="who">{people}</span>}
      {remark}
      {until !== undefined && (
        <>
          {t('step.until')} <DateText day={until} />
        </>
      )}
    </p>
  )
}
