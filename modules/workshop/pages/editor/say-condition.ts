import type { Item, Rule } from '@yichuang/modules/catalogue/rules'
import { standing } from '../../rules/index.ts'

type Say = (key: string, facts?: Readonly<Record<string, string | number>>) => string

/** The words of an answer as a condition names it. */
function sayChoice(item: Item, choice: string): string {
  const dot = choice.indexOf('.')
  const found = standing(item.situation.questions).find(({ question }) => question.id === choice.slice(0, dot))
  return found?.question.options.find(({ id }) => id === choice.slice(dot + 1))?.label ?? choice
}

/** A condition in words: these answers together, one of these, none of these, so many of these. */
export function sayCondition(item: Item, id: string, t: Say): string {
  const rule = item.rules?.find((one) => one.id === id)
  return rule === undefined ? id : sayWhen(item, rule.when, t)
}

function sayWhen(item: Item, { all, any, none, atLeast }: Rule['when'], t: Say): string {
  const names = (choices: readonly string[], by: string) => choices.map((one) => sayChoice(item, one)).join(by)
  const parts = [
    all === undefined ? undefined : names(all, t('condition.and')),
    any === undefined ? undefined : t('condition.anyOf', { names: names(any, t('condition.or')) }),
    atLeast === undefined
      ? undefined
      : t('condition.atLeastOf', { count: atLeast.count, names: names(atLeast.of, t('condition.or')) }),
    none === undefined ? undefined : t('condition.noneOf', { names: names(none, t('condition.or')) }),
  ]
  return parts.filter(Boolean).join(t('condition.and'))
}
