import { Ask, Band, Button, Card, DateText, offerOf, TimeLedger, useCall, useTexts, WhyThisDay } from '@yichuang/kit'
import type { LedgerDay } from '@yichuang/kit'
import { explainLimit } from '@yichuang/modules/cases/contract'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import { useState } from 'react'
import { ExtensionDrawer } from './ExtensionDrawer.tsx'
import { ProcedureDrawer } from './ProcedureDrawer.tsx'
import { isRunningProcedure } from './procedure-words.ts'
import type { CaseView } from './shown-case.ts'

/** The limit with its days, why it is this day, and what may stop or extend it. (TIM-03, BAK-06, BAK-12) */
export function LimitCard({ view }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const [drawer, setDrawer] = useState<'procedure' | 'extension'>()
  const { dossier, handling } = view
  const committed = dossier.limits.find(({ limit }) => limit === 'committed')
  const statutory = dossier.limits.find(({ limit }) => limit === 'statutory')
  if (committed === undefined) return undefined
  const isOpen = dossier.case?.conclusion === undefined
  const hasProcedure = handling.procedures.length > 0
  const request = offerOf(dossier.actions, 'handling.request-extension')
  const canExtend =
    handling.extensionDays > 0 && (dossier.extension !== undefined || request?.reason !== 'access.not-permitted')
  return (
    <Card
      title={t('limit.title')}
      extra={
        <WhyThisDay {...(committed.due === null ? {} : { day: committed.due })}>
          <Ledger id={dossier.id} limit="committed" form="long" />
        </WhyThisDay>
      }
    >
      <div className="limit-card">
        <Ledger id={dossier.id} limit="committed" form="short" />
        <Standing view={view} />
        <p className="row">
          <span className="muted small grow">
            {statutory?.due !== null && statutory?.due !== undefined && (
              <>
                {t('limit.statutory')} <DateText day={statutory.due} form="short" />
              </>
            )}
          </span>
          {isOpen && hasProcedure && (
            <Button size="s" onClick={() => setDrawer('procedure')}>
              {t('limit.procedure')}
            </Button>
          )}
          {isOpen && canExtend && (
            <Button size="s" onClick={() => setDrawer('extension')}>
              {t('limit.extension')}
            </Button>
          )}
        </p>
      </div>
      {drawer === 'procedure' && <ProcedureDrawer view={view} onClose={() => setDrawer(undefined)} />}
      {drawer === 'extension' && <ExtensionDrawer view={view} onClose={() => setDrawer(undefined)} />}
    </Card>
  )
}

/** What stands or waits: an open procedure, an extension on its way. */
function Standing({ view: { dossier } }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const open = dossier.procedures.filter(isRunningProcedure)
  const { extension } = dossier
  return (
    <>
      {open.map(({ id, name, state, announcedUntil }) => (
        <Band key={id} kind={state === 'opened' ? 'amber' : 'slate'}>
          {t(`limit.procedureState.${state}`, { name })}
          {announcedUntil !== undefined && <DateText day={announcedUntil} form="short" />}
        </Band>
      ))}
      {extension !== undefined && extension.state !== 'lapsed' && (
        <Band kind={extension.state === 'in-force' ? 'green' : 'amber'}>
          {t(`limit.extensionState.${extension.state}`, { count: extension.days })}
        </Band>
      )}
    </>
  )
}

interface Explained {
  readonly due: string | null
  readonly provisional: boolean
  readonly budget: number
  readonly unit: string
  readonly extension: readonly { readonly value: number }[]
  readonly days: readonly LedgerDay[]
}

function Ledger({
  id,
  limit,
  form,
}: {
  readonly id: string
  readonly limit: LimitName
  readonly form: 'long' | 'short'
}) {
  const t = useTexts('handling')
  const asked = useCall(explainLimit, { params: { id, limit } }, { topics: ['cases'] })
  return (
    <Ask query={asked}>
      {(answer) => {
        const { due, provisional, budget, unit, extension, days } = answer as Explained
        return (
          <TimeLedger
            form={form}
            label={t('limit.committed')}
            due={due}
            provisional={provisional}
            rule={t(`limit.rule.${unit}`, { count: budget })}
            days={days}
            extensions={extension.map(({ value }) => t('limit.extended', { count: value }))}
          />
        )
      }}
    </Ask>
  )
}
