import { Button, formatDay, today, useLanguage, useTexts } from '@yichuang/kit'
import { activeQuestions, isShared, promisedLimit, wordKey } from '../../rules/index.ts'
import type { Answers, Resolution, ResolvedMaterial } from '../../rules/index.ts'
import { FeeAmount } from './OverviewView.tsx'
import type { ShownItem } from './shown-item.ts'
import { useItemWords } from './use-item-words.ts'

interface ChecklistSheetProps {
  readonly shown: ShownItem
  readonly resolution: Resolution
  readonly answers: Answers
}

/** The checklist of one situation on A4: what the clerk takes in, piece by piece. Printed alone. (CAT-14) */
export function ChecklistSheet({ shown, resolution, answers }: ChecklistSheetProps) {
  const t = useTexts('catalogue')
  const language = useLanguage()
  const { version } = shown
  const { details } = resolution
  return (
    <div className="item-sheet-place">
      <div className="item-sheet-acts">
        <span className="muted">{t('item.sheet.count', { count: details.length })}</span>
        <Button kind="primary" icon="printer" onClick={() => window.print()}>
          {t('item.sheet.print')}
        </Button>
      </div>
      <article className="item-sheet" aria-label={t('item.sheet.title')}>
        <h2>{t('item.sheet.title')}</h2>
        <Head shown={shown} resolution={resolution} answers={answers} />
        <div
          className="item-sheet-scroll"
          tabIndex={0}
          role="region"
          aria-label={t('item.sheet.count', { count: details.length })}
        >
          <table>
            <thead>
              <tr>
                {(['no', 'material', 'copies', 'points', 'received'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`item.sheet.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {details.map((material, index) => (
                <Row key={material.key} material={material} number={index + 1} />
              ))}
            </tbody>
          </table>
        </div>
        <Terms resolution={resolution} />
        <div className="item-sheet-signs">
          {(['applicant', 'clerk', 'day'] as const).map((name) => (
            <span key={name}>{t(`item.sheet.${name}`)}</span>
          ))}
        </div>
        <footer>{t('item.sheet.footer', { version, day: formatDay(today(), 'bare', language) })}</footer>
      </article>
    </div>
  )
}

function Head({ shown, resolution, answers }: ChecklistSheetProps) {
  const t = useTexts('catalogue')
  const { length } = useItemWords()
  const { item, departmentName, setting } = shown
  const asked = activeQuestions(item, answers)
  return (
    <dl className="item-sheet-head">
      <dt>{t('item.sheet.item')}</dt>
      <dd>
        <b>{item.name}</b>
      </dd>
      <dt>{t('item.sheet.code')}</dt>
      <dd>{item.codes.business ?? item.codes.basic ?? t('item.none')}</dd>
      <dt>{t('item.sheet.department')}</dt>
      <dd>{departmentName}</dd>
      <dt>{t('item.sheet.limit')}</dt>
      <dd>{length(promisedLimit(setting, resolution.limits))}</dd>
      <dt className="wide">{t('item.sheet.situation')}</dt>
      <dd className="wide">
        {asked.length === 0 ? (
          t('item.sheet.fixed')
        ) : (
          <ul>
            {asked.map(({ question }) => (
              <li key={question.id}>
                {question.text} <b>{chosenIn(question.options, answers[question.id]) || t('item.sheet.notAnswered')}</b>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  )

  function chosenIn(
    options: readonly { readonly id: string; readonly label: string }[],
    chosen: readonly string[] = [],
  ) {
    return options
      .filter(({ id }) => chosen.includes(id))
      .map(({ label }) => label)
      .join(t('item.and'))
  }
}

function Row({ material, number }: { readonly material: ResolvedMaterial; readonly number: number }) {
  const t = useTexts('catalogue')
  const { word, party, copies, deferral } = useItemWords()
  const notes = [
    material.party === 'applicant' ? '' : party(material.party),
    material.per ?? '',
    wordKey(material.necessity) === 'necessary' ? '' : word(material.necessity),
    material.deferral.allowed ? deferral(material.deferral) : '',
    isShared(material) ? t('item.sheet.shared') : '',
  ].filter(Boolean)
  return (
    <tr data-material={material.key}>
      <td>{number}</td>
      <th scope="row">
        {material.name}
        {notes.length > 0 && <small>{notes.join(t('item.and'))}</small>}
      </th>
      <td>{copies(material.copies)}</td>
      <td>
        <ul>
          {material.formReview.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </td>
      <td>
        <span className="item-box" role="img" aria-label={t('item.sheet.box')} />
      </td>
    </tr>
  )
}

function Terms({ resolution }: { readonly resolution: Resolution }) {
  const t = useTexts('catalogue')
  const { procedure } = useItemWords()
  const { procedures, fees } = resolution
  return (
    <dl className="item-sheet-head">
      {procedures.length > 0 && (
        <>
          <dt className="wide">{t('item.sheet.procedures')}</dt>
          <dd className="wide">{procedures.map(procedure).join(t('item.and'))}</dd>
        </>
      )}
      <dt className="wide">{t('item.sheet.fees')}</dt>
      <dd className="wide">
        {fees.length === 0
          ? t('item.sheet.noFees')
          : fees.map((line) => (
              <span key={line.id} className="item-fee">
                {line.name} <FeeAmount line={line} />
              </span>
            ))}
      </dd>
    </dl>
  )
}
