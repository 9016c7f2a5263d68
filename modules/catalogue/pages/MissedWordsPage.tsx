import { Button, DataTable, MomentText, Page, Tag, useCall, useTable, useTexts, Views } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useState } from 'react'
import { listMissedSearches } from '../contract/search.ts'
import { AddWordDrawer, DismissWordDrawer, RemoveWordDrawer } from './WordDrawers.tsx'
import type { MissedWords } from './WordDrawers.tsx'
import './catalogue.css'

type Words = ReturnType<typeof useTexts>
type Act = 'add' | 'dismiss' | 'remove'

const states = ['open', 'added', 'dismissed'] as const

/** 没找到的词: what people looked for in vain, and what the keepers of the catalogue make of it. (CON-08) */
export function MissedWordsPage() {
  const t = useTexts('catalogue')
  const [chosen, setChosen] = useState<{ readonly act: Act; readonly words: MissedWords }>()
  const table = useTable(listMissedSearches, { filters: ['state'] })
  const list = useCall(listMissedSearches, { query: table.query })
  const state = table.filterValues('state')[0] ?? 'open'
  const close = () => setChosen(undefined)
  const views = states.map((one) => ({
    label: t(`words.state.${one}`),
    to: `/work/missed-words${one === 'open' ? '' : `?state=${one}`}`,
    current: one === state,
    ...(one === state && list.data?.total !== undefined ? { count: list.data.total } : {}),
  }))
  return (
    <Page title={t('words.title')} hint={t('words.hint')} views={<Views label={t('words.views')} views={views} />}>
      <DataTable
        label={t('words.title')}
        table={table}
        answer={list}
        rowKey={({ phrase }) => phrase}
        columns={columnsOf(t, state, (act, words) => setChosen({ act, words }))}
        empty={{ title: t(`words.empty.${state}`), text: t('words.emptyText') }}
        exportName={t('words.title')}
      />
      {chosen?.act === 'add' && <AddWordDrawer words={chosen.words} onClose={close} />}
      {chosen?.act === 'dismiss' && <DismissWordDrawer words={chosen.words} onClose={close} />}
      {chosen?.act === 'remove' && <RemoveWordDrawer words={chosen.words} onClose={close} />}
    </Page>
  )
}

type Column = TableColumn<MissedWords>

function columnsOf(t: Words, state: string, onAct: (act: Act, words: MissedWords) => void): readonly Column[] {
  const counts: readonly Column[] = [
    {
      key: 'phrase',
      title: t('words.phrase'),
      width: 220,
      cell: ({ phrase }) => <b>{phrase}</b>,
      text: ({ phrase }) => phrase,
    },
    {
      key: 'count',
      title: t('words.count'),
      width: 80,
      cell: ({ count }) => t('words.times', { count }),
      text: ({ count }) => String(count),
    },
    {
      key: 'places',
      title: t('words.places'),
      width: 200,
      cell: ({ places }) => (
        <span className="terms-tags">
          {places.map(({ place, count }) => (
            <Tag key={place} kind="line">
              {t(`words.place.${place}`)} {count}
            </Tag>
          ))}
        </span>
      ),
      text: ({ places }) => places.map(({ place, count }) => `${t(`words.place.${place}`)} ${count}`).join(' '),
    },
    {
      key: 'lastAt',
      title: t('words.lastAt'),
      width: 130,
      cell: ({ lastAt }) => <MomentText at={lastAt} form="long" />,
      text: ({ lastAt }) => lastAt,
    },
  ]
  return [...counts, ...(state === 'open' ? openColumns(t, onAct) : settledColumns(t, state, onAct))]
}

function openColumns(t: Words, onAct: (act: Act, words: MissedWords) => void): readonly Column[] {
  return [
    {
      key: 'proposed',
      title: t('words.proposed'),
      cell: ({ proposed }) =>
        proposed === undefined ? (
          <span className="muted">{t('words.nothingNear')}</span>
        ) : (
          <span className="terms-two">
            <span>{proposed.name}</span>
            <span className="muted small">{proposed.departmentName}</span>
          </span>
        ),
      text: ({ proposed }) => proposed?.name ?? '',
    },
    {
      key: 'act',
      title: t('words.act'),
      width: 180,
      cell: (words) => (
        <span className="terms-tags">
          <Button size="s" onClick={() => onAct('add', words)}>
            {t('words.add')}
          </Button>
          <Button size="s" kind="quiet" onClick={() => onAct('dismiss', words)}>
            {t('words.dismiss')}
          </Button>
        </span>
      ),
      text: () => '',
    },
  ]
}

function settledColumns(t: Words, state: string, onAct: (act: Act, words: MissedWords) => void): readonly Column[] {
  const isAdded = state === 'added'
  return [
    {
      key: 'outcome',
      title: t(isAdded ? 'words.item' : 'words.reason'),
      cell: ({ item, reason, settledByName, settledAt }) => (
        <span className="terms-two">
          <span>{isAdded ? (item?.name ?? t('words.itemGone')) : reason}</span>
          <span className="muted small">
            {settledByName} {settledAt !== undefined && <MomentText at={settledAt} form="long" />}
          </span>
        </span>
      ),
      text: ({ item, reason }) => (isAdded ? (item?.name ?? '') : (reason ?? '')),
    },
    {
      key: 'act',
      title: t('words.act'),
      width: 110,
      cell: (words) => (
        <Button
          size="s"
          {...(isAdded && words.item === undefined ? { disabledReason: t('words.itemGone') } : {})}
          onClick={() => onAct(isAdded ? 'remove' : 'add', words)}
        >
          {t(isAdded ? 'words.remove' : 'words.add')}
        </Button>
      ),
      text: () => '',
    },
  ]
}
