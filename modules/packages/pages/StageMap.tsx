import { Tag, useTexts } from '@yichuang/kit'
import { useItemWords } from '@yichuang/modules/catalogue/pages'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { ReactNode } from 'react'
import type { ItemOf, PackageDocument } from '../rules/index.ts'
import { useLength } from './use-length.ts'

interface StageMapProps {
  readonly pkg: PackageDocument
  readonly itemOf: ItemOf
  /** items that decide how long it takes */
  readonly critical?: readonly string[]
  /** what can be done with an item, where somebody composes */
  readonly actsOf?: (item: string) => ReactNode
}

const none: readonly string[] = []

/** The items by stage, side by side what goes in parallel, each with what it waits for. (CAT-11) */
export function StageMap({ pkg, itemOf, critical = none, actsOf }: StageMapProps) {
  const t = useTexts('packages')
  const stages = [...new Set(pkg.items.map(({ stage }) => stage))].toSorted((one, other) => one - other)
  return (
    <ol className="pk-stages">
      {stages.map((stage, index) => {
        const own = pkg.items.filter((entry) => entry.stage === stage)
        return (
          <li key={stage}>
            <h3>
              {t('stage.title', { number: index + 1 })}
              {own.length > 1 && <span className="muted small">{t('stage.parallel', { count: own.length })}</span>}
            </h3>
            <ul>
              {own.map(({ item, required, dependsOn }) => (
                <li key={item} className={critical.includes(item) ? 'pk-item critical' : 'pk-item'}>
                  <ItemCard id={item} item={itemOf(item)} isRequired={required} />
                  {dependsOn.length > 0 && (
                    <p className="muted small">
                      {t('stage.after', { items: dependsOn.map((id) => itemOf(id)?.name ?? id).join('、') })}
                    </p>
                  )}
                  {actsOf?.(item)}
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

interface ItemCardProps {
  readonly id: string
  readonly item: Item | undefined
  readonly isRequired: boolean
}

function ItemCard({ id, item, isRequired }: ItemCardProps) {
  const t = useTexts('packages')
  const length = useLength()
  const { word } = useItemWords()
  if (item === undefined)
    return (
      <p>
        <b>{id}</b> <Tag kind="red">{t('stage.gone')}</Tag>
      </p>
    )
  return (
    <>
      <b>{item.name}</b>
      <span className="pk-tags">
        <Tag kind="line">{word(item.handling)}</Tag>
        <Tag kind="slate">{length(item.limits.committed)}</Tag>
        {!isRequired && <Tag kind="amber">{t('stage.optional')}</Tag>}
      </span>
    </>
  )
}
