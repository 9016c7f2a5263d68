import { Card, EmptyState, Tag, useTexts } from '@yichuang/kit'
import { useMemo } from 'react'
import { packageForm } from '../rules/index.ts'
import type { Given, ItemOf, PackageDocument, PackageField } from '../rules/index.ts'

/** What the codes of fields are called. */
export type Elements = readonly { readonly key: string; readonly label: string }[]

interface MergedFormProps {
  readonly pkg: PackageDocument
  readonly given: Given
  readonly itemOf: ItemOf
  readonly elements: Elements
  /** whose answers these are */
  readonly hint: string
}

/** The one form for some answers: what several items want is asked once and says for whom, the rest item by item. (CAT-11) */
export function MergedForm({ pkg, given, itemOf, elements, hint }: MergedFormProps) {
  const t = useTexts('packages')
  const { fields, asked } = useMemo(() => packageForm(pkg, given, itemOf), [pkg, given, itemOf])
  const names = useMemo(() => new Map(elements.map(({ key, label }) => [key, label])), [elements])
  const shared = fields.filter(({ serves }) => serves.length > 1)
  const shown = { itemOf, names }
  return (
    <Card title={pkg.mergedForm.name} hint={hint}>
      {fields.length === 0 ? (
        <EmptyState icon="list" title={t('form.none')} />
      ) : (
        <>
          <p className="pk-lead">{t('form.merged', { before: asked.before, after: asked.after })}</p>
          {shared.length > 0 && (
            <section aria-label={t('form.shared')}>
              <h3>
                {t('form.shared')} <span className="muted small">{t('form.count', { count: shared.length })}</span>
              </h3>
              <Fields {...shown} fields={shared} />
            </section>
          )}
          <div className="pk-apart">
            {pkg.items.map(({ item }) => {
              const own = fields.filter(({ serves }) => serves.length === 1 && serves[0] === item)
              const name = itemOf(item)?.name ?? item
              return (
                own.length > 0 && (
                  <section key={item} aria-label={t('form.own', { item: name })}>
                    <h3>
                      {t('form.own', { item: name })}{' '}
                      <span className="muted small">{t('form.count', { count: own.length })}</span>
                    </h3>
                    <Fields {...shown} fields={own} />
                  </section>
                )
              )
            })}
          </div>
        </>
      )}
    </Card>
  )
}

interface FieldsProps {
  readonly fields: readonly PackageField[]
  readonly itemOf: ItemOf
  readonly names: ReadonlyMap<string, string>
}

function Fields({ fields, itemOf, names }: FieldsProps) {
  const t = useTexts('packages')
  const nameOf = (id: string) => itemOf(id)?.name ?? id
  return (
    <ul className="pk-fields">
      {fields.map(({ id, label, isRequired, isConditional, serves, apartFrom }) => (
        <li key={id}>
          <span className="pk-tags">
            <b>{label ?? names.get(id) ?? id}</b>
            {isRequired && <Tag kind="line">{t('form.required')}</Tag>}
            {isConditional && <Tag kind="slate">{t('form.conditional')}</Tag>}
            {apartFrom !== undefined && <Tag kind="amber">{t('form.apart', { item: nameOf(apartFrom) })}</Tag>}
          </span>
          {serves.length > 1 && <span className="muted small">{serves.map(nameOf).join(t('comma'))}</span>}
        </li>
      ))}
    </ul>
  )
}
