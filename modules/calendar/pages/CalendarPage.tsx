import {
  Ask,
  Band,
  Button,
  Card,
  MomentText,
  Page,
  Tag,
  today,
  useCall,
  useSession,
  useTexts,
  Views,
} from '@yichuang/kit'
import type { PlainDate } from '@yichuang/platform/pure'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { listEditions, readCalendar } from '../contract.ts'
import { changesBetween, withMarking } from '../rules/index.ts'
import type { Calendar } from '../rules/index.ts'
import { FileDrawer } from './FileDrawer.tsx'
import { firstBrush, MarkBar, markingOfBrush } from './MarkBar.tsx'
import { PublishDrawer } from './PublishDrawer.tsx'
import { calendarOf, yearsToShow } from './shown-calendar.ts'
import { YearGrid } from './YearGrid.tsx'
import { YearNotes } from './YearNotes.tsx'
import './calendar.css'

/** 办公日历: the days every limit is counted by, and the making of a new edition. (TIM-03, TIM-04) */
export function CalendarPage() {
  const asked = useCall(readCalendar, {}, { topics: ['calendar'] })
  return <Ask query={asked}>{(answer) => <Shown key={answer.version} former={calendarOf(answer)} />}</Ask>
}

function Shown({ former }: { readonly former: Calendar }) {
  const t = useTexts('calendar')
  const { may } = useSession()
  const [search] = useSearchParams()
  const [draft, setDraft] = useState<Calendar>()
  const [open, setOpen] = useState<'file' | 'publish'>()
  const calendar = draft ?? former
  const now = today()
  const years = yearsToShow(calendar, Number(now.slice(0, 4)))
  const year = years.find((one) => String(one) === search.get('year')) ?? Number(now.slice(0, 4))
  const editions = useCall(listEditions, {}, { topics: ['cases'] })
  const changed = new Set(changesBetween(former, calendar).map(({ date }) => date))
  const hasChanges = changed.size > 0 || calendar.years.length !== former.years.length
  return (
    <Page
      title={t('title')}
      hint={t('hint', { version: former.version, cause: former.cause })}
      tags={draft === undefined ? undefined : <Tag kind="amber">{t('edit.draft', { count: changed.size })}</Tag>}
      actions={
        may('calendar.manage') && (
          <Actions
            isEditing={draft !== undefined}
            hasChanges={hasChanges}
            onEdit={() => setDraft(former)}
            onDrop={() => setDraft(undefined)}
            onOpen={setOpen}
          />
        )
      }
      views={
        <Views
          label={t('years')}
          views={years.map((one) => ({ label: String(one), to: `/work/calendar?year=${one}`, current: one === year }))}
        />
      }
    >
      <div className="calendar-page">
        <Coverage calendar={calendar} year={year} onCover={draft && (() => setDraft(covering(draft, year)))} />
        {editions.data !== undefined && editions.data.unjudged > 0 && (
          <Band kind="blue">{t('unjudged', { count: editions.data.unjudged })}</Band>
        )}
        <Days calendar={calendar} year={year} now={now} changed={changed} onDraft={draft && setDraft} />
        <YearNotes calendar={calendar} year={year} />
        <Editions asked={editions} />
      </div>
      {open === 'file' && (
        <FileDrawer
          onClose={() => setOpen(undefined)}
          onCalendar={(opened) => {
            setDraft(opened)
            setOpen(undefined)
          }}
        />
      )}
      {open === 'publish' && (
        <PublishDrawer
          former={former}
          proposal={calendar}
          taken={(editions.data?.rows ?? []).map(({ version }) => version)}
          onClose={() => setOpen(undefined)}
          onPublished={() => {
            setOpen(undefined)
            setDraft(undefined)
          }}
        />
      )}
    </Page>
  )
}

interface ActionsProps {
  readonly isEditing: boolean
  readonly hasChanges: boolean
  readonly onEdit: () => void
  readonly onDrop: () => void
  readonly onOpen: (what: 'file' | 'publish') => void
}

function Actions({ isEditing, hasChanges, onEdit, onDrop, onOpen }: ActionsProps) {
  const t = useTexts('calendar')
  if (!isEditing) {
    return (
      <>
        <Button onClick={() => onOpen('file')}>{t('file.title')}</Button>
        <Button kind="primary" onClick={onEdit}>
          {t('edit.start')}
        </Button>
      </>
    )
  }
  return (
    <>
      <Button onClick={onDrop}>{t('edit.drop')}</Button>
      <Button kind="primary" onClick={() => onOpen('publish')} missing={hasChanges ? undefined : t('edit.nothing')}>
        {t('edit.preview')}
      </Button>
    </>
  )
}

function covering(calendar: Calendar, year: number): Calendar {
  return { ...calendar, years: [...calendar.years, year].toSorted((a, b) => a - b) }
}

interface CoverageProps {
  readonly calendar: Calendar
  readonly year: number
  readonly onCover: (() => void) | undefined
}

/** A year without its notice is counted Monday to Friday, and every day counted in it is provisional. (lifecycle 2.6) */
function Coverage({ calendar, year, onCover }: CoverageProps) {
  const t = useTexts('calendar')
  if (calendar.years.includes(year)) return null
  const cover = onCover && (
    <Button size="s" onClick={onCover}>
      {t('provisional.cover', { year })}
    </Button>
  )
  return (
    <Band kind="amber" actions={cover}>
      {t('provisional.says', { year })}
    </Band>
  )
}

interface DaysProps {
  readonly calendar: Calendar
  readonly year: number
  readonly now: string
  readonly changed: ReadonlySet<string>
  readonly onDraft: ((calendar: Calendar) => void) | undefined
}

function Days({ calendar, year, now, changed, onDraft }: DaysProps) {
  const [brush, setBrush] = useState(firstBrush)
  const [isTried, setTried] = useState(false)
  const paint = (day: PlainDate) => {
    const marking = markingOfBrush(brush)
    setTried(marking === undefined)
    if (marking !== undefined) onDraft?.(withMarking(calendar, day, marking))
  }
  return (
    <>
      {onDraft !== undefined && (
        <div className="mark-place">
          <MarkBar brush={brush} isTried={isTried} onBrush={setBrush} />
        </div>
      )}
      <YearGrid
        calendar={calendar}
        year={year}
        today={now}
        changed={changed}
        onDay={onDraft === undefined ? undefined : paint}
      />
    </>
  )
}

function Editions({ asked }: { readonly asked: ReturnType<typeof useCall<typeof listEditions>> }) {
  const t = useTexts('calendar')
  return (
    <Card title={t('editions.title')}>
      <Ask query={asked}>
        {({ rows }) => (
          <ol className="edition-list">
            {rows.map(({ version, cause, publishedAt, publishedByName }, place) => (
              <li key={version}>
                <b>{version}</b> {place === 0 && <Tag kind="green">{t('editions.inForce')}</Tag>}
                <span className="muted">
                  <MomentText at={publishedAt} form="long" /> {publishedByName}
                </span>
                <span>{cause}</span>
              </li>
            ))}
          </ol>
        )}
      </Ask>
    </Card>
  )
}
