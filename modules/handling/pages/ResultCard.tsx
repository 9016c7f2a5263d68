import {
  ActionButton,
  Button,
  Card,
  ConfirmAct,
  FactList,
  MomentText,
  offerOf,
  RadioList,
  StatusTag,
  TextAreaField,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { produceResult, voidResult } from '../contract.ts'
import { useCaseAct } from './shown-case.ts'
import type { CaseView } from './shown-case.ts'

/** 制证: the documents the decision owes are made and sealed; what was made, and where it is. (BAK-10) */
export function ResultCard({ view, isOwed }: { readonly view: CaseView; readonly isOwed: boolean }) {
  const t = useTexts('handling')
  const [drawer, setDrawer] = useState<'make' | 'void'>()
  const { dossier, handling } = view
  const { case: file, result } = dossier
  const conclusion = file?.conclusion
  const produce = offerOf(dossier.actions, 'handling.produce-result')
  const isVoidable = offerOf(dossier.actions, 'handling.void-result')?.allowed === true
  return (
    <Card
      title={t('result.title')}
      strong
      extra={
        conclusion !== undefined && (
          <StatusTag kind={conclusion.kind === 'granted' ? 'granted' : 'refused'}>
            {t(`conclusion.${conclusion.kind}`)}
          </StatusTag>
        )
      }
    >
      <div className="stack">
        {conclusion !== undefined && (
          <FactList
            facts={[
              { term: t('result.decided'), value: <MomentText at={conclusion.at} />, from: conclusion.byName },
              ...(conclusion.reason === undefined ? [] : [{ term: t('decision.reason'), value: conclusion.reason }]),
              ...(result === undefined ? [] : [{ term: t('result.state'), value: t(`result.is.${result.state}`) }]),
              ...(isOwed ? handling.results : (result?.documents ?? [])).map(({ name, number }) => ({
                term: name,
                value: number,
              })),
            ]}
          />
        )}
        {isOwed && produce?.reason !== 'access.not-permitted' && (
          <ActionButton offer={produce} kind="primary" size="l" wide hotkey="F9" onClick={() => setDrawer('make')}>
            {t('result.make')}
          </ActionButton>
        )}
        {isVoidable && (
          <Button kind="quiet" onClick={() => setDrawer('void')}>
            {t('result.void')}
          </Button>
        )}
        <Button to={`/work/applications/${dossier.id}`}>{t('claim.dossier')}</Button>
      </div>
      {drawer === 'make' && <MakeDrawer view={view} onClose={() => setDrawer(undefined)} />}
      {drawer === 'void' && <VoidDrawer view={view} onClose={() => setDrawer(undefined)} />}
    </Card>
  )
}

interface DrawerProps {
  readonly view: CaseView
  readonly onClose: () => void
}

function MakeDrawer({ view: { dossier, handling }, onClose }: DrawerProps) {
  const t = useTexts('handling')
  const toast = useToast()
  const produce = useCaseAct(produceResult, () => {
    toast({ text: t('result.made') })
    onClose()
  })
  const act = () => void produce.act({ params: { id: dossier.id }, body: { expectedVersion: dossier.version } })
  return (
    <ConfirmAct
      title={t('result.makeTitle')}
      act={t('result.make')}
      consequence={t('result.consequence')}
      busy={produce.isBusy}
      problem={produce.problem}
      onAct={act}
      onClose={onClose}
    >
      <FactList
        facts={[
          { term: t('work.applicant'), value: dossier.applicant.name },
          { term: t('result.seal'), value: dossier.item.departmentName },
          ...handling.results.map(({ name, number, validUntil }) => ({
            term: name,
            value: number,
            ...(validUntil === undefined ? {} : { from: validUntil }),
          })),
        ]}
      />
    </ConfirmAct>
  )
}

const grounds = ['applicant-gone', 'unlawful', 'deceit', 'commitment-defaulted'] as const

function VoidDrawer({ view: { dossier }, onClose }: DrawerProps) {
  const t = useTexts('handling')
  const [ground, setGround] = useState<(typeof grounds)[number]>('unlawful')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const undo = useCaseAct(voidResult, onClose)
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    void undo.act({ params: { id: dossier.id }, body: { ground, reason, expectedVersion: dossier.version } })
  }
  return (
    <ConfirmAct
      title={t('result.void')}
      act={t('result.voidAct')}
      warning={t('result.voidWarning')}
      busy={undo.isBusy}
      problem={undo.problem}
      onAct={act}
      onClose={onClose}
    >
      <RadioList
        label={t('result.ground')}
        value={ground}
        options={grounds.map((value) => ({ value, label: t(`result.grounds.${value}`) }))}
        onChange={setGround}
      />
      <TextAreaField
        label={t('decision.reason')}
        required
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('decision.missing') : undefined}
      />
    </ConfirmAct>
  )
}
