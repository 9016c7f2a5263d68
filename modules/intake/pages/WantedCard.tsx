import { ActionButton, Card, Checkbox, Icon, offerOf, ProblemNote, useAct, useTexts, useToast } from '@yichuang/kit'
import { countSupplements, listSupplements, readDossier, supplyDeferred } from '@yichuang/modules/cases/contract'
import { listDocuments } from '@yichuang/modules/documents/contract'
import { useState } from 'react'
import { supplyCorrection } from '../contract.ts'
import { PagesTaken } from './PagesTaken.tsx'
import { bindingsOf, nothingBrought } from './shown-supplement.ts'
import type { Asked, Brought, ShownCase, Wanted } from './shown-supplement.ts'

interface WantedCardProps {
  readonly dossier: ShownCase
  readonly asked: Asked
}

/** What is missing, each with its tick, its scans and its original; taken in one act. */
export function WantedCard({ dossier, asked }: WantedCardProps) {
  const t = useTexts('intake')
  const [brought, setBrought] = useState<Readonly<Record<string, Brought>>>({})
  const [isDeclared, setDeclared] = useState(false)
  const supply = useSupply(dossier, asked)
  const change = (key: string, next: Partial<Brought>) =>
    setBrought((now) => ({ ...now, [key]: { ...nothingBrought, ...now[key], ...next } }))
  const bindings = bindingsOf(brought)
  const open = asked.wanted.filter(({ isIn }) => !isIn)
  const isEverything = bindings.length === open.length
  const isNothing = bindings.length === 0 && !isDeclared
  return (
    <Card
      title={t(`supplements.asked.${asked.kind}`)}
      hint={t('supplements.inHand', { here: bindings.length, open: open.length })}
      flush
      footer={
        <div className="supplement-foot">
          <span className="muted small">
            {isEverything || isDeclared ? t(`supplements.then.${asked.kind}`) : t('supplements.thenMore')}
          </span>
          <span className="grow" />
          <ActionButton
            offer={offerOf(
              dossier.actions,
              asked.kind === 'correction' ? 'intake.supply-correction' : 'cases.supply-deferred',
            )}
            kind="primary"
            size="l"
            hotkey="F9"
            busy={supply.isBusy}
            onClick={() => {
              if (!isNothing) supply.send(bindings, isDeclared)
            }}
          >
            {t('supplements.take')}
          </ActionButton>
        </div>
      }
    >
      <ol className="wanted">
        {asked.wanted.map((one) => (
          <WantedRow
            key={one.key}
            wanted={one}
            brought={brought[one.key] ?? nothingBrought}
            onChange={(next) => change(one.key, next)}
          />
        ))}
      </ol>
      <div className="wanted-end">
        {asked.kind === 'correction' && !isEverything && (
          <Checkbox checked={isDeclared} onChange={setDeclared} hint={t('supplements.declareHint')}>
            {t('supplements.declare')}
          </Checkbox>
        )}
        {isNothing && <p className="muted small">{t('supplements.tickFirst')}</p>}
        <ProblemNote problem={supply.problem} />
      </div>
    </Card>
  )
}

/** The act that fits what is asked for; its receipt is among the documents when it is done. */
function useSupply(dossier: ShownCase, { kind }: Asked) {
  const t = useTexts('intake')
  const toast = useToast()
  const after = {
    refresh: [readDossier, listSupplements, countSupplements, listDocuments],
    onDone: () => toast({ text: t('supplements.taken') }),
  }
  const correction = useAct(supplyCorrection, after)
  const deferral = useAct(supplyDeferred, after)
  const about = { params: { id: dossier.id } }
  const expectedVersion = dossier.version
  return {
    isBusy: correction.isBusy || deferral.isBusy,
    problem: correction.problem ?? deferral.problem,
    send(bindings: ReturnType<typeof bindingsOf>, isDeclaredComplete: boolean) {
      if (kind === 'deferral') void deferral.act({ ...about, body: { bindings, expectedVersion } })
      else void correction.act({ ...about, body: { changes: bindings, isDeclaredComplete, expectedVersion } })
    },
  }
}

interface WantedRowProps {
  readonly wanted: Wanted
  readonly brought: Brought
  readonly onChange: (next: Partial<Brought>) => void
}

function WantedRow({ wanted: { name, required, isIn, takesOriginal }, brought, onChange }: WantedRowProps) {
  const t = useTexts('intake')
  if (isIn) {
    return (
      <li className="in">
        <b>{name}</b>
        <span className="grow" />
        <span className="wanted-in">
          <Icon name="check" /> {t('supplements.isIn')}
        </span>
      </li>
    )
  }
  return (
    <li>
      <div className="wanted-what">
        <Checkbox checked={brought.isHere} onChange={(isHere) => onChange({ isHere })}>
          <b>{name}</b>
        </Checkbox>
        {required.length > 0 && (
          <ul className="wanted-required">
            {required.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="wanted-papers">
        <PagesTaken
          name={name}
          files={brought.files}
          onFiles={(files) => onChange({ files, isHere: brought.isHere || files.length > 0 })}
        />
        {takesOriginal && (
          <Checkbox
            checked={brought.keepsOriginal}
            onChange={(keepsOriginal) => onChange({ keepsOriginal, isHere: brought.isHere || keepsOriginal })}
          >
            {t('materials.keepOriginal')}
          </Checkbox>
        )}
      </div>
    </li>
  )
}
