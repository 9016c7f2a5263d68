import { Card, Column, Columns, EmptyState, Ask, Page, useCall, useTexts } from '@yichuang/kit'
import { readDossier } from '@yichuang/modules/cases/contract'
import { useParams } from 'react-router'
import { HandOverCard } from './HandOverCard.tsx'
import { IncomingCard } from './IncomingCard.tsx'
import { OnTheWayCard } from './OnTheWayCard.tsx'
import { ReceiveCard } from './ReceiveCard.tsx'
import { ResultList } from './ResultList.tsx'
import { SettledCard } from './SettledCard.tsx'
import type { ResultView, ShownDossier } from './shown-result.ts'
import './handout.css'

/** 出件: what lies here, one result in hand, and what the departments bring. (OUT-01 to OUT-05) */
export function HandoutPage() {
  const { id } = useParams()
  const t = useTexts('handout')
  return (
    <Page title={t('pages.desk')} hint={t('desk.hint')}>
      <Columns widths="372px minmax(0,1fr) 340px">
        <Column>
          <ResultList current={id} />
        </Column>
        <Column>{id === undefined ? <Nothing /> : <InHand key={id} id={id} />}</Column>
        <Column>
          <IncomingCard current={id} />
        </Column>
      </Columns>
    </Page>
  )
}

function Nothing() {
  const t = useTexts('handout')
  return (
    <Card grow>
      <EmptyState icon="package" title={t('desk.nothingTitle')} text={t('desk.nothingText')} />
    </Card>
  )
}

function InHand({ id }: { readonly id: string }) {
  const asked = useCall(readDossier, { params: { id } }, { topics: ['cases'] })
  return (
    <Ask query={asked}>
      {(answer) => {
        const dossier = answer as ShownDossier
        const { result } = dossier
        return result === undefined ? <Nothing /> : <ByState dossier={dossier} result={result} />
      }}
    </Ask>
  )
}

function ByState(view: ResultView) {
  const { state } = view.result
  if (state === 'produced') return <ReceiveCard {...view} />
  if (state === 'received') return <HandOverCard {...view} />
  if (state === 'mailed' || state === 'locker') return <OnTheWayCard {...view} />
  return <SettledCard {...view} />
}
