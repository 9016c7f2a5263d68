import { Page, useTexts } from '@yichuang/kit'
import { MatterList } from './MatterList.tsx'
import './handling.css'

/** 制证: decided cases whose documents are still to be made and sealed. (BAK-10) */
export function ResultsPage() {
  const t = useTexts('handling')
  return (
    <Page title={t('results.title')} hint={t('results.hint')}>
      <MatterList
        title={t('results.title')}
        kind="result"
        empty={{ title: t('results.emptyTitle'), text: t('results.emptyText') }}
      />
    </Page>
  )
}
