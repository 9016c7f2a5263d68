import { Button, Drawer, ProblemNote, TextAreaField, TextField, useAct, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { listPackages, openPackageDraft } from '../contract.ts'
import { ItemSearch } from './ItemSearch.tsx'

interface Named {
  readonly id: string
  readonly name: string
}

interface NewPackageDrawerProps {
  /** items somebody begins with, as the case history proposes them */
  readonly proposed?: readonly Named[]
  readonly reason?: string
  readonly onClose: () => void
  readonly onOpened: (draft: string) => void
}

const none: readonly Named[] = []

/** 新编一件事: a name and the items it begins with; everything else is made from the items. (CAT-11) */
export function NewPackageDrawer({ proposed = none, reason: first = '', onClose, onOpened }: NewPackageDrawerProps) {
  const t = useTexts('packages')
  const [name, setName] = useState('')
  const [items, setItems] = useState<readonly Named[]>(proposed)
  const [reason, setReason] = useState(first)
  const [isTried, setTried] = useState(false)
  const open = useAct(openPackageDraft, { refresh: [listPackages], onDone: ({ id }) => onOpened(id) })
  const isNamed = name.trim() !== ''
  const act = () => {
    setTried(true)
    if (!isNamed || items.length < 2) {
      document.querySelector<HTMLInputElement>(`.pk-new input[type="${isNamed ? 'search' : 'text'}"]`)?.focus()
      return
    }
    void open.act({ body: { fresh: { name: name.trim(), items: items.map(({ id }) => id) }, reason: reason.trim() } })
  }
  return (
    <Drawer
      title={t('new.title')}
      width="m"
      onClose={onClose}
      footer={
        <Button kind="primary" hotkey="F9" busy={open.isBusy} onClick={act}>
          {t('new.act')}
        </Button>
      }
    >
      <div className="pk-form pk-new">
        <TextField
          label={t('new.name')}
          hint={t('new.nameHint')}
          required
          value={name}
          onChange={setName}
          problem={isTried && !isNamed ? t('missing') : undefined}
        />
        <ItemSearch taken={items.map(({ id }) => id)} onAdd={(item) => setItems([...items, item])} />
        {isTried && items.length < 2 && <p className="pk-wrong">{t('new.tooFew')}</p>}
        {items.length > 0 && (
          <ul className="pk-chosen" aria-label={t('new.chosen')}>
            {items.map(({ id, name: itemName }) => (
              <li key={id}>
                <span>{itemName}</span>
                <Button
                  size="s"
                  kind="quiet"
                  label={t('new.removeOf', { name: itemName })}
                  onClick={() => setItems(items.filter((one) => one.id !== id))}
                >
                  {t('new.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <TextAreaField label={t('new.reason')} rows={3} maxLength={500} value={reason} onChange={setReason} />
        <ProblemNote problem={open.problem} />
      </div>
    </Drawer>
  )
}
