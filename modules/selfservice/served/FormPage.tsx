import type { FormField, FormFinding, FormGroup } from '@yichuang/modules/forms/rules'
import { formStanding } from '../rules/index.ts'
import type { FormNow } from '../rules/index.ts'
import { FieldOf } from './FormField.tsx'
import { StepFoot, stepAt, stepPage, Wrong } from './Machine.tsx'
import type { AtMachine } from './Machine.tsx'
import { sayIn } from './words.ts'
import type { Say } from './words.ts'

interface Filling {
  readonly itemName: string
  readonly now: FormNow
  /** somebody asked to go on: what is missing is said, too */
  readonly isAsked: boolean
}

/** The item's smart form: the same schema and the same check as at the window; conditions hold as one fills in. (NET-05) */
export function formPage(at: AtMachine, { itemName, now, isAsked }: Filling): string {
  const say = sayIn(at.visit)
  const standing = formStanding(now)
  return stepPage(at, {
    title: say('form.title'),
    lead: itemName,
    isTyped: true,
    children: (t) => (
      <form className="filling" method="post" action={stepAt(at, 'form')} autoComplete="off" noValidate>
        {/* the first button is the one that Enter presses */}
        <button type="submit" name="act" value="next" className="vh" tabIndex={-1} aria-hidden="true" />
        <button type="submit" name="act" value="look" className="vh" tabIndex={-1} aria-hidden="true" data-look />
        <Wrong
          text={isAsked && standing !== 'right' ? t(`form.${standing}`, { count: now.findings.length }) : undefined}
        />
        <div className="scroll" tabIndex={0} role="region" aria-label={t('form.title')}>
          {now.groups.map((group) => (
            <GroupOf key={group.id} t={t} group={group} now={now} isAsked={isAsked} />
          ))}
        </div>
        <StepFoot t={t} back={stepAt(at, 'person')}>
          {isAsked && standing === 'gaps' && (
            <button type="submit" name="act" value="later" className="act">
              {t('form.later')}
            </button>
          )}
          <button type="submit" name="act" value="next" className="act primary">
            {t('next')}
          </button>
        </StepFoot>
      </form>
    ),
  })
}

interface GroupProps {
  readonly t: Say
  readonly group: FormGroup
  readonly now: FormNow
  readonly isAsked: boolean
}

function GroupOf({ t, group, now, isAsked }: GroupProps) {
  const told = (field: FormField): readonly FormFinding[] =>
    now.findings.filter((one) => one.field === field.id && (isAsked || one.code !== 'required'))
  return (
    <section className="panel group" aria-labelledby={`g-${group.id}`}>
      <h2 id={`g-${group.id}`}>{group.title}</h2>
      {group.help !== undefined && <p>{group.help}</p>}
      <div className="fields">
        {group.fields.map((field) => (
          <FieldOf
            key={field.id}
            t={t}
            field={field}
            value={now.values[field.id]}
            findings={told(field)}
            governs={now.governing.has(field.id)}
          />
        ))}
      </div>
    </section>
  )
}
