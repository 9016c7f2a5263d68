import { EmptyState, Page, useSession, useTexts, Views } from '@yichuang/kit'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import './simulation.css'

interface HallViewsProps {
  readonly title: string
  readonly children: (hall: string) => ReactNode
}

/** A page about the own hall with the two views: playing a day, and advice. */
export function HallViews({ title, children }: HallViewsProps) {
  const t = useTexts('simulation')
  const { hall } = useSession()
  const { pathname } = useLocation()
  return (
    <Page
      title={title}
      hint={hall?.name}
      views={
        <Views
          label={t('views.label')}
          views={[
            {
              to: '/work/hall-simulation',
              label: t('pages.simulation'),
              current: pathname === '/work/hall-simulation',
            },
            { to: '/work/window-advice', label: t('pages.advice'), current: pathname === '/work/window-advice' },
          ]}
        />
      }
    >
      <div className="sim-body">
        {hall === undefined ? <EmptyState title={t('noHall')} text={t('noHallHint')} /> : children(hall.id)}
      </div>
    </Page>
  )
}
