import {
  ActionButton,
  Band,
  Card,
  ConfirmAct,
  DateText,
  FactList,
  LimitLight,
  offerOf,
  TextAreaField,
  useAct,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { Light } from '@yichuang/kit'
import { extendDeferral, listSupplements, readDossier } from '@yichuang/modules/cases/contract'
import { useState } from 'react'
import type { Asked, ShownCase } from './shown-supplement.ts'

interface PromiseCardProps {
  readonly dossier: ShownCase
  readonly asked: Asked
}

/** Until when, how much time is left, and what the law does when nothing comes. (lifecycle 2.1, 4) */
export function PromiseCard({ dossier, asked }: PromiseCardProps) {
  const t = useTexts('intake')
  const { may } = useSession()
  const [isExtending, setExtending] = useState(false)
  const { commitment } = dossier
  const isDefaulted = asked.kind === 'deferral' && commitment?.state === 'defaulted'
  const mayExtend = asked.kind === 'deferral' && may('cases.extend-deferral')
  const missed = asked.kind === 'correction' ? 'return' : (commitment?.consequence ?? 'terminate')
  return (
    <Card
      title={t(`promise.title.${asked.kind}`)}
      {...(mayExtend && {
        footer: (
          <ActionButton offer={offerOf(dossier.actions, 'cases.extend-deferral')} onClick={() => setExtending(true)}>
            {t('promise.extend')}
          </ActionButton>
        ),
      })}
    >
      <div className="promise">
        <PromiseFacts dossier={dossier} asked={asked} />
        <Band kind={isDefaulted ? 'red' : 'slate'}>
          {isDefaulted ? t(`promise.happened.${missed}`) : t(`promise.missed.${missed}`)}
          {isDefaulted && <p>{t('promise.lateStill')}</p>}
        </Band>
      </div>
      {isExtending && <ExtensionDrawer dossier={dossier} asked={asked} onClose={() => setExtending(false)} />}
    </Card>
  )
}

function PromiseFacts({ dossier: { commitment }, asked: { kind, due, remaining, light } }: PromiseCardProps) {
  const t = useTexts('intake')
  const isRunning = remaining !== null && commitment?.state !== 'defaulted'
  const moves = t(kind === 'correction' ? 'promise.notYet' : `promise.moves.${commitment?.moves ?? 'at-once'}`)
  return (
    <FactList
      facts={[
        { term: t('promise.until'), value: due === null ? '–' : <DateText day={due} form="full" /> },
        ...(isRunning
          ? [{ term: t('promise.left'), value: <Left remaining={remaining} light={light ?? 'green'} /> }]
          : []),
        ...(commitment?.isExtended === true ? [{ term: t('promise.extended'), value: t('promise.once') }] : []),
        { term: t('promise.clock'), value: moves },
      ]}
    />
  )
}

function Left({ remaining, light }: { readonly remaining: number; readonly light: Light }) {
  const t = useTexts('intake')
  if (remaining === 0) return <LimitLight light={light}>{t('supplements.today')}</LimitLight>
  return <LimitLight light={light} days={Math.abs(remaining)} />
}

/** 延长容缺期限: once, by the same days, by the chief, with the reason. (lifecycle 2.1) */
function ExtensionDrawer({ dossier, asked, onClose }: PromiseCardProps & { readonly onClose: () => void }) {
  const t = useTexts('intake')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const extend = useAct(extendDeferral, {
    refresh: [readDossier, listSupplements],
    onDone: () => {
      toast({ text: t('promise.extensionDone') })
      onClose()
    },
  })
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    void extend.act({ params: { id: dossier.id }, body: { reason: reason.trim(), expectedVersion: dossier.version } })
  }
  return (
    <ConfirmAct
      title={t('promise.extend')}
      act={t('promise.extendAct')}
      dates={asked.due === null ? [] : [{ label: t('promise.until'), day: asked.due }]}
      consequence={t('promise.extendConsequence')}
      warning={t('promise.extendOnce')}
      busy={extend.isBusy}
      problem={extend.problem}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        label={t('promise.reason')}
        required
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('promise.reasonMissing') : undefined}
      />
    </ConfirmAct>
  )
}
