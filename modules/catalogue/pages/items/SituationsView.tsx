import { Card, EmptyState, Tag, useTexts } from '@yichuang/kit'
import type { Effects, Item, Option, Question, Rule } from '../../rules/index.ts'
import { nameIn } from './shown-item.ts'
import type { ShownItem, ViewProps } from './shown-item.ts'
import { useItemWords } from './use-item-words.ts'

/** The situation tree as an outline: questions, answers, and what each answer adds and removes. (CAT-03) */
export function SituationsView({ shown }: ViewProps) {
  const t = useTexts('catalogue')
  const { item } = shown
  const { questions } = item.situation
  const base = item.materials.filter((material) => material.base)
  return (
    <div className="item-stack">
      <Card title={t('item.baseMaterials')}>
        <p>{base.length === 0 ? t('item.none') : base.map(({ name }) => name).join(t('item.and'))}</p>
      </Card>
      {questions.length === 0 ? (
        <EmptyState title={t('item.noQuestions')} icon="tree" />
      ) : (
        <Card title={t('item.tree')} hint={t('item.treeHint')}>
          <Questions questions={questions} shown={shown} />
        </Card>
      )}
      {item.rules !== undefined && item.rules.length > 0 && (
        <Card title={t('item.rules')} hint={t('item.ruleHint')}>
          <ul className="item-list">
            {item.rules.map((rule) => (
              <li key={rule.id}>
                <When rule={rule} item={item} />
                <EffectList effects={rule} shown={shown} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function Questions({ questions, shown }: { readonly questions: readonly Question[]; readonly shown: ShownItem }) {
  const t = useTexts('catalogue')
  return (
    <ol className="item-tree">
      {questions.map((question) => (
        <li key={question.id}>
          <div className="item-row">
            <b>{question.text}</b>
            <span className="item-tags">
              <Tag kind="line">{t(question.type === 'single' ? 'item.single' : 'item.multi')}</Tag>
              <Tag kind="line">{t(question.required ? 'item.required' : 'item.optionalAnswer')}</Tag>
            </span>
          </div>
          <ul>
            {question.options.map((option) => (
              <Answer key={option.id} option={option} shown={shown} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Answer({ option, shown }: { readonly option: Option; readonly shown: ShownItem }) {
  const t = useTexts('catalogue')
  return (
    <li>
      <div className="item-row">
        <span>{option.label}</span>
        {option.exclusive === true && <Tag kind="line">{t('item.exclusive')}</Tag>}
      </div>
      {option.effects === undefined ? (
        <p className="muted small">{t('item.nothing')}</p>
      ) : (
        <EffectList effects={option.effects} shown={shown} />
      )}
      {option.next !== undefined && option.next.length > 0 && <Questions questions={option.next} shown={shown} />}
    </li>
  )
}

function EffectList({ effects, shown }: { readonly effects: Effects; readonly shown: ShownItem }) {
  const lines = useEffectLines(effects, shown)
  return (
    <ul className="item-effects">
      {lines.map(({ kind, text }) => (
        <li key={text} className={kind}>
          {text}
        </li>
      ))}
    </ul>
  )
}

interface EffectLine {
  readonly kind: 'add' | 'remove' | 'other' | 'end'
  readonly text: string
}

function useEffectLines(effects: Effects, shown: ShownItem): readonly EffectLine[] {
  const lines = [...useMaterialLines(effects, shown.item), ...useTermLines(effects, shown.item)]
  const t = useTexts('catalogue')
  const { outcome } = effects
  if (outcome === undefined) return lines
  const name = nameIn(shown.context.items, outcome.item) ?? t('item.none')
  return [...lines, { kind: 'end', text: t(`item.effect.${outcome.kind}`, { name, message: outcome.message }) }]
}

function useMaterialLines(effects: Effects, item: Item): readonly EffectLine[] {
  const t = useTexts('catalogue')
  const { word, copies, deferral } = useItemWords()
  const nameOf = (key: string) => item.materials.find((material) => material.key === key)?.name ?? key
  const names = (keys: readonly string[]) => keys.map(nameOf).join(t('item.and'))
  const { addMaterials: added = [], removeMaterials: removed = [], setMaterials: set = [] } = effects
  return [
    ...(added.length === 0 ? [] : [{ kind: 'add', text: t('item.effect.add', { names: names(added) }) } as const]),
    ...(removed.length === 0
      ? []
      : [{ kind: 'remove', text: t('item.effect.remove', { names: names(removed) }) } as const]),
    ...set.map(({ key, set: patch }) => {
      const change = [
        patch.copies === undefined ? '' : copies(patch.copies),
        patch.necessity === undefined ? '' : word(patch.necessity),
        patch.deferral === undefined ? '' : deferral(patch.deferral),
        patch.per ?? '',
      ].filter(Boolean)
      return {
        kind: 'other' as const,
        text: t('item.effect.set', { name: nameOf(key), change: change.join(t('item.and')) }),
      }
    }),
  ]
}

function useTermLines({ addProcedures = [], addFees = [], setLimits }: Effects, item: Item): readonly EffectLine[] {
  const t = useTexts('catalogue')
  const { procedure, length } = useItemWords()
  const procedures = item.specialProcedures.filter(({ id }) => addProcedures.includes(id)).map(procedure)
  const fees = item.fee.lines.filter(({ id }) => addFees.includes(id)).map(({ name }) => name)
  const and = t('item.and')
  const texts = [
    procedures.length === 0 ? '' : t('item.effect.procedures', { names: procedures.join(and) }),
    fees.length === 0 ? '' : t('item.effect.fees', { names: fees.join(and) }),
    setLimits?.statutory === undefined ? '' : t('item.effect.statutory', { length: length(setLimits.statutory) }),
    setLimits?.committed === undefined ? '' : t('item.effect.committed', { length: length(setLimits.committed) }),
  ]
  return texts.filter(Boolean).map((text) => ({ kind: 'other', text }))
}

/** A combination of answers in words. */
function When({ rule, item }: { readonly rule: Rule; readonly item: Item }) {
  const t = useTexts('catalogue')
  const labels = labelsOf(item.situation.questions)
  const answers = (choices: readonly string[]) =>
    choices
      .map((choice) => labels.get(choice))
      .map((label) => (label === undefined ? t('item.none') : t('item.answer', label)))
      .join(t('item.and'))
  const { all, any, none, atLeast } = rule.when
  return (
    <>
      {all !== undefined && <p>{t('item.when.all', { answers: answers(all) })}</p>}
      {any !== undefined && <p>{t('item.when.any', { answers: answers(any) })}</p>}
      {none !== undefined && <p>{t('item.when.none', { answers: answers(none) })}</p>}
      {atLeast !== undefined && <p>{t('item.when.atLeast', { count: atLeast.count, answers: answers(atLeast.of) })}</p>}
    </>
  )
}

function labelsOf(questions: readonly Question[]): Map<string, { question: string; option: string }> {
  return new Map(
    questions.flatMap(({ id, text, options }) =>
      options.flatMap((option) => [
        [`${id}.${option.id}`, { question: text, option: option.label }] as const,
        ...labelsOf(option.next ?? []),
      ]),
    ),
  )
}
