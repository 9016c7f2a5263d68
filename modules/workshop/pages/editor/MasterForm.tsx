import { Button, Card, CheckboxGroup, SelectField, TextAreaField, TextField, useTexts } from '@yichuang/kit'
import { useItemWords } from '@yichuang/modules/catalogue/pages'
import type { Item, LimitValue } from '@yichuang/modules/catalogue/rules'
import { checkMaster, masterChoices as choices } from '../../rules/index.ts'
import type { Edit, MasterMember } from '../../rules/index.ts'
import { FeeFields } from './FeeFields.tsx'
import { basisOf, lineMembers, linesOf, numbered, optionsOf } from './master-fields.ts'

interface MasterFormProps {
  readonly item: Item
  readonly onEdit: (edit: Edit) => void
}

interface GroupProps extends MasterFormProps {
  readonly set: (member: MasterMember, value: unknown) => void
  /** the sentences of what does not fit at a place */
  readonly wrong: (pointer: string) => string | undefined
}

/** 事项信息: the master data in groups, what does not fit together said beside the field as one types. (CAT-01) */
export function MasterForm({ item, onEdit }: MasterFormProps) {
  const t = useTexts('workshop')
  const findings = checkMaster(item)
  const group: GroupProps = {
    item,
    onEdit,
    set: (member, value) => onEdit({ kind: 'set-master', wish: { member, value } }),
    wrong: (pointer) => {
      const own = findings.filter((finding) => finding.pointer === pointer)
      return own.length === 0 ? undefined : own.map(({ code }) => t(`master.wrong.${code}`)).join(' ')
    },
  }
  return (
    <div className="ws-master">
      <BasicGroup {...group} />
      <ServiceGroup {...group} />
      <LimitGroup {...group} />
      <Card title={t('master.fee')}>
        <FeeFields {...group} />
      </Card>
      <BasisGroup {...group} />
      <ResultGroup {...group} />
    </div>
  )
}

function BasicGroup({ item, set, wrong }: GroupProps) {
  const t = useTexts('workshop')
  const { word } = useItemWords()
  return (
    <Card title={t('master.basic')}>
      <div className="ws-grid">
        <TextField
          required
          label={t('master.name')}
          value={item.name}
          onChange={(name) => set('name', name)}
          problem={wrong('/name')}
        />
        <TextField
          required
          label={t('master.mainItem')}
          value={item.mainItem.name}
          onChange={(name) => set('mainItem', { ...item.mainItem, name })}
        />
        <SelectField
          required
          label={t('master.type')}
          options={optionsOf(choices.type, [item.type]).map((value) => ({ value, label: word(value) }))}
          value={item.type}
          onChange={(type) => set('type', type)}
        />
        <TextField
          required
          label={t('master.code')}
          hint={t('master.codeHint')}
          maxLength={12}
          value={item.codes.basic ?? ''}
          onChange={(basic) => set('codes', { ...item.codes, basic: basic === '' ? null : basic })}
        />
        {lineMembers.slice(0, 1).map((member) => (
          <Lines key={member} member={member} lines={item[member]} set={set} />
        ))}
      </div>
    </Card>
  )
}

interface LinesProps extends Pick<GroupProps, 'set'> {
  readonly member: (typeof lineMembers)[number]
  readonly lines: readonly string[]
}

function Lines({ member, lines, set }: LinesProps) {
  const t = useTexts('workshop')
  return (
    <TextAreaField
      label={t(`master.${member}`)}
      hint={t('master.oneALine')}
      rows={Math.min(6, Math.max(3, lines.length + 1))}
      value={lines.join('\n')}
      onChange={(text) => set(member, text.endsWith('\n') ? [...linesOf(text), ''] : linesOf(text))}
    />
  )
}

function ServiceGroup({ item, set, wrong }: GroupProps) {
  const t = useTexts('workshop')
  return (
    <Card title={t('master.service')}>
      <div className="ws-groups">
        {(['objects', 'levels', 'channels'] as const).map((member) => (
          <div key={member}>
            <p className="ws-label">{t(`master.${member}`)}</p>
            <CheckboxGroup
              label={t(`master.${member}`)}
              options={optionsOf(choices[member], item[member]).map((value) => ({ value, label: value }))}
              value={item[member]}
              onChange={(values) => set(member, values)}
            />
            {wrong(`/${member}`) !== undefined && <p className="ws-wrong">{wrong(`/${member}`)}</p>}
          </div>
        ))}
      </div>
    </Card>
  )
}

