import { Ask, Card, DateText, EmptyState, Tag, TextField, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { readWindowAdvice } from '../contract.ts'
import type { AdviceLine } from '../contract.ts'
import { HallViews } from './HallViews.tsx'
import { wholeOf } from './scenario.ts'
import { clockOf } from './words.ts'

const USUAL = '20'

/** 增开窗口建议: when a line is too long again and again, with the days that prove it. (QUE-06) */
export function AdvicePage() {
  const t = useTexts('simulation')
  const [typed, setTyped] = useState(USUAL)
  const [longest, setLongest] = useState(Number(USUAL))
  const keep = () => {
    const value = wholeOf(typed, 240)
    if (value !== undefined && value > 0) setLongest(value)
  }
  const isRight = (wholeOf(typed, 240) ?? 0) > 0
  return (
    <HallViews title={t('pages.advice')}>
      {(hall) => (
        <>
          <div className="sim-day">
            <TextField
              label={t('advice.longest')}
              hint={t('advice.longestHint')}
              required
              inputMode="numeric"
              value={typed}
              maxLength={3}
              onChange={setTyped}
              onBlur={keep}
              onEnter={keep}
              problem={isRight ? undefined : t('advice.longestWrong')}
            />
          </div>
          <Found hall={hall} longest={longest} />
        </>
      )}
    </HallViews>
  )
}

function Found({ hall, longest }: { readonly hall: string; readonly longest: number }) {
  const t = useTexts('simulation')
  const asked = useCall(readWindowAdvice, { params: { id: hall }, query: { longest } }, { keepFormer: true })
  return (
    <Ask query={asked}>
      {({ days, rows }) => (
        <Card title={t('advice.title')} hint={t('advice.looked', { days })} flush>
          {rows.length === 0 ? (
            <EmptyState icon="check" title={t('advice.none')} text={t('advice.noneHint', { minutes: longest })} />
          ) : (
            <ul className="sim-advice">
              {rows.map((row) => (
                <AdviceItem key={`${row.weekday} ${row.line.id} ${row.from}`} advice={row} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </Ask>
  )
}

function AdviceItem({ advice }: { readonly advice: AdviceLine }) {
  const t = useTexts('simulation')
  const { weekday, line, from, to, days, evidence, extra, then } = advice
  const facts = { weekday: t(`weekday.${weekday}`), from: clockOf(from), to: clockOf(to) }
  return (
    <li>
      <p className="sim-advised">
        <Tag kind={extra === null ? 'amber' : 'blue'}>{`${line.letter} ${line.name}`}</Tag>
        <b>{extra === null ? t('advice.notEnough', facts) : t('advice.open', { ...facts, count: extra })}</b>
      </p>
      <p>{t(extra === null ? 'advice.stillThen' : 'advice.then', { minutes: then ?? 0 })}</p>
      <details>
        <summary>{t('advice.evidence', { over: evidence.length, days })}</summary>
        <ul className="sim-evidence">
          {evidence.map(({ day, nineOfTen }) => (
            <li key={day}>
              <DateText day={day} form="full" /> {t('advice.waited', { minutes: nineOfTen })}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
