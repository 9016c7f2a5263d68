import { Button, Card, DateText, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { mayDo } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'
import { TerminationDrawer } from './TerminationDrawer.tsx'

/** 承诺逾期: what was promised did not come; the chief representative ends the case in writing. (INT-04, BAK-14) */
export function TerminationCard({ view }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const [isOpen, setOpen] = useState(false)
  const { commitment, requirements } = view.dossier
  const missing = (commitment?.materials ?? []).filter((key) => commitment?.supplied.includes(key) !== true)
  const names = missing.map((key) => requirements.find((one) => one.key === key)?.name ?? key)
  return (
    <Card title={t('termination.title')} strong>
      <div className="stack">
        {commitment !== undefined && (
          <p>
            {t('termination.promised')} <DateText day={commitment.until} form="short" />
          </p>
        )}
        <p className="muted">{t('termination.missing', { names: names.join('、') })}</p>
        <Button kind="danger" size="l" wide onClick={() => setOpen(true)}>
          {t('termination.act')}
        </Button>
      </div>
      {isOpen && <TerminationDrawer view={view} ground="commitment-defaulted" onClose={() => setOpen(false)} />}
    </Card>
  )
}

/** The quiet way to end any other open case: the applicant is gone, the item abolished, the acceptance was wrong. */
export function TerminationLink({ view }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const [isOpen, setOpen] = useState(false)
  if (!mayDo(view.dossier, 'cases.terminate-case') || view.dossier.commitment?.state === 'defaulted') return undefined
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('termination.other')}
      </Button>
      {isOpen && <TerminationDrawer view={view} ground="applicant-gone" onClose={() => setOpen(false)} />}
    </>
  )
}
