import type { CellValue, FormColumn, FormField, FormFinding, FormRow, FormValue } from '@yichuang/modules/forms/rules'
import { cellNameOf, nameOf } from '../rules/index.ts'
import type { Say } from './words.ts'

interface FieldProps {
  readonly t: Say
  readonly field: FormField
  readonly value: FormValue | undefined
  readonly findings: readonly FormFinding[]
  /** other fields wait for what is said here */
  readonly governs: boolean
}

/** One field of a form, whole without a script. */
export function FieldOf({ t, field, value, findings, governs }: FieldProps) {
  if (field.kind === 'table') return <TableOf t={t} field={field} value={value} findings={findings} />
  const [first] = findings
  const isWide = field.wide === true || field.kind === 'paragraph' || field.kind === 'multi'
  return (
    <div className={isWide ? 'field wide' : 'field'} data-governs={governs ? '' : undefined}>
      <CellOf
        t={t}
        column={{ ...field, kind: field.kind }}
        name={nameOf(field.id)}
        value={value as CellValue | undefined}
        problem={first === undefined ? undefined : wrongWords(t, first)}
      />
    </div>
  )
}

function wrongWords(t: Say, { code, limit }: FormFinding): string {
  return t(`wrong.${code}`, { limit: limit ?? '' })
}

interface CellProps {
  readonly t: Say
  readonly column: FormColumn
  readonly name: string
  readonly value: CellValue | undefined
  readonly problem: string | undefined
  /** what it is called for who does not see the head of its column */
  readonly spoken?: string
}

function CellOf(props: CellProps) {
  const { t, column, name, spoken } = props
  const { kind, label, required = false } = column
  const head = spoken ?? `${label}${required ? '' : t('optional')}`
  if (kind === 'yesNo' || kind === 'single' || kind === 'multi')
    return (
      <fieldset className={spoken === undefined ? 'choice' : 'choice bare'} {...saidOf(props)}>
        <legend>{head}</legend>
        <Choices {...props} />
        <After {...props} />
      </fieldset>
    )
  return (
    <label htmlFor={idOf(name)}>
      <span>{head}</span>
      <TextOf {...props} />
      <After {...props} />
    </label>
  )
}

const idOf = (name: string) => name.replaceAll(/[^\w-]/g, '-')

function saidOf({ name, problem }: Pick<CellProps, 'name' | 'problem'>) {
  return problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${idOf(name)}-wrong` }
}

/** How it is written, and what is wrong with it. */
function After({ column: { unit, help }, name, problem, spoken }: CellProps) {
  const hint = [unit, help].filter((part) => part !== undefined).join(' · ')
  return (
    <>
      {hint !== '' && spoken === undefined && <span className="hint">{hint}</span>}
      {problem !== undefined && (
        <span className="wrong" role="alert" id={`${idOf(name)}-wrong`}>
          {problem}
        </span>
      )}
    </>
  )
}

const modes: Readonly<Partial<Record<FormColumn['kind'], 'decimal' | 'tel'>>> = { number: 'decimal', phone: 'tel' }

function TextOf({ column: { kind, max }, name, value, ...rest }: CellProps) {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  const said = { id: idOf(name), name, defaultValue: text, ...saidOf({ name, problem: rest.problem }) }
  if (kind === 'paragraph') return <textarea {...said} rows={3} maxLength={max} />
  const most = kind === 'text' ? max : 200
  return <input {...said} type={kind === 'date' ? 'date' : 'text'} maxLength={most} inputMode={modes[kind]} />
}

function Choices({ t, column, name, value }: CellProps) {
  const { kind } = column
  const yesNo = [
    { id: 'yes', label: t('yes') },
    { id: 'no', label: t('no') },
  ]
  const chosen = value === true ? ['yes'] : value === false ? ['no'] : Array.isArray(value) ? value : [value]
  return (
    <div className="choices">
      {(kind === 'yesNo' ? yesNo : (column.options ?? [])).map(({ id, label }) => (
        <label key={id}>
          <input
            type={kind === 'multi' ? 'checkbox' : 'radio'}
            name={name}
            value={id}
            defaultChecked={chosen.includes(id)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  )
}

function TableOf({ t, field, value, findings }: Omit<FieldProps, 'governs'>) {
  const { id, label, help, columns = [], max } = field
  const rows: readonly FormRow[] = Array.isArray(value)
    ? value.filter((row): row is FormRow => typeof row === 'object')
    : []
  const whole = findings.find(({ row }) => row === undefined)
  const numbered = rows.map((row, at) => ({ row, at, key: `row ${at}` }))
  return (
    <fieldset className="field wide table">
      <legend>{`${label}${field.required === true ? '' : t('optional')}`}</legend>
      {help !== undefined && <span className="hint">{help}</span>}
      {numbered.map(({ row, at, key }) => (
        <div key={key} className="row" role="group" aria-label={t('form.row', { label, no: at + 1 })}>
          {columns.map((column) => (
            <CellOf
              key={column.id}
              t={t}
              column={column}
              name={cellNameOf(id, at, column.id)}
              value={row[column.id]}
              problem={
                findings.filter((one) => one.row === at && one.column === column.id).map((one) => wrongWords(t, one))[0]
              }
            />
          ))}
          <button type="submit" name="act" value={`drop ${id} ${at}`} className="act quiet">
            {t('form.drop', { no: at + 1 })}
          </button>
        </div>
      ))}
      {(max === undefined || rows.length < max) && (
        <button type="submit" name="act" value={`add ${id}`} className="act quiet">
          {t('form.add')}
        </button>
      )}
      {whole !== undefined && (
        <span className="wrong" role="alert">
          {wrongWords(t, whole)}
        </span>
      )}
    </fieldset>
  )
}
