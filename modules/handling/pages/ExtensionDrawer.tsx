import {
  ActionButton,
  Button,
  Drawer,
  FactList,
  offerOf,
  ProblemNote,
  RadioList,
  TextAreaField,
  TextField,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { requestExtension, serveExtensionNotice } from '../contract.ts'
import { ExtensionSettlement } from './ExtensionSettlement.tsx'
import { serviceMethods } from './procedure-words.ts'
import type { Method } from './procedure-words.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

/** 申请延期: once, in working days, with its reason; settled by the chief, in force with its notice. (行政许可法 42; BAK-12) */
export function ExtensionDrawer({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const t = useTexts('handling')
  const { extension } = view.dossier
  const state = extension?.state
  return (
    <Drawer title={t('extension.title')} width="m" onClose={onClose}>
      <div className="stack">
        {extension !== undefined && (
          <FactList
            facts={[
              { term: t('extension.state'), value: t(`extension.is.${extension.state}`) },
              { term: t('extension.days'), value: t('extension.workdays', { count: extension.days }) },
              { term: t('extension.reason'), value: extension.reason },
            ]}
          />
        )}
        {(state === undefined || state === 'rejected') && <Request view={view} />}
        {state === 'requested' && <ExtensionSettlement view={view} />}
        {state === 'approved' && <Serve view={view} />}
        <Button onClick={onClose}>{t('extension.back')}</Button>
      </div>
    </Drawer>
  )
}

function Request({ view: { dossier, handling } }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const ask = useCaseAct(requestExtension)
  const [days, setDays] = useState(String(handling.extensionDays))
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const act = () => {
    setTried(true)
    if (reason.trim() === '' || !(Number(days) >= 1)) return
    void ask.act({ params: { id: dossier.id }, body: { days: Number(days), reason, expectedVersion: dossier.version } })
  }
  return (
    <>
      <p className="muted">{t('extension.most', { count: handling.extensionDays })}</p>
      <TextField
        label={t('extension.daysAsked')}
        type="number"
        min="1"
        max={String(handling.extensionDays)}
        required
        value={days}
        onChange={setDays}
      />
      <TextAreaField
        label={t('extension.reason')}
        required
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('extension.reasonMissing') : undefined}
      />
      <ProblemNote problem={ask.problem} />
      <ActionButton
        offer={offerOf(dossier.actions, 'handling.request-extension')}
        kind="primary"
        hotkey="F9"
        busy={ask.isBusy}
        onClick={act}
      >
        {t('extension.act')}
      </ActionButton>
    </>
  )
}

function Serve({ view: { dossier } }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const serve = useCaseAct(serveExtensionNotice)
  const [method, setMethod] = useState<Method>('window')
  const act = () => void serve.act({ params: { id: dossier.id }, body: { method, expectedVersion: dossier.version } })
  return (
    <>
      <RadioList
        label={t('serve.method')}
        value={method}
        options={serviceMethods.map((value) => ({ value, label: t(`serve.by.${value}`) }))}
        onChange={setMethod}
      />
      <ProblemNote problem={serve.problem} />
      <ActionButton
        offer={offerOf(dossier.actions, 'handling.serve-extension-notice')}
        kind="primary"
        hotkey="F9"
        busy={serve.isBusy}
        onClick={act}
      >
        {t('extension.serve')}
      </ActionButton>
    </>
  )
}
