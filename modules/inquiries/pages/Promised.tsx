import { DateText, LimitLight, useTexts } from '@yichuang/kit'
import type { InquiryLine } from '../contract.ts'

/** By when a question is to be answered, with its light while the answer is awaited. */
export function Promised({ row: { light, days, dueOn } }: { readonly row: InquiryLine }) {
  const t = useTexts('inquiries')
  if (light === null || days === null) return <DateText day={dueOn} form="short" />
  return (
    <span className="inquiry-two">
      {days === 0 ? (
        <LimitLight light={light}>{t('list.today')}</LimitLight>
      ) : (
        <LimitLight light={light} days={Math.abs(days)} />
      )}
      <span className="muted small">
        <DateText day={dueOn} form="short" />
      </span>
    </span>
  )
}
