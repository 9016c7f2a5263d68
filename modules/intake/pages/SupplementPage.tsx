import { Ask, Button, Column, Columns, EmptyState, Card, Page, Tag, useCall, useTexts } from '@yichuang/kit'
import { readDossier } from '@yichuang/modules/cases/contract'
import { useParams } from 'react-router'
import { AdditionCard } from './AdditionCard.tsx'
import { DocumentsCard } from './DocumentsCard.tsx'
import { PromiseCard } from './PromiseCard.tsx'
import { askedOf } from './shown-supplement.ts'
import type { ShownCase } from './shown-supplement.ts'
import { WantedCard } from './WantedCard.tsx'
import './supplements.css'

/** 补件 of one case: what is missing, taken at any window, with the receipt at once. (INT-04, INT-05) */
export function SupplementPage() {
  const { id = '' } = useParams()
  const asked = useCall(readDossier, { params: { id } }, { topics: ['cases'] })
  return <Ask query={asked}>{(answer) => <OneCase key={id} dossier={answer as ShownCase} />}</Ask>
}

function OneCase({ dossier }: { readonly dossier: ShownCase }) {
  const t = useTexts('intake')
  const words = useTexts('cases')
  const asked = askedOf(dossier)
  const status = dossier.case?.conclusion?.kind ?? dossier.case?.stage ?? dossier.stage
  return (
    <Page
      title={dossier.item.name}
      hint={`${dossier.applicant.name}　${dossier.applicationNo}`}
      back={{ to: '/work/supplements' }}
      tags={
        <>
          <Tag kind="blue">{words(`status.${status}`)}</Tag>
          <Tag kind="line">{dossier.item.departmentName}</Tag>
        </>
      }
      actions={<Button to={`/work/applications/${dossier.id}`}>{t('supplements.toCase')}</Button>}
    >
      <Columns widths="minmax(0,1fr) 400px">
        <Column>
          {asked === undefined ? (
            <Card>
              <EmptyState icon="check" title={t('supplements.allInTitle')} text={t('supplements.allInText')} />
            </Card>
          ) : (
            <WantedCard key={`${asked.kind}/${dossier.version}`} dossier={dossier} asked={asked} />
          )}
          <AdditionCard dossier={dossier} />
        </Column>
        <Column>
          {asked !== undefined && <PromiseCard dossier={dossier} asked={asked} />}
          <DocumentsCard caseNo={dossier.applicationNo} />
        </Column>
      </Columns>
    </Page>
  )
}
