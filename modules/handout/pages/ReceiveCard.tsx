import {
  ActionButton,
  Band,
  Card,
  Checkbox,
  CountRow,
  offerOf,
  ProblemNote,
  TextField,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { receiveResult } from '../contract.ts'
import { ResultHead } from './ResultHead.tsx'
import { useResultAct } from './shown-result.ts'
import type { ResultView } from './shown-result.ts'

/** 接收: the papers on the table are counted against the department's list; one that is missing stops it. (OUT-01) */
export function ReceiveCard(view: ResultView) {
  const { dossier, result } = view
  const t = useTexts('handout')
  const toast = useToast()
  const [here, setHere] = useState<readonly string[]>([])
  const [sheetNo, setSheetNo] = useState(`JJ-${dossier.applicationNo}`)
  const receive = useResultAct(receiveResult, () => toast({ text: t('receive.done') }))
  const missing = result.documents.filter(({ number }) => !here.includes(number))
  const turn = (number: string) =>
    setHere(here.includes(number) ? here.filter((one) => one !== number) : [...here, number])
  const take = () =>
    void receive.act({
      params: { id: dossier.id },
      body: { sheetNo: sheetNo.trim(), numbers: [...here], expectedVersion: dossier.version },
    })
  return (
    <Card
      grow
      footer={
        <div className="result-foot">
          <ActionButton
            offer={offerOf(dossier.actions, 'handout.receive-result')}
            kind="primary"
            size="l"
            hotkey="F9"
            busy={receive.isBusy}
            onClick={take}
          >
            {t('receive.act')}
          </ActionButton>
        </div>
      }
    >
      <ResultHead {...view} />
      <section className="result-step">
        <h3>{t('receive.count')}</h3>
        {result.documents.map(({ id, name, number }) => (
          <Checkbox key={id} checked={here.includes(number)} onChange={() => turn(number)} hint={number}>
            {name}
          </Checkbox>
        ))}
        <CountRow
          counts={[
            { value: result.documents.length, label: t('receive.listed') },
            { value: here.length, label: t('receive.here') },
            { value: missing.length, label: t('receive.missing'), wrong: missing.length > 0 },
          ]}
        />
        {here.length > 0 && missing.length > 0 && (
          <Band>{t('receive.differs', { names: missing.map(({ name }) => name).join('、') })}</Band>
        )}
        <TextField label={t('receive.sheet')} value={sheetNo} onChange={setSheetNo} required />
        <ProblemNote problem={receive.problem} />
      </section>
    </Card>
  )
}
