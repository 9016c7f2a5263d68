import { Button, Card, Checkbox, EmptyState, SelectField, Tag, TextField, useTexts } from '@yichuang/kit'
import type { Copy, Item, Material } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { deferredBy, necessities, withNecessity } from '../../rules/index.ts'
import type { Edit } from '../../rules/index.ts'
import { MaterialDrawer } from './MaterialDrawer.tsx'
import { PointsAndSample } from './samples/PointsAndSample.tsx'
import { whereAttached } from './where-attached.ts'

interface MaterialsFormProps {
  /** id of the draft, with which samples and answers are kept */
  readonly draft: string
  readonly item: Item
  readonly current: string | undefined
  readonly onCurrent: (key: string) => void
  readonly onEdit: (edit: Edit) => void
}

/** 材料: what the item asks for at all, each with its copies, necessity, sharing and review points. (CAT-05, CAT-06) */
export function MaterialsForm({ draft, item, current, onCurrent, onEdit }: MaterialsFormProps) {
  const t = useTexts('workshop')
  const [isAdding, setAdding] = useState(false)
  const material = item.materials.find(({ key }) => key === current) ?? item.materials[0]
  return (
    <div className="ws-materials">
      <Card title={t('material.all')} hint={t('material.count', { count: item.materials.length })} flush grow>
        <ul className="ws-material-list">
          {item.materials.map(({ key, name, base, share }) => (
            <li key={key}>
              <button type="button" aria-current={key === material?.key} onClick={() => onCurrent(key)}>
                <span className="grow">{name}</span>
                {base && <Tag kind="slate">{t('detail.everybody')}</Tag>}
                {share.available && <Tag kind="green">{t('library.shared')}</Tag>}
              </button>
            </li>
          ))}
        </ul>
        <div className="ws-add">
          <Button size="s" icon="plus" onClick={() => setAdding(true)}>
            {t('detail.addMaterial')}
          </Button>
        </div>
      </Card>
      {material === undefined ? (
        <EmptyState icon="document" title={t('material.none')} />
      ) : (
        <MaterialCard key={material.key} draft={draft} item={item} material={material} onEdit={onEdit} />
      )}
      {isAdding && (
        <MaterialDrawer
          item={item}
          onClose={() => setAdding(false)}
          onChosen={(chosen) => {
            setAdding(false)
            onEdit({ kind: 'add-material', wish: { material: chosen } })
          }}
        />
      )}
    </div>
  )
}

interface MaterialCardProps {
  readonly draft: string
  readonly item: Item
  readonly material: Material
  readonly onEdit: (edit: Edit) => void
}

function MaterialCard({ draft, item, material, onEdit }: MaterialCardProps) {
  const t = useTexts('workshop')
  const { key, name, base, issuer, necessity, deferral, share } = material
  const change = (part: Partial<Omit<Material, 'key' | 'base'>>) =>
    onEdit({ kind: 'change-material', wish: { key, change: part } })
  const where = whereAttached(item, key)
  return (
    <Card title={name} hint={base ? t('detail.everybody') : t('material.where', { count: where.length })} grow>
      <div className="ws-form">
        <div className="ws-grid">
          <TextField required label={t('material.name')} value={name} onChange={(value) => change({ name: value })} />
          <TextField
            required
            label={t('material.issuer')}
            value={issuer}
            onChange={(value) => change({ issuer: value })}
          />
          <SelectField
            required
            label={t('material.necessity')}
            options={necessities.map((value) => ({ value, label: value }))}
            value={necessity}
            onChange={(value) => change(withNecessity(value))}
          />
          {deferral.allowed && (
            <TextField
              required
              label={t('material.deferDays')}
              type="number"
              min="1"
              value={String(deferral.days?.value ?? 5)}
              onChange={(value) => change(deferredBy(Math.max(1, Math.trunc(Number(value)) || 1)))}
            />
          )}
        </div>
        <CopiesFields copies={material.copies} onChange={(copies) => change({ copies })} />
        <Checkbox
          checked={share.available}
          onChange={(available) =>
            change({ share: available ? { ...share, available, mode: share.mode ?? 'verify' } : { available } })
          }
        >
          {t('material.shared')}
        </Checkbox>
        <PointsAndSample draft={draft} material={material} onChange={change} />
        {where.length > 0 && (
          <section className="ws-where">
            <p className="ws-label">{t('material.whereTitle')}</p>
            <ul>
              {where.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
        )}
        <div className="ws-line-of">
          {!base && (
            <Button size="s" onClick={() => onEdit({ kind: 'ask-everybody', wish: { key } })}>
              {t('material.askEverybody')}
            </Button>
          )}
          <Button size="s" kind="danger" icon="trash" onClick={() => onEdit({ kind: 'drop-material', wish: { key } })}>
            {t('material.drop')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

const copyKinds = ['original submit', 'original verify', 'copy submit', 'electronic submit'] as const

function CopiesFields({
  copies,
  onChange,
}: {
  readonly copies: readonly Copy[]
  readonly onChange: (copies: readonly Copy[]) => void
}) {
  const t = useTexts('workshop')
  const countOf = (kind: string) => copies.find(({ form, action }) => `${form} ${action}` === kind)?.count ?? 0
  const set = (kind: (typeof copyKinds)[number], count: number) => {
    const others = copies.filter(({ form, action }) => `${form} ${action}` !== kind)
    const made = copyOf(kind, count)
    const next = count > 0 ? [...others, made] : others
    if (next.length > 0)
      onChange(copyKinds.flatMap((one) => next.filter(({ form, action }) => `${form} ${action}` === one)))
  }
  return (
    <div className="ws-copies">
      {copyKinds.map((kind) => (
        <TextField
          key={kind}
          label={t(`material.copy.${kind.replace(' ', '-')}`)}
          type="number"
          min="0"
          value={String(countOf(kind))}
          onChange={(value) => set(kind, Math.max(0, Math.trunc(Number(value)) || 0))}
        />
      ))}
    </div>
  )
}

function copyOf(kind: (typeof copyKinds)[number], count: number): Copy {
  const form = kind.startsWith('original') ? 'original' : kind.startsWith('copy') ? 'copy' : 'electronic'
  return { form, count, action: kind.endsWith('verify') ? 'verify' : 'submit' }
}
