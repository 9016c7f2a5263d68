import { Ask, Button, Drawer, RadioList, TextField, useCall, useTexts } from '@yichuang/kit'
import { readItem, searchItems } from '@yichuang/modules/catalogue/contract'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { findQuestion, standing } from '../../rules/index.ts'
import type { Edit } from '../../rules/index.ts'

interface ReuseDrawerProps {
  readonly item: Item
  /** the question behind which the other one comes */
  readonly after: string
  readonly onEdit: (edit: Edit) => void
  readonly onClose: () => void
}

/** 复用: a question of another item with the materials its answers need. (CAT-07) */
export function ReuseDrawer({ item, after, onEdit, onClose }: ReuseDrawerProps) {
  const t = useTexts('workshop')
  const [q, setQ] = useState('')
  const [other, setOther] = useState<string>()
  const found = useCall(
    searchItems,
    { query: { ...(q.trim() === '' ? {} : { q: q.trim() }), limit: 10 } },
    { keepFormer: true },
  )
  const place = findQuestion(item, after)
  const take = (from: Item, question: string) => {
    const wanted = findQuestion(from, question)?.question
    if (wanted === undefined) return
    const under = place?.under === undefined ? {} : { under: place.under }
    onEdit({
      kind: 'reuse-question',
      wish: { question: wanted, materials: from.materials, ...under, index: (place?.index ?? 0) + 1 },
    })
    onClose()
  }
  return (
    <Drawer title={t('reuse.title')} onClose={onClose}>
      <div className="ws-form">
        <TextField type="search" label={t('open.search')} value={q} onChange={setQ} />
        <RadioList
          label={t('open.item')}
          options={(found.data?.rows ?? [])
            .filter(({ id }) => id !== item.id)
            .map(({ id, name, departmentName }) => ({ value: id, label: name, hint: departmentName }))}
          value={other}
          onChange={setOther}
        />
        {other !== undefined && <QuestionsOf key={other} id={other} onTake={take} />}
      </div>
    </Drawer>
  )
}

function QuestionsOf({ id, onTake }: { readonly id: string; readonly onTake: (from: Item, question: string) => void }) {
  const t = useTexts('workshop')
  const asked = useCall(readItem, { params: { id } })
  return (
    <Ask query={asked}>
      {(answer) => {
        const from = answer.item as Item
        return (
          <ul className="ws-library">
            {standing(from.situation.questions).map(({ question }) => (
              <li key={question.id}>
                <span className="grow">
                  <b>{question.text}</b>
                  <span className="muted small">{question.options.map(({ label }) => label).join('、')}</span>
                </span>
                <Button size="s" onClick={() => onTake(from, question.id)}>
                  {t('library.take')}
                </Button>
              </li>
            ))}
          </ul>
        )
      }}
    </Ask>
  )
}
