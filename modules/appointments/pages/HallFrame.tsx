import { EmptyState, Page, SelectField, useCall, useSession, useTexts, Views } from '@yichuang/kit'
import { listHalls } from '@yichuang/modules/halls/contract'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

interface HallFrameProps {
  readonly title: string
  readonly current: 'bookings' | 'booking-share' | 'booking-settings'
  readonly actions?: (hall: string) => ReactNode
  readonly children: (hall: string) => ReactNode
}

/** A page about the bookings of one hall: the own one, else one that is chosen. */
export function HallFrame({ title, current, actions, children }: HallFrameProps) {
  const t = useTexts('appointments')
  const { hall: own, may } = useSession()
  const [search, setSearch] = useSearchParams()
  const chosen = own?.id ?? search.get('hall') ?? ''
  const tabs = (['bookings', 'booking-share', 'booking-settings'] as const).filter(
    (tab) => tab !== 'booking-settings' || may('appointments.manage'),
  )
  const suffix = own === undefined && chosen !== '' ? `?hall=${chosen}` : ''
  return (
    <Page
      title={title}
      hint={own?.name}
      actions={chosen !== '' && actions?.(chosen)}
      views={
        <Views
          label={t('tabs.label')}
          views={tabs.map((tab) => ({
            label: t(`tabs.${tab}`),
            to: `/work/${tab}${suffix}`,
            current: tab === current,
          }))}
        />
      }
    >
      {own === undefined && (
        <HallChoice
          value={chosen}
          onChange={(hall) => {
            const next = new URLSearchParams(search)
            next.set('hall', hall)
            setSearch(next, { replace: true })
          }}
        />
      )}
      {chosen === '' ? (
        <EmptyState icon="building" title={t('hall.none')} text={t('hall.noneText')} />
      ) : (
        children(chosen)
      )}
    </Page>
  )
}

function HallChoice({ value, onChange }: { readonly value: string; readonly onChange: (hall: string) => void }) {
  const t = useTexts('appointments')
  const rows = useCall(listHalls, { query: { sort: 'region', limit: 200 } }).data?.rows ?? []
  return (
    <div className="booking-hall">
      <SelectField
        label={t('hall.choose')}
        value={value}
        placeholder={t('hall.placeholder')}
        options={rows.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChange}
      />
    </div>
  )
}
