import { Page, Views, useCall, useTexts } from '@yichuang/kit'
import { useSearchParams } from 'react-router'
import { listOriginals, listSheets } from '../contract.ts'
import { OriginalSearch } from './OriginalSearch.tsx'
import { OriginalsHere } from './OriginalsHere.tsx'
import { SheetList } from './SheetList.tsx'
import './custody.css'

const boxes = ['here', 'outgoing', 'incoming', 'settled', 'search'] as const
type Box = (typeof boxes)[number]

/** 交接: paper originals here, under way, coming, and who has which. (INT-09) */
export function CustodyPage() {
  const t = useTexts('cases')
  const [search] = useSearchParams()
  const box: Box = boxes.find((one) => one === search.get('box')) ?? 'here'
  const outgoing = useCall(listSheets, { query: { box: 'outgoing', limit: 50 } }, { topics: ['cases'] })
  const incoming = useCall(listSheets, { query: { box: 'incoming', limit: 50 } }, { topics: ['cases'] })
  const here = useCall(listOriginals, { query: { limit: 200 } }, { topics: ['cases'] })
  const counts = {
    here: here.data?.rows.length,
    outgoing: outgoing.data?.rows.length,
    incoming: incoming.data?.rows.length,
    settled: undefined,
    search: undefined,
  }
  return (
    <Page
      title={t('custody.title')}
      hint={t('custody.hint')}
      views={
        <Views
          label={t('custody.viewsLabel')}
          views={boxes.map((one) => ({
            label: t(`custody.boxes.${one}`),
            to: one === 'here' ? '/work/custody' : `/work/custody?box=${one}`,
            current: one === box,
            ...(counts[one] === undefined ? {} : { count: counts[one] }),
          }))}
        />
      }
    >
      {box === 'here' && <OriginalsHere />}
      {box === 'search' && <OriginalSearch />}
      {box !== 'here' && box !== 'search' && <SheetList key={box} box={box} />}
    </Page>
  )
}
