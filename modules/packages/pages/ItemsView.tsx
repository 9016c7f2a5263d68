import { Button, Card, Checkbox, EmptyState, Field, TextField, TextInput, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { criticalOf, needsAmong } from '../rules/index.ts'
import { ItemSearch } from './ItemSearch.tsx'
import { StageMap } from './StageMap.tsx'
import type { Composer } from './use-composer.ts'

/** 事项与顺序: which items, what each waits for, and what follows from that. (CAT-11) */
export function ItemsView({ composer }: { readonly composer: Composer }) {
  const t = useTexts('packages')
  const { pkg, itemOf, edit, addItem } = composer
  const [chosen, setChosen] = useState<string>()
  const open = pkg.items.some(({ item }) => item === chosen) ? chosen : undefined
  return (
    <>
      <Master composer={composer} />
      <Card title={t('items.title')} hint={t('items.hint')}>
        {pkg.items.length === 0 ? (
          <EmptyState icon="package" title={t('items.none')} />
        ) : (
          <StageMap
            pkg={pkg}
            itemOf={itemOf}
            critical={criticalOf(pkg, itemOf)}
            actsOf={(item) => (
              <>
                <span className="pk-acts">
                  <Button
                    size="s"
                    pressed={item === open}
                    label={t('items.changeOf', { name: itemOf(item)?.name ?? item })}
                    onClick={() => setChosen(item === open ? undefined : item)}
                  >
                    {t('items.change')}
                  </Button>
                  <Button
                    size="s"
                    kind="quiet"
                    label={t('items.removeOf', { name: itemOf(item)?.name ?? item })}
                    onClick={() => edit({ kind: 'remove-item', item })}
                  >
                    {t('items.remove')}
                  </Button>
                </span>
                {item === open && <Terms composer={composer} item={item} />}
              </>
            )}
          />
        )}
      </Card>
      <Card title={t('add.title')} hint={t('add.text')}>
        <ItemSearch taken={pkg.items.map(({ item }) => item)} onAdd={({ id }) => void addItem(id)} />
      </Card>
    </>
  )
}

function Terms({ composer, item }: { readonly composer: Composer; readonly item: string }) {
  const t = useTexts('packages')
  const { pkg, itemOf, edit } = composer
  const entry = pkg.items.find((one) => one.item === item)
  if (entry === undefined) return null
  const present = pkg.items.flatMap((one) => itemOf(one.item) ?? [])
  const needs = needsAmong(present).filter((need) => need.item === item)
  return (
    <div className="pk-terms">
      <Checkbox checked={entry.required} onChange={(isRequired) => edit({ kind: 'set-required', item, isRequired })}>
        {t('items.always')}
      </Checkbox>
      <p className="pk-label">{t('items.waits')}</p>
      {pkg.items
        .filter((one) => one.item !== item)
        .map(({ item: on }) => {
          const need = needs.find((one) => one.from === on)
          return (
            <Checkbox
              key={on}
              checked={entry.dependsOn.includes(on)}
              onChange={(isHeld) => edit({ kind: 'set-dependency', item, on, isHeld })}
            >
              {itemOf(on)?.name ?? on}
              {need !== undefined && (
                <span className="muted small"> {t('items.need', { name: need.materialName })}</span>
              )}
            </Checkbox>
          )
        })}
    </div>
  )
}

function Master({ composer }: { readonly composer: Composer }) {
  const t = useTexts('packages')
  const { pkg, edit } = composer
  const { committed } = pkg.limits
  const days = (typed: string) => {
    const value = Number(typed)
    if (/^\d{1,4}$/.test(typed)) edit({ kind: 'set-master', wish: { committed: { value, unit: 'workday' } } })
  }
  return (
    <Card title={t('master.title')}>
      <div className="pk-grid">
        <TextField
          label={t('new.name')}
          required
          value={pkg.name}
          maxLength={60}
          onChange={(name) => edit({ kind: 'set-master', wish: { name } })}
        />
        <Field label={t('master.days')} hint={t('master.daysHint')}>
          {(ids) => <TextInput {...ids} inputMode="numeric" value={String(committed.value)} onChange={days} />}
        </Field>
        <Words
          label={t('master.aliases')}
          hint={t('master.aliasesHint')}
          value={pkg.aliases}
          onChange={(aliases) => edit({ kind: 'set-master', wish: { aliases } })}
        />
      </div>
    </Card>
  )
}

interface WordsProps {
  readonly label: string
  readonly hint: string
  readonly value: readonly string[]
  readonly onChange: (words: readonly string[]) => void
}

/** Everyday words in one line; what is typed stays as typed until one goes on. */
function Words({ label, hint, value, onChange }: WordsProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <TextField
      label={label}
      hint={hint}
      value={typed ?? value.join('、')}
      onChange={(text) => {
        setTyped(text)
        const words = text.split(/[、,，;；\s]+/).filter((word) => word !== '')
        onChange([...new Set(words)])
      }}
    />
  )
}
