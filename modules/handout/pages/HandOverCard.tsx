import {
  ActionButton,
  Card,
  CardReaderButton,
  Checkbox,
  newId,
  offerOf,
  ProblemNote,
  Segmented,
  keepSignature,
  signatureIdOf,
  SignaturePad,
  Tag,
  TextField,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { uploadFiles } from '@yichuang/modules/cases/contract'
import { useState } from 'react'
import { handOver } from '../contract.ts'
import { LockerDrawer } from './LockerDrawer.tsx'
import { ResultHead } from './ResultHead.tsx'
import { MailDrawer } from './SendDrawers.tsx'
import { useResultAct } from './shown-result.ts'
import type { ResultView, ShownDossier } from './shown-result.ts'

const takers = ['applicant', 'agent', 'other'] as const
type Taker = (typeof takers)[number]

interface Person {
  readonly taker: Taker
  readonly name: string
  readonly documentNumber: string
  /** last day of the written authority, for somebody else */
  readonly until: string
  readonly isSame: boolean
}

/** 交付: the papers, who takes them, the signature, and then the act; or by mail, or into a box. (OUT-02) */
export function HandOverCard(view: ResultView) {
  const { dossier, result } = view
  const t = useTexts('handout')
  const toast = useToast()
  const [checked, setChecked] = useState<readonly string[]>([])
  const [person, setPerson] = useState<Person>(() => startWith(dossier, 'applicant'))
  const [signatureId, setSignature] = useState<string>()
  const [drawer, setDrawer] = useState<'mail' | 'locker'>()
  const hand = useResultAct(handOver, () => toast({ text: t('hand.done') }))
  const receipt = t('hand.receipt', {
    number: dossier.applicationNo,
    documents: result.documents.map(({ name, number }) => `《${name}》${number}`).join('、'),
  })
  const turn = (id: string) => setChecked(checked.includes(id) ? checked.filter((one) => one !== id) : [...checked, id])
  const areChecked = checked.length === result.documents.length
  const give = () =>
    void hand.act({
      params: { id: dossier.id },
      body: { ...bodyOf(dossier, person, signatureId, t('hand.verified')), expectedVersion: dossier.version },
    })
  return (
    <Card
      grow
      footer={
        <Foot dossier={dossier} areChecked={areChecked} isBusy={hand.isBusy} onDrawer={setDrawer} onGive={give} />
      }
    >
      <ResultHead {...view} />
      <section className="result-step">
        <h3>
          {t('hand.papers')} {areChecked && <Tag kind="green">{t('hand.complete')}</Tag>}
        </h3>
        {result.documents.map(({ id, name, number }) => (
          <Checkbox key={id} required checked={checked.includes(id)} onChange={() => turn(id)} hint={number}>
            {name}
          </Checkbox>
        ))}
      </section>
      <Identity dossier={dossier} person={person} onChange={setPerson} />
      <section className="result-step">
        <h3>{t('hand.sign')}</h3>
        <SignaturePad
          key={person.name}
          signer={person.name}
          text={receipt}
          onSigned={(signed) => setSignature(signed && signatureIdOf(signed))}
          keepPicture={keepPicture}
          onPaper={() => setSignature(`paper:${newId()}`)}
        />
        <ProblemNote problem={hand.problem} />
      </section>
      {drawer === 'mail' && <MailDrawer dossier={dossier} onClose={() => setDrawer(undefined)} />}
      {drawer === 'locker' && <LockerDrawer dossier={dossier} onClose={() => setDrawer(undefined)} />}
    </Card>
  )
}

const keepPicture = keepSignature(uploadFiles)

interface IdentityProps {
  readonly dossier: ShownDossier
  readonly person: Person
  readonly onChange: (person: Person) => void
}

/** Who stands here: the number is read anew and compared by the server with what the case knows. */
function Identity({ dossier, person, onChange }: IdentityProps) {
  const t = useTexts('handout')
  const known = person.taker === 'agent' ? dossier.agent : dossier.applicant
  const options = takers.filter((taker) => taker !== 'agent' || dossier.agent !== undefined)
  return (
    <section className="result-step">
      <h3>
        {t('hand.identity')} {person.isSame && <Tag kind="green">{t('hand.verified')}</Tag>}
      </h3>
      <Segmented
        label={t('hand.taker')}
        value={person.taker}
        options={options.map((value) => ({ value, label: t(`hand.takers.${value}`) }))}
        onChange={(taker) => onChange(startWith(dossier, taker))}
      />
      {(person.taker === 'other' || known?.documentType === 'residentId') && (
        <CardReaderButton
          key={person.taker}
          onRead={({ name, documentNumber }) => onChange({ ...person, name, documentNumber })}
        />
      )}
      <div className="result-pair">
        <TextField
          label={t('hand.name')}
          value={person.name}
          onChange={(name) => onChange({ ...person, name })}
          required
        />
        <TextField
          label={t('hand.number')}
          value={person.documentNumber}
          onChange={(documentNumber) => onChange({ ...person, documentNumber })}
          required
          hint={
            person.taker === 'other'
              ? t('hand.numberHint')
              : t('hand.numberKnown', { number: known?.documentNumber ?? '' })
          }
        />
      </div>
      {person.taker === 'other' && (
        <TextField
          label={t('hand.until')}
          value={person.until}
          onChange={(until) => onChange({ ...person, until })}
          hint={t('hand.untilHint')}
        />
      )}
      <Checkbox required checked={person.isSame} onChange={(isSame) => onChange({ ...person, isSame })}>
        {t('hand.same')}
      </Checkbox>
    </section>
  )
}

interface FootProps {
  readonly dossier: ShownDossier
  readonly areChecked: boolean
  readonly isBusy: boolean
  readonly onDrawer: (drawer: 'mail' | 'locker') => void
  readonly onGive: () => void
}

function Foot({ dossier, areChecked, isBusy, onDrawer, onGive }: FootProps) {
  const t = useTexts('handout')
  const { actions } = dossier
  return (
    <div className="result-foot">
      <ActionButton offer={offerOf(actions, 'handout.mail-result')} onClick={() => onDrawer('mail')}>
        {t('hand.mail')}
      </ActionButton>
      <ActionButton offer={offerOf(actions, 'handout.put-in-locker')} onClick={() => onDrawer('locker')}>
        {t('hand.locker')}
      </ActionButton>
      <ActionButton
        offer={offerOf(actions, 'handout.hand-over')}
        kind="primary"
        size="l"
        hotkey="F9"
        busy={isBusy}
        missing={areChecked ? undefined : t('hand.unchecked')}
        onClick={onGive}
      >
        {t('hand.act')}
      </ActionButton>
    </div>
  )
}

function startWith({ applicant, agent }: ShownDossier, taker: Taker): Person {
  const known = { applicant: applicant.name, agent: agent?.name ?? '', other: '' }
  return { taker, name: known[taker], documentNumber: '', until: '', isSame: false }
}

function bodyOf({ applicant, agent }: ShownDossier, person: Person, signatureId: string | undefined, verified: string) {
  const { taker, name, documentNumber, until, isSame } = person
  const documentType =
    taker === 'other'
      ? ('residentId' as const)
      : taker === 'agent'
        ? (agent?.documentType ?? 'residentId')
        : applicant.documentType
  const authority = until === '' ? {} : { until }
  return {
    recipient: {
      name,
      documentType,
      documentNumber: documentNumber.trim().toUpperCase(),
      ...(taker === 'other' ? { authority } : {}),
    },
    ...(isSame ? { identityCheck: verified } : {}),
    ...(signatureId === undefined ? {} : { signatureId }),
  }
}
