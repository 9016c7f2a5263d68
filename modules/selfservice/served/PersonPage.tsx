import type { PersonFault, TypedPerson } from '../rules/index.ts'
import { StepFoot, stepAt, stepPage } from './Machine.tsx'
import type { AtMachine } from './Machine.tsx'
import { sayIn } from './words.ts'
import type { Say } from './words.ts'

interface Person {
  readonly itemName: string
  readonly person: TypedPerson
  /** what is wrong, once somebody asked to go on */
  readonly faults: readonly PersonFault[]
}

const lengths = { name: 60, documentNumber: 18, phone: 11 } as const
type Field = keyof typeof lengths

/** Who applies: the card on the reader, or typed; the check digits of the number add up. (INT-02) */
export function personPage(at: AtMachine, { itemName, person, faults }: Person): string {
  const say = sayIn(at.visit)
  const address = stepAt(at, 'person')
  const isUnit = person.kind === 'enterprise'
  return stepPage(at, {
    title: say('person.title'),
    lead: itemName,
    isTyped: true,
    children: (t) => (
      <form className="panel person" method="post" action={address} autoComplete="off" noValidate>
        <input type="hidden" name="kind" value={person.kind} />
        <nav className="kinds" aria-label={t('person.kind')}>
          {(['person', 'enterprise'] as const).map((kind) => (
            <button
              key={kind}
              type="submit"
              name="act"
              value={kind}
              className="act"
              aria-pressed={kind === person.kind}
              formNoValidate
            >
              {t(`person.${kind}`)}
            </button>
          ))}
        </nav>
        {!isUnit && <p>{t('person.card')}</p>}
        {(['name', 'documentNumber', 'phone'] as const).map((field) => (
          <PersonField key={field} t={t} field={field} person={person} faults={faults} />
        ))}
        <StepFoot t={t} back={stepAt(at, 'papers')}>
          <button type="submit" name="act" value="next" className="act primary">
            {t('next')}
          </button>
        </StepFoot>
      </form>
    ),
  })
}

/** What the keyboard of the screen shows first for a field. */
function keyboardOf(field: Field, kind: TypedPerson['kind']): 'name' | 'text' | 'digits' | 'code' {
  if (field === 'name') return kind === 'person' ? 'name' : 'text'
  return field === 'documentNumber' && kind === 'enterprise' ? 'code' : 'digits'
}

interface FieldProps extends Pick<Person, 'person' | 'faults'> {
  readonly t: Say
  readonly field: Field
}

function PersonField({ t, field, person, faults }: FieldProps) {
  const fault = faults.find((one) => one.field === field)
  const fromCard = person.kind === 'person' && field !== 'phone'
  return (
    <label>
      <span>{t(`person.${field}-${person.kind}`)}</span>
      <input
        name={field}
        maxLength={lengths[field]}
        defaultValue={person[field]}
        data-keyboard={keyboardOf(field, person.kind)}
        {...(fromCard ? { 'data-card': field === 'name' ? 'name' : 'document' } : {})}
        {...(fault === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${field}-wrong` })}
      />
      {fault !== undefined && (
        <span className="wrong" role="alert" id={`${field}-wrong`}>
          {t(`person.wrong.${fault.reason === 'missing' ? `missing-${field}` : fault.reason}`)}
        </span>
      )}
    </label>
  )
}
