import { Button, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { Edit } from '../../rules/index.ts'
import { choiceOf, findQuestion, placesOf } from '../../rules/index.ts'
import type { Check } from './use-findings.ts'

type Tree = NonNullable<Check['tree']>
type Offer = NonNullable<Tree['order']>

interface OrderOfferProps {
  readonly item: Item
  readonly tree: Tree
  readonly onEdit: (edit: Edit) => void
}

/** 换个问法: the order in which people are asked least, from what they answered; one click takes it, one undo gives it back. (CAT-03) */
export function OrderOffer({ item, tree: { order, cases }, onEdit }: OrderOfferProps) {
  const t = useTexts('workshop')
  if (order === undefined) return null
  const { before, after, places } = order
  const now = new Map(
    placesOf(item.situation.questions).map(({ question, under }, index) => [question, { under, index }]),
  )
  const moved = places.filter(({ question, under }) => keyOf(now.get(question)?.under) !== keyOf(under))
  const top = places.filter(({ under }) => under === undefined)
  const textOf = (question: string) => findQuestion(item, question)?.question.text ?? question
  const figures = { before: before.toFixed(1), after: after.toFixed(1) }
  return (
    <section className="ws-offer" aria-label={t('order.title')}>
      <h3>{t('order.title')}</h3>
      <p>{t('order.saves', figures)}</p>
      <ol>
        {top.map(({ question }) => (
          <li key={question}>{textOf(question)}</li>
        ))}
      </ol>
      {moved.map(({ question, under }) => (
        <p key={question} className="small">
          {t('order.below', { question: textOf(question), answer: answerText(item, under) })}
        </p>
      ))}
      <div className="ws-go">
        <Button size="s" onClick={() => onEdit({ kind: 'order-questions', wish: { places } })}>
          {t('order.take')}
        </Button>
        <span className="muted small">{cases === 0 ? t('order.noCases') : t('order.cases', { count: cases })}</span>
      </div>
    </section>
  )
}

type Under = Offer['places'][number]['under']

function keyOf(under: Under): string {
  return under === undefined ? '' : choiceOf(under)
}

function answerText(item: Item, under: Under): string {
  if (under === undefined) return ''
  const options = findQuestion(item, under.question)?.question.options ?? []
  return options.find(({ id }) => id === under.option)?.label ?? under.option
}
