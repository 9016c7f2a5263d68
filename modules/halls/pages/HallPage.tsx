import { Ask, Button, Card, FactList, Page, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { useParams } from 'react-router'
import { readHall } from '../contract.ts'
import type { Hall } from '../contract.ts'
import { HallActivityDrawer } from './ActivityDrawers.tsx'
import { HallViews } from './HallViews.tsx'
import { HallDrawer } from './HallDrawer.tsx'
import { levelName } from './HallsPage.tsx'
import { hourLines } from './hours-text.ts'
import { ActivityTag } from './PlaceList.tsx'
import { WindowsTable } from './WindowsTable.tsx'
import './halls.css'

/** One hall: what is said of it, and its windows. */
export function HallPage() {
  const t = useTexts('halls')
  const { id = '' } = useParams()
  const asked = useCall(readHall, { params: { id } })
  const [open, setOpen] = useState<'change' | 'activity'>()
  const hall = asked.data
  const close = () => setOpen(undefined)
  const reload = () => {
    asked.refetch()
    close()
  }
  return (
    <Page
      title={hall?.name ?? t('pages.hall')}
      back={{ to: '/work/halls' }}
      views={<HallViews hall={id} current="windows" />}
      tags={hall !== undefined && <ActivityTag isActive={hall.isActive} />}
      actions={
        hall?.mayManage === true && (
          <>
            <Button icon="pen" onClick={() => setOpen('change')}>
              {t('hall.change')}
            </Button>
            <Button onClick={() => setOpen('activity')}>{t(hall.isActive ? 'activity.stop' : 'activity.start')}</Button>
          </>
        )
      }
    >
      <Ask query={asked}>{(found) => <HallBody hall={found} />}</Ask>
      {hall !== undefined && open === 'change' && (
        <HallDrawer key={hall.version} hall={hall} onClose={close} onDone={close} onReload={reload} />
      )}
      {hall !== undefined && open === 'activity' && (
        <HallActivityDrawer place={hall} onClose={close} onReload={reload} />
      )}
    </Page>
  )
}

function HallBody({ hall }: { readonly hall: Hall }) {
  const t = useTexts('halls')
  return (
    <div className="halls-body">
      <Card title={t('hall.about')}>
        <FactList
          facts={[
            { term: t('hall.id'), value: hall.id },
            { term: t('hall.level'), value: levelName(t, hall.level) },
            { term: t('hall.region'), value: `${hall.regionName} ${hall.region}` },
            { term: t('hall.address'), value: hall.address },
            { term: t('hall.phone'), value: hall.phone === '' ? '–' : hall.phone },
            { term: t('hall.hours'), value: <Hours hall={hall} /> },
          ]}
        />
      </Card>
      <WindowsTable hall={hall} />
    </div>
  )
}

function Hours({ hall }: { readonly hall: Hall }) {
  const t = useTexts('halls')
  const lines = hourLines(hall.hours)
  if (lines.length === 0) return '–'
  return (
    <span className="halls-two">
      {lines.map(({ from, to, spans }) => (
        <span key={from}>
          {from === to
            ? t(`weekday.${from}`)
            : t('weekday.span', { from: t(`weekday.${from}`), to: t(`weekday.${to}`) })}{' '}
          {spans}
        </span>
      ))}
    </span>
  )
}
