import { Card, CardReaderButton, Checkbox, DateField, Segmented, SelectField, TextField, useTexts } from '@yichuang/kit'
import type { IdentityCard } from '@yichuang/kit'
import { papersOf } from '../rules/index.ts'
import type { AgentForm, ApplicantField, ApplicantForm, DeskState } from './desk-state.ts'
import type { LookUp } from './use-look-up.ts'

interface ApplicantCardProps {
  readonly state: DeskState
  readonly onApplicant: (change: Partial<ApplicantForm>) => void
  readonly onAgent: (agent: AgentForm | null) => void
  readonly onDelivery: (change: Partial<DeskState['delivery']>) => void
  readonly lookUp: LookUp
}

const kinds = ['person', 'enterprise', 'organisation'] as const
const emptyAgent: AgentForm = { name: '', documentNumber: '', phone: '', authorisedUntil: '' }

/** Who applies: checked as it is typed, filled in from what is known. (INT-02) */
export function ApplicantCard(props: ApplicantCardProps) {
  const { state, onApplicant, onAgent, onDelivery, lookUp } = props
  const t = useTexts('intake')
  const { applicant, agent, delivery } = state
  const takeCard = ({ documentType, documentNumber, name, address }: IdentityCard) => {
    const read = { documentType, documentNumber, name, address }
    onApplicant(read)
    void lookUp.ask({ ...applicant, ...read })
  }
  const field = (name: ApplicantField, required = false) => (
    <TextField
      key={name}
      label={t(`applicant.${applicant.kind === 'person' ? name : `${name}Of`}`)}
      value={applicant[name]}
      required={required}
      onChange={(value) => onApplicant({ [name]: value })}
    />
  )
  return (
    <Card
      title={t('applicant.title')}
      hotkey="Alt+3"
      extra={
        <Segmented
          label={t('applicant.kind')}
          value={applicant.kind}
          options={kinds.map((value) => ({ value, label: t(`applicant.kinds.${value}`) }))}
          onChange={(kind) => onApplicant({ kind, documentType: papersOf[kind][0] ?? 'other' })}
        />
      }
    >
      <div className="form">
        {applicant.kind === 'person' && <CardReaderButton onRead={takeCard} />}
        <SelectField
          label={t('applicant.documentType')}
          value={applicant.documentType}
          required
          options={papersOf[applicant.kind].map((value) => ({ value, label: t(`papers.${value}`) }))}
          onChange={(documentType) => onApplicant({ documentType })}
        />
        <TextField
          label={t('applicant.documentNumber')}
          value={applicant.documentNumber}
          required
          problem={lookUp.problem}
          onChange={(documentNumber) => onApplicant({ documentNumber })}
          onBlur={() => void lookUp.ask(applicant)}
        />
        {field('name', true)}
        {applicant.kind !== 'person' && field('legalRepresentative')}
        {field('phone', true)}
        {applicant.kind !== 'person' && field('contactName')}
        {field('address')}
        <SelectField
          label={t('delivery.title')}
          value={delivery.method}
          required
          options={(['window', 'mail', 'locker', 'electronic'] as const).map((value) => ({
            value,
            label: t(`delivery.${value}`),
          }))}
          onChange={(method) => onDelivery({ method })}
        />
        {delivery.method === 'mail' && (
          <>
            <TextField
              label={t('delivery.recipient')}
              value={delivery.recipient}
              required
              onChange={(recipient) => onDelivery({ recipient })}
            />
            <TextField
              label={t('delivery.phone')}
              value={delivery.phone}
              required
              onChange={(phone) => onDelivery({ phone })}
            />
            <TextField
              label={t('delivery.address')}
              value={delivery.address}
              required
              onChange={(address) => onDelivery({ address })}
            />
          </>
        )}
        <Checkbox checked={agent !== null} onChange={(has) => onAgent(has ? emptyAgent : null)}>
          {t('agent.has')}
        </Checkbox>
        {agent !== null && <AgentFields agent={agent} onAgent={onAgent} />}
      </div>
    </Card>
  )
}

function AgentFields({ agent, onAgent }: { readonly agent: AgentForm; readonly onAgent: (agent: AgentForm) => void }) {
  const t = useTexts('intake')
  const set = (change: Partial<AgentForm>) => onAgent({ ...agent, ...change })
  return (
    <>
      <TextField label={t('agent.name')} value={agent.name} required onChange={(name) => set({ name })} />
      <TextField
        label={t('agent.documentNumber')}
        value={agent.documentNumber}
        required
        onChange={(documentNumber) => set({ documentNumber })}
      />
      <TextField label={t('agent.phone')} value={agent.phone} required onChange={(phone) => set({ phone })} />
      <DateField
        label={t('agent.until')}
        value={agent.authorisedUntil}
        onChange={(authorisedUntil) => set({ authorisedUntil })}
      />
    </>
  )
}
