import { Ask, EmptyState, SelectField, useCall, useLanguage, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { listSimulationDays, readSimulationDay } from '../contract.ts'
import type { DayLine } from '../contract.ts'
import { HallViews } from './HallViews.tsx'
import { ScenarioCard } from './ScenarioCard.tsx'
import { dayName } from './words.ts'

/** 大厅模拟: a real day of the hall is played again with other windows, mappings or numbers of people. (QUE-06) */
export function SimulationPage() {
  const t = useTexts('simulation')
  return <HallViews title={t('pages.simulation')}>{(hall) => <Days hall={hall} />}</HallViews>
}

function Days({ hall }: { readonly hall: string }) {
  const t = useTexts('simulation')
  const days = useCall(listSimulationDays, { params: { id: hall } })
  return (
    <Ask query={days}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState icon="chart" title={t('day.none')} text={t('day.noneHint')} />
        ) : (
          <ChosenDay hall={hall} rows={rows} />
        )
      }
    </Ask>
  )
}

function ChosenDay({ hall, rows }: { readonly hall: string; readonly rows: readonly DayLine[] }) {
  const t = useTexts('simulation')
  const language = useLanguage()
  const [day, setDay] = useState(() => busiest(rows))
  const found = useCall(readSimulationDay, { params: { id: hall, day } }, { keepFormer: true })
  return (
    <>
      <div className="sim-day">
        <SelectField
          label={t('day.label')}
          hint={t('day.hint')}
          required
          value={day}
          options={rows.map((row) => ({ value: row.day, label: dayName(t, language, row) }))}
          onChange={setDay}
        />
      </div>
      <Ask query={found}>{(known) => <ScenarioCard key={known.day} hall={hall} known={known} />}</Ask>
    </>
  )
}

/** The day from which there is most to learn. */
function busiest(rows: readonly DayLine[]): string {
  const [first, ...others] = rows
  return others.reduce((best, row) => (row.visitors > (best?.visitors ?? 0) ? row : best), first)?.day ?? ''
}
