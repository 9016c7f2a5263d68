import { Button, Card, DateText, dayOf, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { listInquiries, readInquiry } from '../contract.ts'
import type { InquiryLine } from '../contract.ts'

/** What was answered before about an item: often the answer is there already. Nothing when there is none. */
export function EarlierAnswers({ itemName }: { readonly itemName: string }) {
  const t = useTexts('inquiries')
  const query = { q: itemName, state: 'answered,told', limit: 5 }
  const rows = useCall(listInquiries, { query }, { when: itemName !== '', keepFormer: true }).data?.rows ?? []
  if (itemName === '' || rows.length === 0) return null
  return (
    <Card title={t('earlier.title')} hint={t('earlier.hint')}>
      <ul className="inquiry-earlier">
        {rows.map((row) => (
          <Earlier key={row.id} row={row} />
        ))}
      </ul>
    </Card>
  )
}

function Earlier({ row: { id, question, askedAt } }: { readonly row: InquiryLine }) {
  const t = useTexts('inquiries')
  const [isOpen, setOpen] = useState(false)
  const read = useCall(readInquiry, { params: { id } }, { when: isOpen })
  const { answer, basis } = read.data ?? {}
  return (
    <li>
      <span className="inquiry-text">{question}</span>
      <span className="muted small">
        <DateText day={dayOf(askedAt)} form="short" />{' '}
        {!isOpen && (
          <Button size="s" kind="quiet" onClick={() => setOpen(true)}>
            {t('earlier.open')}
          </Button>
        )}
      </span>
      {isOpen && answer != null && (
        <p className="inquiry-text inquiry-said">
          {answer}
          {basis != null && basis !== '' && <span className="muted small"> {basis}</span>}
        </p>
      )}
    </li>
  )
}
