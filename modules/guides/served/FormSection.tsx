import type { Item } from '@yichuang/modules/catalogue/rules'
import type { GuideWords } from './words.ts'

type Group = NonNullable<Item['form']>['groups'][number]
type Field = Group['fields'][number]

interface FormPart {
  readonly item: Pick<Item, 'form'>
  readonly say: GuideWords
}

/** Whether the item has a form that asks anything. */
export function hasForm({ form }: Pick<Item, 'form'>): boolean {
  return form !== undefined && form.groups.some(({ fields }) => fields.length > 0)
}

/** What the application form of the item asks for, so that it can be laid ready at home. (NET-05, CAT-13) */
export function FormSection({ item, say }: FormPart) {
  const { t } = say
  if (item.form === undefined || !hasForm(item)) return null
  return (
    <section id="form" aria-labelledby="form-title">
      <h2 id="form-title">{t('section.form')}</h2>
      <p>{t('form.lead')}</p>
      <div className="own form-to-fill">
        {item.form.groups.map((group) => (
          <div key={group.id}>
            <h4>
              {group.title}
              <small>{t('package.form.fields', { count: group.fields.length })}</small>
            </h4>
            <ul className="plain">
              {group.fields.map((field) => (
                <li key={field.id}>
                  {field.label}
                  <small>{notesOf(group, field, say)}</small>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function notesOf(
  { when: ofGroup }: Group,
  { required, when, prefill, columns = [] }: Field,
  { t }: GuideWords,
): string {
  return [
    ...(columns.length > 0 ? [columns.map(({ label }) => label).join(t('and'))] : []),
    ...(required === true ? [t('package.form.required')] : []),
    ...(when !== undefined || ofGroup !== undefined ? [t('form.conditional')] : []),
    ...(prefill === undefined ? [] : [t('form.prefilled')]),
  ].join(t('semicolon'))
}
