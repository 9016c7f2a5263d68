import { activeQuestions } from '@yichuang/modules/catalogue/rules'
import type { Question, Resolution, ResolveError } from '@yichuang/modules/catalogue/rules'
import { Icon } from '@yichuang/kit/public'
import { answerName } from './answers.ts'
import { guideAddress } from './shown-guide.ts'
import type { ShownGuide } from './shown-guide.ts'
import type { GuideWords } from './words.ts'

interface Part {
  readonly shown: ShownGuide
  readonly resolution: Resolution
  readonly say: GuideWords
}

/** The questions of an item as a form that needs no script: sent, it comes back with what the answers open. (CAT-03) */
export function QuestionPath({ shown, resolution, say }: Part) {
  const { t } = say
  const { guide, item, answers } = shown
  const asked = activeQuestions(item, answers)
  const isBegun = Object.keys(answers).length > 0
  const missing = new Set(isBegun ? resolution.missing : [])
  return (
    <form className="path" method="get" action={`/guides/${guide.id}#materials`}>
      <h3>{t('path.title')}</h3>
      <p className="hint">{t('path.lead')}</p>
      {!guide.isCurrent && <input type="hidden" name="version" value={guide.version} />}
      {asked.map(({ question, depth }) => (
        <Asked
          key={question.id}
          question={question}
          isBelow={depth > 0}
          chosen={answers[question.id] ?? []}
          isMissing={missing.has(question.id)}
          fault={resolution.errors.find((error) => error.question === question.id)}
          say={say}
        />
      ))}
      {isBegun && <Verdict shown={shown} resolution={resolution} say={say} />}
      <div className="acts">
        <button className="btn primary" type="submit">
          {t(missing.size > 0 ? 'path.on' : 'path.show')}
        </button>
        {isBegun && (
          <a className="btn" href={`${guideAddress(guide, '', {})}#materials`}>
            {t('path.again')}
          </a>
        )}
      </div>
    </form>
  )
}

interface AskedPart {
  readonly question: Question
  readonly isBelow: boolean
  readonly chosen: readonly string[]
  readonly isMissing: boolean
  readonly fault: ResolveError | undefined
  readonly say: GuideWords
}

/** One question with its options, as a part of a form. */
export function Asked({ question, isBelow, chosen, isMissing, fault, say }: AskedPart) {
  const { t } = say
  const { id, text, type, required, options } = question
  const notes = [
    ...(type === 'multi' ? [t('path.many')] : []),
    ...(required ? [] : [t('path.open')]),
    ...(isMissing ? [t('path.unanswered')] : []),
    ...(fault === undefined ? [] : [faultText(question, fault, say)]),
  ]
  return (
    <fieldset className={`${isBelow ? 'below ' : ''}${isMissing || fault !== undefined ? 'wanting' : ''}`}>
      <legend>
        {text}
        {notes.length > 0 && <small>{notes.join(t('and'))}</small>}
      </legend>
      {options.map((option) => (
        <label key={option.id}>
          <input
            type={type === 'single' ? 'radio' : 'checkbox'}
            name={answerName(id)}
            value={option.id}
            defaultChecked={chosen.includes(option.id)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function faultText({ options }: Question, { code, option }: ResolveError, { t }: GuideWords): string {
  const label = options.find(({ id }) => id === option)?.label ?? ''
  return t(`path.fault.${code}`, { option: label })
}

/** What the answers come to, when it is not a list. */
function Verdict({ shown, resolution, say }: Part) {
  const { t } = say
  const { status, missing, outcome } = resolution
  if (status === 'complete') return null
  if (status === 'incomplete') return <p className="left">{t('path.left', { count: missing.length })}</p>
  const name = outcome?.item === undefined ? undefined : shown.nameOf(outcome.item)
  return (
    <div className="alert" role="alert">
      <Icon name="warning" />
      <div>
        <b>{t(`path.${status}`)}</b>
        {outcome !== null && <p>{outcome.message}</p>}
        {outcome?.item !== undefined && name !== undefined && (
          <p>
            <a href={`/guides/${outcome.item}`}>{t('path.redirect', { name })}</a>
          </p>
        )}
      </div>
    </div>
  )
}
