import { Ask, Button, Card, Column, Columns, EmptyState, Page, Tag, useCall, useTexts } from '@yichuang/kit'
import { Link } from 'react-router'
import { listInquiries } from '../contract.ts'
import type { InquiryLine } from '../contract.ts'
import { ConsultCard } from './ConsultCard.tsx'
import { Promised } from './Promised.tsx'
import { stateKinds } from './states.ts'
import './inquiries.css'

/** 咨询登记: a question is written down on the left; on the right what the writer still answers for. (CON-05) */
export function ConsultationPage() {
  const t = useTexts('inquiries')
  return (
    <Page
      title={t('pages.consultation')}
      hint={t('desk.pageHint')}
      actions={
        <Button icon="list" to="/work/inquiries">
          {t('desk.all')}
        </Button>
      }
    >
      <Columns widths="minmax(0,1fr) minmax(0,1fr)">
        <Column>
          <ConsultCard />
        </Column>
        <Column>
          <OwnOpen />
        </Column>
      </Columns>
    </Page>
  )
}

/** What the reader was asked first, or was handed, until the asker was told. */
function OwnOpen() {
  const t = useTexts('inquiries')
  const query = { mine: true, state: 'asked,answered', limit: 50 }
  const asked = useCall(listInquiries, { query }, { topics: ['inquiries'], keepFormer: true })
  return (
    <Card title={t('desk.open')} hint={t('desk.openHint')} flush>
      <Ask query={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="check" title={t('desk.none')} text={t('desk.noneHint')} />
          ) : (
            <ul className="inquiry-own">
              {rows.map((row) => (
                <Own key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Ask>
    </Card>
  )
}

function Own({ row }: { readonly row: InquiryLine }) {
  const t = useTexts('inquiries')
  const { id, state, question, applicantName, departmentName, colleagueName, isForMe, askedByName } = row
  const who = isForMe
    ? t('desk.from', { name: askedByName })
    : t('desk.with', { name: colleagueName ?? departmentName })
  return (
    <li>
      <span className="inquiry-two grow">
        <Link className="inquiry-open" to={`/work/inquiries?id=${id}`}>
          {question}
        </Link>
        <span className="muted small">
          {applicantName} · {who}
        </span>
      </span>
      <span className="inquiry-two">
        <Tag kind={isForMe ? 'red' : stateKinds[state]}>{isForMe ? t('list.forMe') : t(`state.${state}`)}</Tag>
        {state === 'asked' && <Promised row={row} />}
      </span>
    </li>
  )
}
