import { Page, useCall, useTexts, Views } from '@yichuang/kit'
import { useSearchParams } from 'react-router'
import { countWork } from '../contract.ts'
import { MatterList } from './MatterList.tsx'
import './handling.css'

const kinds = ['decide', 'extension', 'default', 'result'] as const

/** 核准: what waits for the chief representative: decisions, extensions, broken promises, results. (BAK-02, BAK-12) */
export function MattersPage() {
  const t = useTexts('handling')
  const [search] = useSearchParams()
  const counts = useCall(countWork, {}, { topics: ['cases'] })
  const chosen = search.get('kind')
  const matters = counts.data?.matters
  const all = matters === undefined ? undefined : kinds.reduce((sum, kind) => sum + matters[kind], 0)
  return (
    <Page
      title={t('matters.title')}
      hint={t('matters.hint')}
      views={
        <Views
          label={t('matters.title')}
          views={[
            {
              label: t('matters.all'),
              to: '?',
              current: chosen === null,
              ...(all === undefined ? {} : { count: all }),
            },
            ...kinds.map((kind) => ({
              label: t(`matters.kind.${kind}`),
              to: `?kind=${kind}`,
              current: chosen === kind,
              ...(matters === undefined ? {} : { count: matters[kind] }),
            })),
          ]}
        />
      }
    >
      <MatterList title={t('matters.title')} empty={{ title: t('matters.emptyTitle'), text: t('matters.emptyText') }} />
    </Page>
  )
}
