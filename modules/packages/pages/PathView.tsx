import { Band, CheckboxGroup, EmptyState, RadioList, Tag, useTexts } from '@yichuang/kit'
import type { Question } from '@yichuang/modules/catalogue/rules'
import { withAnswer } from '../rules/index.ts'
import type { Given, ItemOf, PackageDocument, PackagePath, PathQuestion } from '../rules/index.ts'

interface PathViewProps {
  readonly path: PackagePath
  readonly given: Given
  readonly onGiven: (given: Given) => void
  readonly itemOf: ItemOf
}

/** The one question path of a package, to be answered: what several items ask is asked once. (CAT-11) */
export function PathView({ path, given, onGiven, itemOf }: PathViewProps) {
  const t = useTexts('packages')
  return (
    <ol className="pk-questions">
      {path.questions.map((one) => (
        <li key={one.key} className={one.depth > 0 ? 'sub' : undefined}>
          <p>
            {one.question.text} <Serves question={one} itemOf={itemOf} />
          </p>
          <Choices
            question={one.question}
            chosen={one.chosen}
            onChange={(chosen) => onGiven(withAnswer(given, one, chosen))}
          />
        </li>
      ))}
      {path.questions.length === 0 && <li className="muted">{t('path.none')}</li>}
    </ol>
  )
}

function Serves({ question, itemOf }: { readonly question: PathQuestion; readonly itemOf: ItemOf }) {
  const t = useTexts('packages')
  const { serves } = question
  if (serves.length > 1) return <Tag kind="green">{t('path.serves', { count: serves.length })}</Tag>
  const [only] = serves
  return only === undefined ? null : <span className="muted small">{itemOf(only)?.name ?? only}</span>
}

interface ChoicesProps {
  readonly question: Question
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Choices({ question, chosen, onChange }: ChoicesProps) {
  const { text, type } = question
  const options = question.options.map(({ id, label }) => ({ value: id, label }))
  if (type === 'single')
    return <RadioList label={text} options={options} value={chosen[0]} onChange={(value) => onChange([value])} />
  const none = question.options.find(({ exclusive }) => exclusive === true)?.id
  return (
    <CheckboxGroup
      label={text}
      options={options}
      value={[...chosen]}
      onChange={onChange}
      {...(none === undefined ? {} : { none })}
    />
  )
}

interface MergedListProps {
  readonly pkg: PackageDocument
  readonly path: PackagePath
  readonly itemOf: ItemOf
}

/** The documents all items need together, each once; what an earlier item issues is not handed in. (CAT-11) */
export function MergedList({ pkg, path: { resolution, isDone, questions }, itemOf }: MergedListProps) {
  const t = useTexts('packages')
  const { status, merged, suppressed, before, after } = resolution
  if (status === 'stopped' || status === 'redirected') {
    const outcome = Object.values(resolution.perItem).find((one) => one.outcome !== null)?.outcome
    return <Band kind="amber">{outcome?.message ?? t('merged.stopped')}</Band>
  }
  if (!isDone || status !== 'complete')
    return (
      <EmptyState icon="list" title={t('merged.open', { count: questions.filter(({ isOpen }) => isOpen).length })} />
    )
  const nameOf = (id: string) => itemOf(id)?.name ?? id
  return (
    <>
      <p className="pk-lead">{t('merged.count', { before, after })}</p>
      <ol className="pk-merged">
        {merged.map(({ ref, party, name, usedBy }) => (
          <li key={`${ref} ${party}`}>
            <b>{name}</b> {usedBy.length > 1 && <Tag kind="green">{t('merged.shared', { count: usedBy.length })}</Tag>}
            <span className="muted small">{usedBy.map(nameOf).join('、')}</span>
          </li>
        ))}
      </ol>
      {suppressed.length > 0 && (
        <>
          <h3>{t('merged.spared', { count: suppressed.length })}</h3>
          <ul className="pk-merged spared">
            {suppressed.map(({ item, key, producedBy }) => (
              <li key={`${item} ${key}`}>
                <b>{itemOf(item)?.materials.find((material) => material.key === key)?.name ?? key}</b>
                <span className="muted small">
                  {t('merged.sparedOf', { item: nameOf(item), from: nameOf(producedBy) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="muted small">{t('merged.form', { name: pkg.mergedForm.name })}</p>
    </>
  )
}
