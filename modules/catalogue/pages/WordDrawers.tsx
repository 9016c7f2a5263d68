import { ConfirmAct, FactList, TextAreaField, useAct, useSession, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { addEverydayWord, dismissMissedSearch, listMissedSearches, removeEverydayWord } from '../contract/search.ts'
import { OneItemField } from './OneItemField.tsx'
import type { PickedItem } from './ItemPicker.tsx'

export type MissedWords = (typeof listMissedSearches.answer.static)['rows'][number]

interface WordDrawerProps {
  readonly words: MissedWords
  readonly onClose: () => void
}

/** 补充: the words become an everyday word of an item, and every search finds it by them. */
export function AddWordDrawer({ words: { phrase, proposed }, onClose }: WordDrawerProps) {
  const t = useTexts('catalogue')
  const toast = useToast()
  const { roles, department } = useSession()
  const [item, setItem] = useState<PickedItem | undefined>(proposed)
  const [isTried, setTried] = useState(false)
  const add = useAct(addEverydayWord, {
    onDone: () => {
      toast({ text: t('words.added', { phrase, name: item?.name ?? '' }) })
      onClose()
    },
    refresh: [listMissedSearches],
  })
  const act = () => {
    setTried(true)
    if (item !== undefined) void add.act({ body: { phrase, item: item.id } })
  }
  const isOwnOnly = roles.includes('department-administrator')
  return (
    <ConfirmAct
      title={t('words.addTitle', { phrase })}
      act={t('words.addAct')}
      consequence={t('words.addConsequence', { phrase })}
      busy={add.isBusy}
      problem={add.problem}
      onAct={act}
      onClose={onClose}
    >
      <OneItemField
        department={isOwnOnly ? (department?.id ?? '') : ''}
        item={item}
        onItem={setItem}
        problem={isTried && item === undefined ? t('words.chooseItem') : undefined}
      />
    </ConfirmAct>
  )
}

/** 搁置: no item of this place is meant. */
export function DismissWordDrawer({ words: { phrase }, onClose }: WordDrawerProps) {
  const t = useTexts('catalogue')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const dismiss = useAct(dismissMissedSearch, {
    onDone: () => {
      toast({ text: t('words.dismissed', { phrase }) })
      onClose()
    },
    refresh: [listMissedSearches],
  })
  const act = () => {
    setTried(true)
    if (reason.trim() !== '') void dismiss.act({ body: { phrase, reason: reason.trim() } })
  }
  return (
    <ConfirmAct
      title={t('words.dismissTitle', { phrase })}
      act={t('words.dismissAct')}
      consequence={t('words.dismissConsequence')}
      busy={dismiss.isBusy}
      problem={dismiss.problem}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        label={t('words.reason')}
        hint={t('words.reasonHint')}
        required
        rows={2}
        maxLength={200}
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('missing') : undefined}
      />
    </ConfirmAct>
  )
}

/** 撤掉: words that were given to the wrong item. */
export function RemoveWordDrawer({ words: { phrase, item }, onClose }: WordDrawerProps) {
  const t = useTexts('catalogue')
  const toast = useToast()
  const remove = useAct(removeEverydayWord, {
    onDone: () => {
      toast({ text: t('words.removed', { phrase }) })
      onClose()
    },
    refresh: [listMissedSearches],
  })
  return (
    <ConfirmAct
      title={t('words.removeTitle', { phrase })}
      act={t('words.removeAct')}
      consequence={t('words.removeConsequence', { phrase })}
      busy={remove.isBusy}
      problem={remove.problem}
      onAct={() => item !== undefined && void remove.act({ body: { phrase, item: item.id } })}
      onClose={onClose}
    >
      <FactList facts={[{ term: t('items.title'), value: item?.name ?? '' }]} />
    </ConfirmAct>
  )
}
