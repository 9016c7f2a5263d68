import {
  ActionButton,
  Button,
  Card,
  DateText,
  Drawer,
  EmptyState,
  offerOf,
  ProblemNote,
  RadioList,
  StatusTag,
  Tag,
  TextAreaField,
  TextField,
  useTexts,
} from '@yichuang/kit'
import type { Procedure } from '@yichuang/modules/cases/rules'
import { useState } from 'react'
import { endProcedure, openProcedure, serveProcedureNotice } from '../contract.ts'
import { isRunningProcedure, serviceMethods } from './procedure-words.ts'
import type { Method } from './procedure-words.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView, Handling } from './shown-case.ts'

/** 特别程序: open one that the item provides, serve its notice so that the clock stands, end it so that it runs on. (BAK-06) */
export function ProcedureDrawer({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const t = useTexts('handling')
  const { dossier, handling } = view
  const open = dossier.procedures.filter(isRunningProcedure)
  const others = handling.procedures.filter(({ kind }) => !open.some((one) => one.kind === kind))
  return (
    <Drawer title={t('procedure.title')} onClose={onClose} width="m">
      <div className="stack">
        {open.length === 0 && others.length === 0 && <EmptyState icon="info" title={t('procedure.none')} />}
        {open.map((procedure) => (
          <OpenProcedure key={procedure.id} view={view} procedure={procedure} />
        ))}
        {others.map((terms) => (
          <Offered key={terms.kind} view={view} terms={terms} />
        ))}
        <p className="muted small">{t('procedure.rule')}</p>
      </div>
    </Drawer>
  )
}

function Offered({
  view: { dossier, handling },
  terms,
}: {
  readonly view: CaseView
  readonly terms: Handling['procedures'][number]
}) {
  const t = useTexts('handling')
  const open = useCaseAct(openProcedure)
  const [days, setDays] = useState('')
  const { kind, name, expected, basis, stopsStatutory } = terms
  const said = expected === undefined && /^[1-9]\d{0,2}$/.test(days) ? { days: Number(days) } : {}
  const body = { kind, ...said, expectedVersion: dossier.version }
  const act = () => void open.act({ params: { id: dossier.id }, body })
  return (
    <Card
      title={name}
      level={3}
      extra={handling.needed.includes(name) && <Tag kind="amber">{t('procedure.required')}</Tag>}
    >
      <div className="stack">
        {expected === undefined ? (
          <TextField
            label={t('procedure.daysExpected')}
            type="number"
            min="1"
            max="999"
            required
            value={days}
            onChange={setDays}
          />
        ) : (
          <p>
            {t(`procedure.days.${expected.unit}`, { count: expected.value })}{' '}
            <DateText day={expected.until} form="short" />
          </p>
        )}
        <div className="muted small">
          <p>{t(stopsStatutory ? 'procedure.stopsBoth' : 'procedure.stopsCommitted')}</p>
          {basis !== undefined && <p>{basis}</p>}
        </div>
        <ProblemNote problem={open.problem} />
        <div>
          <ActionButton offer={offerOf(dossier.actions, 'handling.open-procedure')} busy={open.isBusy} onClick={act}>
            {t('procedure.open', { name })}
          </ActionButton>
        </div>
      </div>
    </Card>
  )
}

function OpenProcedure({ view, procedure }: { readonly view: CaseView; readonly procedure: Procedure }) {
  const t = useTexts('handling')
  const { name, state, announcedUntil, servedAt } = procedure
  return (
    <Card
      title={name}
      level={3}
      strong
      extra={<StatusTag kind={state === 'opened' ? 'waiting' : 'paused'}>{t(`procedure.state.${state}`)}</StatusTag>}
    >
      <div className="stack">
        {announcedUntil !== undefined && (
          <p>
            {t('procedure.until')} <DateText day={announcedUntil} form="short" />
          </p>
        )}
        {servedAt === undefined && <ServeNotice view={view} procedure={procedure} />}
        <EndProcedure view={view} procedure={procedure} />
      </div>
    </Card>
  )
}

interface OneProcedure {
  readonly view: CaseView
  readonly procedure: Procedure
}

function ServeNotice({ view: { dossier }, procedure }: OneProcedure) {
  const t = useTexts('handling')
  const serve = useCaseAct(serveProcedureNotice)
  const [method, setMethod] = useState<Method>('window')
  const act = () =>
    void serve.act({
      params: { id: dossier.id },
      body: { procedureId: procedure.id, method, expectedVersion: dossier.version },
    })
  return (
    <div className="stack">
      <RadioList
        label={t('serve.method')}
        value={method}
        options={serviceMethods.map((value) => ({ value, label: t(`serve.by.${value}`) }))}
        onChange={setMethod}
      />
      <ProblemNote problem={serve.problem} />
      <ActionButton
        offer={offerOf(dossier.actions, 'handling.serve-procedure-notice')}
        kind="primary"
        hotkey="F9"
        busy={serve.isBusy}
        onClick={act}
      >
        {t('procedure.serve')}
      </ActionButton>
    </div>
  )
}

function EndProcedure({ view: { dossier }, procedure }: OneProcedure) {
  const t = useTexts('handling')
  const end = useCaseAct(endProcedure)
  const [result, setResult] = useState('')
  const [isTried, setTried] = useState(false)
  const offer = offerOf(dossier.actions, 'handling.end-procedure')
  const act = (outcome: 'ended' | 'cancelled') => {
    setTried(true)
    if (result.trim() === '') return
    void end.act({
      params: { id: dossier.id },
      body: { procedureId: procedure.id, outcome, result, expectedVersion: dossier.version },
    })
  }
  return (
    <div className="stack">
      <TextAreaField
        label={t('procedure.result')}
        required
        value={result}
        onChange={setResult}
        problem={isTried && result.trim() === '' ? t('procedure.resultMissing') : undefined}
      />
      <ProblemNote problem={end.problem} />
      <div className="row">
        <ActionButton offer={offer} busy={end.isBusy} onClick={() => act('ended')}>
          {t('procedure.end')}
        </ActionButton>
        {offer?.allowed === true && (
          <Button kind="quiet" onClick={() => act('cancelled')}>
            {t('procedure.cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}
