import {
  ActionButton,
  Button,
  Card,
  CheckList,
  ConfirmAct,
  offerOf,
  TextAreaField,
  useReason,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { CheckItem } from '@yichuang/kit'
import { useState } from 'react'
import { decideCase, forwardUp } from '../contract.ts'
import { OpinionsGiven } from './OpinionsGiven.tsx'
import { RejectionDrawer } from './RejectionDrawer.tsx'
import { ReturnDrawer } from './ReturnDrawer.tsx'
import { isRunningProcedure } from './procedure-words.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

/** 决定: all opinions are in; grant, reject with everything that must be told, or send back. (BAK-02, BAK-03) */
export function DecisionCard({ view }: { readonly view: CaseView }) {
  const t = useTexts('handling')
  const reason = useReason()
  const [drawer, setDrawer] = useState<'grant' | 'reject' | 'return' | 'forward'>()
  const { dossier, handling } = view
  const offer = offerOf(dossier.actions, 'handling.decide-case')
  const isBarred = offer === undefined || offer.reason === 'access.not-permitted'
  const close = () => setDrawer(undefined)
  return (
    <Card title={t('decision.title')} strong>
      <div className="stack">
        <OpinionsGiven tasks={dossier.tasks} />
        <CheckList items={useChecks(view)} />
        {isBarred && <p className="muted">{t('decision.waits', { name: handling.deciders[0]?.name ?? '' })}</p>}
        {!isBarred && !handling.reportUp && (
          <>
            <ActionButton offer={offer} kind="primary" size="l" wide hotkey="F9" onClick={() => setDrawer('grant')}>
              {t('decision.grant')}
            </ActionButton>
            {offer.allowed && (
              <div className="two">
                <Button hotkey="F10" onClick={() => setDrawer('reject')}>
                  {t('decision.reject')}
                </Button>
                <Button onClick={() => setDrawer('return')}>{t('decision.return')}</Button>
              </div>
            )}
            {!offer.allowed && <p className="muted small">{reason(offer.reason ?? 'access.not-permitted')}</p>}
          </>
        )}
        {handling.reportUp && (
          <ActionButton
            offer={offerOf(dossier.actions, 'handling.forward-up')}
            kind="primary"
            size="l"
            wide
            onClick={() => setDrawer('forward')}
          >
            {t('decision.forward')}
          </ActionButton>
        )}
      </div>
      {drawer === 'grant' && <GrantDrawer view={view} onClose={close} />}
      {drawer === 'reject' && <RejectionDrawer view={view} onClose={close} />}
      {drawer === 'return' && <ReturnDrawer view={view} onClose={close} />}
      {drawer === 'forward' && <ForwardDrawer view={view} onClose={close} />}
    </Card>
  )
}

function useChecks({ dossier, handling }: CaseView): readonly CheckItem[] {
  const t = useTexts('handling')
  const open = dossier.procedures.filter(isRunningProcedure).map(({ name }) => name)
  const { fee, commitment } = dossier
  return [
    { key: 'opinions', ok: true, text: t('decision.opinionsIn') },
    {
      key: 'open',
      ok: open.length === 0,
      text: open.length === 0 ? t('decision.noneOpen') : t('decision.open', { names: open.join('、') }),
    },
    ...(handling.needed.length > 0
      ? [{ key: 'needed', ok: false, text: t('decision.needed', { names: handling.needed.join('、') }) }]
      : []),
    ...(fee === undefined
      ? []
      : [{ key: 'fee', ok: fee.state !== 'due' || fee.when !== 'before', text: t(`decision.fee.${fee.state}`) }]),
    ...(commitment === undefined
      ? []
      : [
          {
            key: 'commitment',
            ok: commitment.state !== 'defaulted',
            text: t(`decision.commitment.${commitment.state}`),
          },
        ]),
  ]
}

interface DrawerProps {
  readonly view: CaseView
  readonly onClose: () => void
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function GrantDrawer({ view: { dossier, handling }, onClose }: DrawerProps) {
  const t = useTexts('handling')
  const toast = useToast()
  const [basis, setBasis] = useState(handling.basis.join('\n'))
  const [reason, setReason] = useState('')
  const decide = useCaseAct(decideCase, () => {
    toast({ text: t('decision.granted') })
    onClose()
  })
  const act = () =>
    void decide.act({
      params: { id: dossier.id },
      body: {
        decision: 'granted',
        basis: [...linesOf(basis)],
        expectedVersion: dossier.version,
        ...(reason.trim() === '' ? {} : { reason }),
      },
    })
  return (
    <ConfirmAct
      title={t('decision.grantTitle', { item: dossier.item.name })}
      act={t('decision.grant')}
      consequence={t('decision.grantConsequence')}
      busy={decide.isBusy}
      problem={decide.problem}
      onAct={act}
      onClose={onClose}
    >
      <p>{t('decision.applicant', { name: dossier.applicant.name, number: dossier.applicationNo })}</p>
      <TextAreaField label={t('decision.basis')} rows={4} value={basis} onChange={setBasis} />
      <TextAreaField label={t('decision.remark')} value={reason} onChange={setReason} />
    </ConfirmAct>
  )
}

function ForwardDrawer({ view: { dossier, handling }, onClose }: DrawerProps) {
  const t = useTexts('handling')
  const [to, setTo] = useState('')
  const forward = useCaseAct(forwardUp, onClose)
  const act = () =>
    void (
      to.trim() !== '' &&
      forward.act({ params: { id: dossier.id }, body: { to, basis: handling.basis, expectedVersion: dossier.version } })
    )
  return (
    <ConfirmAct
      title={t('decision.forward')}
      act={t('decision.forward')}
      busy={forward.isBusy}
      problem={forward.problem}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField label={t('decision.forwardTo')} required rows={1} value={to} onChange={setTo} />
    </ConfirmAct>
  )
}
