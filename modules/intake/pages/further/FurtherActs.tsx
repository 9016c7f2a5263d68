import { Button, Card, offerOf, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import type { ComponentType } from 'react'
import { ClericalCard, ErrorReport } from './ClericalError.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import { SecondNoticeDrawer } from './SecondNoticeDrawer.tsx'
import { CorrectionService, EndNoticeService } from './ServiceDrawers.tsx'
import type { ActedOn, FurtherActProps } from './use-further-act.ts'
import { ApplicationWithdrawal, CaseWithdrawal } from './WithdrawalDrawers.tsx'

interface FurtherAct {
  readonly command: string
  readonly text: string
  readonly Drawer: ComponentType<FurtherActProps>
}

const acts: readonly FurtherAct[] = [
  { command: 'intake.serve-correction', text: 'further.serveCorrection', Drawer: CorrectionService },
  { command: 'intake.approve-second-notice', text: 'further.second', Drawer: SecondNoticeDrawer },
  { command: 'cases.serve-end-notice', text: 'further.serveEnd', Drawer: EndNoticeService },
  { command: 'cases.request-correction', text: 'further.report', Drawer: ErrorReport },
  { command: 'intake.withdraw-application', text: 'further.withdraw', Drawer: ApplicationWithdrawal },
  { command: 'cases.withdraw-case', text: 'further.withdraw', Drawer: CaseWithdrawal },
]

/** What else this person may do with a case, from its page: proposals and errors to settle, then the seldom acts. */
export function FurtherActs({ dossier }: { readonly dossier: ActedOn }) {
  const t = useTexts('intake')
  const [open, setOpen] = useState<FurtherAct>()
  const can = (command: string) => offerOf(dossier.actions, command)?.allowed === true
  const offered = acts.filter(({ command }) => can(command))
  return (
    <>
      <ProposalCard dossier={dossier} can={can} />
      <ClericalCard dossier={dossier} canSettle={can('cases.settle-correction')} />
      {offered.length > 0 && (
        <Card title={t('further.title')}>
          <div className="row further-acts">
            {offered.map((act) => (
              <Button key={act.command} onClick={() => setOpen(act)}>
                {t(act.text)}
              </Button>
            ))}
          </div>
        </Card>
      )}
      {open !== undefined && <open.Drawer dossier={dossier} onClose={() => setOpen(undefined)} />}
    </>
  )
}
