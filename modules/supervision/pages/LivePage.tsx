import { Ask, Button, Card, MomentText, Page, useCall, useTexts } from '@yichuang/kit'
import { readCounts } from '../contract.ts'
import { FiguresTable } from './FiguresTable.tsx'
import { TodayRow } from './TodayRow.tsx'
import './supervision.css'

/** 现场: how many of what, today, by department, window and item; counted anew whenever a case changes. (SUP-09) */
export function LivePage() {
  const t = useTexts('supervision')
  const asked = useCall(readCounts, {}, { topics: ['cases'] })
  const { data } = asked
  return (
    <Page
      title={t('live.title')}
      hint={data && <Where place={data.place} at={data.at} />}
      actions={<Button to="/work/due">{t('live.toDue')}</Button>}
    >
      <Ask query={asked}>
        {({ all, departments, windows, items }) => (
          <div className="live">
            <TodayRow all={all} />
            <Card title={t('live.departments')} hint={t('live.worstFirst')} flush>
              <FiguresTable label={t('live.departments')} rows={departments} />
            </Card>
            <Card title={t('live.windows')} flush>
              <FiguresTable label={t('live.windows')} rows={windows} unnamed={t('live.noWindow')} />
            </Card>
            <Card title={t('live.items')} flush>
              <FiguresTable label={t('live.items')} rows={items} />
            </Card>
          </div>
        )}
      </Ask>
    </Page>
  )
}

function Where({ place, at }: { readonly place: string; readonly at: string }) {
  return (
    <>
      {place} <MomentText at={at} form="second" />
    </>
  )
}
