import { useState } from 'react'
import type { ReactNode } from 'react'
import { Drawer } from '../actions/Drawer.tsx'
import { formatDay } from '../public/dates.ts'
import { useKitWords, useLanguage } from '../public/LanguageScope.tsx'

export interface WhyThisDayProps {
  /** 'YYYY-MM-DD'; names the day in the link, without it the link says 为什么是这一天？ */
  readonly day?: string
  /** a `TimeLedger`; it is mounted only when the drawer opens, so it may ask the server */
  readonly children: ReactNode
}

/** The link that stands wherever a due date is shown, and the ledger it opens. */
export function WhyThisDay({ day, children }: WhyThisDayProps) {
  const w = useKitWords()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const words = day === undefined ? w('ledger.why') : w('ledger.whyDay', { day: formatDay(day, 'bare', language) })
  return (
    <>
      <button type="button" className="as-link" onClick={() => setOpen(true)}>
        {words}
      </button>
      {isOpen && (
        <Drawer title={words} width="s" onClose={() => setOpen(false)}>
          {children}
        </Drawer>
      )}
    </>
  )
}