function LimitGroup({ item, set, wrong }: GroupProps) {
  const t = useTexts('workshop')
  const { word } = useItemWords()
  return (
    <Card title={t('master.limits')}>
      <div className="ws-grid">
        <SelectField
          required
          label={t('master.handling')}
          options={choices.handling.map((value) => ({ value, label: word(value) }))}
          value={item.handling}
          onChange={(handling) => set('handling', handling)}
        />
        <TextField
          required
          label={t('master.visits')}
          type="number"
          min="0"
          value={String(item.visits)}
          onChange={(value) => set('visits', numberOf(value))}
          problem={wrong('/visits')}
        />
        {(['statutory', 'committed'] as const).map((which) => (
          <LimitFields
            key={which}
            label={t(`master.${which}`)}
            limit={item.limits[which]}
            onChange={(limit) => set('limits', { ...item.limits, [which]: limit })}
            problem={wrong(`/limits/${which}`)}
          />
        ))}
      </div>
    </Card>
  )
}

function numberOf(text: string): number {
  return Math.max(0, Math.trunc(Number(text)) || 0)
}

interface LimitFieldsProps {
  readonly label: string
  readonly limit: LimitValue
  readonly onChange: (limit: LimitValue) => void
  readonly problem: string | undefined
}

function LimitFields({ label, limit, onChange, problem }: LimitFieldsProps) {
  const t = useTexts('workshop')
  return (
    <div className="ws-limit">
      <TextField
        required
        label={label}
        type="number"
        min="0"
        value={String(limit.value)}
        onChange={(value) => onChange({ ...limit, value: numberOf(value) })}
        problem={problem}
      />
      <SelectField
        required
        label={t('master.unitOf', { name: label })}
        options={choices.units.map((value) => ({ value, label: t(`master.unit.${value}`) }))}
        value={limit.unit}
        onChange={(unit) => onChange({ ...limit, unit })}
      />
    </div>
  )
}

function BasisGroup({ item, set, wrong }: GroupProps) {
  const t = useTexts('workshop')
  const change = (index: number, basis: Item['legalBasis'][number]) =>
    set(
      'legalBasis',
      item.legalBasis.map((one, at) => (at === index ? basisOf(basis) : one)),
    )
  return (
    <Card title={t('master.basis')}>
      <div className="ws-form">
        {numbered(item.legalBasis).map(({ entry: basis, index, key }) => (
          // Laws have no ids; their place is what tells them apart while one types.
          <div key={key} className="ws-law">
            <TextField
              required
              label={t('master.law')}
              value={basis.law}
              onChange={(law) => change(index, { ...basis, law })}
            />
            <TextField
              required
              label={t('master.article')}
              value={basis.article ?? ''}
              onChange={(article) => change(index, { ...basis, article })}
            />
            <Button
              size="s"
              icon="trash"
              label={t('master.removeLaw', { name: basis.law })}
              onClick={() =>
                set(
                  'legalBasis',
                  item.legalBasis.filter((_, at) => at !== index),
                )
              }
            />
          </div>
        ))}
        {wrong('/legalBasis') !== undefined && <p className="ws-wrong">{wrong('/legalBasis')}</p>}
        <Button size="s" icon="plus" onClick={() => set('legalBasis', [...item.legalBasis, { law: '' }])}>
          {t('master.addLaw')}
        </Button>
        <Lines member="conditions" lines={item.conditions} set={set} />
      </div>
    </Card>
  )
}

function ResultGroup({ item, set, wrong }: GroupProps) {
  const t = useTexts('workshop')
  return (
    <Card title={t('master.results')}>
      <div className="ws-form">
        {numbered(item.results).map(({ entry: result, index, key }) => (
          <TextField
            key={key}
            label={t('master.result', { number: index + 1 })}
            value={result.name}
            onChange={(name) =>
              set(
                'results',
                item.results.map((one, at) => (at === index ? { ...one, name } : one)),
              )
            }
          />
        ))}
        {wrong('/results') !== undefined && <p className="ws-wrong">{wrong('/results')}</p>}
        <Button size="s" icon="plus" onClick={() => set('results', [...item.results, { name: '' }])}>
          {t('master.addResult')}
        </Button>
      </div>
    </Card>
  )
}
