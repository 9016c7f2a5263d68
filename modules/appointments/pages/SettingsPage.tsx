import {
  Ask,
  Button,
  Card,
  Column,
  Columns,
  EmptyState,
  FactList,
  MomentText,
  Tag,
  useCall,
  useLanguage,
  useTexts,
} from '@yichuang/kit'
import { formatDay } from '@yichuang/kit/public'
import { useState } from 'react'
import { readBookingSettings } from '../contract.ts'
import type { BookingPlan, BookingSettings } from '../contract.ts'
import { HallFrame } from './HallFrame.tsx'
import { PlanDrawer } from './PlanDrawer.tsx'
import { RulesDrawer } from './RulesDrawer.tsx'
import { DaysDrawer } from './DaysDrawer.tsx'
import { spansText, weekLines } from './spans-text.ts'
import './bookings.css'

/** 预约设置: places of the window groups, special days, rules against hoarding. (APT-02, APT-06) */
export function SettingsPage() {
  const t = useTexts('appointments')
  return (
    <HallFrame title={t('pages.settings')} current="booking-settings">
      {(hall) => <Settings hall={hall} />}
    </HallFrame>
  )
}

type Opened =
  | { readonly kind: 'plan'; readonly plan: BookingPlan | undefined }
  | { readonly kind: 'rules' }
  | { readonly kind: 'days' }

function Settings({ hall }: { readonly hall: string }) {
  const [opened, setOpened] = useState<Opened>()
  const settings = useCall(
    readBookingSettings,
    { params: { id: hall } },
    { topics: [`appointments/${hall}`], keepFormer: true },
  )
  const close = () => setOpened(undefined)
  return (
    <Ask query={settings}>
      {(data) => (
        <>
          <Columns widths="minmax(0,1.5fr) minmax(0,1fr)">
            <Column>
              <Plans settings={data} onOpen={(plan) => setOpened({ kind: 'plan', plan })} />
            </Column>
            <Column>
              <Days settings={data} onOpen={() => setOpened({ kind: 'days' })} />
              <Rules settings={data} onOpen={() => setOpened({ kind: 'rules' })} />
            </Column>
          </Columns>
          {opened?.kind === 'plan' && (
            <PlanDrawer
              key={opened.plan?.id ?? 'new'}
              settings={data}
              {...(opened.plan === undefined ? {} : { plan: opened.plan })}
              onClose={close}
            />
          )}
          {opened?.kind === 'rules' && <RulesDrawer settings={data} onClose={close} />}
          {opened?.kind === 'days' && <DaysDrawer settings={data} onClose={close} />}
        </>
      )}
    </Ask>
  )
}

interface PlansProps {
  readonly settings: BookingSettings
  readonly onOpen: (plan: BookingPlan | undefined) => void
}

function Plans({ settings, onOpen }: PlansProps) {
  const t = useTexts('appointments')
  return (
    <Card
      title={t('plan.title')}
      hint={t('plan.hint')}
      extra={
        <Button size="s" icon="plus" onClick={() => onOpen(undefined)}>
          {t('plan.add')}
        </Button>
      }
      flush
    >
      {settings.plans.length === 0 && <EmptyState icon="calendar" title={t('plan.none')} text={t('plan.noneText')} />}
      <ul className="booking-plans">
        {settings.plans.map((plan) => (
          <li key={plan.id}>
            <span className="grow">
              <span className="booking-plan-name">
                <b>{plan.terms.name}</b>
                {!plan.isActive && <Tag kind="slate">{t('plan.stopped')}</Tag>}
                <small className="muted">{scopeText(t, plan)}</small>
              </span>
              <small>{placesText(t, plan)}</small>
              <WeekText plan={plan} />
              <small className="muted">
                {plan.changedByName} <MomentText at={plan.changedAt} />
              </small>
            </span>
            <Button size="s" onClick={() => onOpen(plan)}>
              {t('plan.change')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Words = ReturnType<typeof useTexts>

function scopeText(t: Words, { terms, boardName }: BookingPlan): string {
  return terms.items.length === 0
    ? t('plan.wholeBoard', { board: boardName })
    : t('plan.someItems', { board: boardName, count: terms.items.length })
}

function placesText(t: Words, { terms }: BookingPlan): string {
  const { slotMinutes, places, itemPlaces, dayPlaces, daysAhead, closeMinutes } = terms
  return [
    t('plan.placesOf', { minutes: slotMinutes, places }),
    itemPlaces > 0 ? t('plan.itemPlacesOf', { count: itemPlaces }) : '',
    dayPlaces > 0 ? t('plan.dayPlacesOf', { count: dayPlaces }) : '',
    t('plan.aheadOf', { days: daysAhead, minutes: closeMinutes }),
  ]
    .filter(Boolean)
    .join(t('comma'))
}

function WeekText({ plan: { terms } }: { readonly plan: BookingPlan }) {
  const t = useTexts('appointments')
  return (
    <small>
      {weekLines(terms.hours)
        .map(({ from, to, spans }) => {
          const days =
            from === to
              ? t(`weekday.${from}`)
              : t('plan.fromTo', { from: t(`weekday.${from}`), to: t(`weekday.${to}`) })
          return `${days} ${spans}`
        })
        .join(t('semicolon'))}
    </small>
  )
}

interface PartProps {
  readonly settings: BookingSettings
  readonly onOpen: () => void
}

function Days({ settings: { days }, onOpen }: PartProps) {
  const t = useTexts('appointments')
  const language = useLanguage()
  return (
    <Card
      title={t('days.title')}
      hint={t('days.hint')}
      extra={
        <Button size="s" onClick={onOpen}>
          {t('days.change')}
        </Button>
      }
    >
      {days.length === 0 ? (
        <p className="muted">{t('days.none')}</p>
      ) : (
        <FactList
          facts={days.map(({ day, name, open }) => ({
            term: formatDay(day, 'short', language),
            value: `${name} ${open.length === 0 ? t('days.closed') : spansText(open)}`,
          }))}
        />
      )}
    </Card>
  )
}

function Rules({ settings: { rules }, onOpen }: PartProps) {
  const t = useTexts('appointments')
  const {
    mostMissed,
    missedDays,
    blockedDays,
    mostPerWeek,
    mostChanges,
    remindHours,
    earlyMinutes,
    lateMinutes,
    aheadMinutes,
  } = rules
  return (
    <Card
      title={t('rules.title')}
      hint={t('rules.hint')}
      extra={
        <Button size="s" onClick={onOpen}>
          {t('rules.change')}
        </Button>
      }
    >
      <FactList
        facts={[
          {
            term: t('rules.missed'),
            value:
              mostMissed === 0
                ? t('rules.nobodyBlocked')
                : t('rules.missedText', { count: mostMissed, days: missedDays, blocked: blockedDays }),
          },
          {
            term: t('rules.week'),
            value: mostPerWeek === 0 ? t('rules.noLimit') : t('rules.weekText', { count: mostPerWeek }),
          },
          { term: t('rules.changes'), value: t('rules.changesText', { count: mostChanges }) },
          {
            term: t('rules.remind'),
            value: remindHours === 0 ? t('rules.noReminder') : t('rules.remindText', { hours: remindHours }),
          },
          { term: t('rules.arrive'), value: t('rules.arriveText', { early: earlyMinutes, late: lateMinutes }) },
          {
            term: t('rules.ahead'),
            value: aheadMinutes === 0 ? t('rules.notAhead') : t('rules.aheadText', { minutes: aheadMinutes }),
          },
        ]}
      />
    </Card>
  )
}
