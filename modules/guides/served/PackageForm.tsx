import type { ItemOf, PackageDocument, PackageField, PackageForm } from '@yichuang/modules/packages/rules'
import type { GuideWords } from './words.ts'

interface FormPart {
  readonly pkg: PackageDocument
  readonly form: PackageForm
  readonly itemOf: ItemOf
  /** what a data element of the catalogue is called */
  readonly elementOf: (key: string) => string | undefined
  readonly say: GuideWords
}

/** What is filled in on the one form: first what several items want once, then what is left of each. (CAT-11, CAT-13) */
export function FormToFill({ pkg, form: { fields, asked }, itemOf, elementOf, say }: FormPart) {
  const { t } = say
  if (fields.length === 0) return null
  const nameOf = (id: string) => itemOf(id)?.name ?? id
  const shared = fields.filter(({ serves }) => serves.length > 1)
  const parts = [
    { key: '', title: t('package.form.shared'), fields: shared },
    ...pkg.items.map(({ item }) => ({
      key: item,
      title: t('package.form.own', { item: nameOf(item) }),
      fields: fields.filter(({ serves }) => serves.length === 1 && serves[0] === item),
    })),
  ].filter((part) => part.fields.length > 0)
  const notesOf = ({ isRequired, isConditional, serves, apartFrom }: PackageField) =>
    [
      ...(serves.length > 1 ? [serves.map(nameOf).join(t('and'))] : []),
      ...(isRequired ? [t('package.form.required')] : []),
      ...(isConditional ? [t('package.form.conditional')] : []),
      ...(apartFrom === undefined ? [] : [t('package.form.apart', { item: nameOf(apartFrom) })]),
    ].join(t('semicolon'))
  return (
    <div className="own form-to-fill">
      <h3>{pkg.mergedForm.name}</h3>
      <p>
        {t(asked.before > asked.after ? 'package.form.count' : 'package.form.all', {
          before: asked.before,
          after: asked.after,
        })}
      </p>
      {parts.map((part) => (
        <div key={part.key}>
          <h4>
            {part.title}
            <small>{t('package.form.fields', { count: part.fields.length })}</small>
          </h4>
          <ul className="plain">
            {part.fields.map((field) => (
              <li key={field.id}>
                {field.label ?? elementOf(field.id) ?? field.id}
                <small>{notesOf(field)}</small>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
