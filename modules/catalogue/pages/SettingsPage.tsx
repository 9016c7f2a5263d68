import { DataTable, Page, Tag, TextInput, useCall, useTable, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { listItemSettings } from '../contract/settings.ts'
import { useItemWords } from './items/use-item-words.ts'
import './catalogue.css'

/** 事项设置: the items one may set, those with settings of their own marked. (CAT-13) */
export function SettingsPage() {
  const t = useTexts('catalogue')
  const { word } = useItemWords()
  const navigate = useNavigate()
  const [phrase, setPhrase] = useState('')
  const table = useTable(listItemSettings, { size: 200 })
  const q = phrase.trim()
  const list = useCall(listItemSettings, { query: q === '' ? {} : { q } }, { keepFormer: true })
  const addressOf = (item: string) => `/work/item-settings/${item}`
  return (
    <Page title={t('settings.title')} hint={t('settings.hint')}>
      <div className="terms-page">
        <TextInput
          type="search"
          aria-label={t('settings.find')}
          placeholder={t('settings.find')}
          value={phrase}
          onChange={setPhrase}
        />
        <DataTable
          label={t('settings.title')}
          table={table}
          answer={list}
          rowKey={({ item }) => item}
          onOpen={({ item }) => void navigate(addressOf(item))}
          columns={[
            {
              key: 'name',
              title: t('settings.item'),
              cell: ({ item, name }) => <Link to={addressOf(item)}>{name}</Link>,
              text: ({ name }) => name,
            },
            {
              key: 'department',
              title: t('delegations.department'),
              width: 200,
              cell: ({ departmentName }) => departmentName,
              text: ({ departmentName }) => departmentName,
            },
            {
              key: 'handling',
              title: t('settings.handling'),
              width: 110,
              cell: ({ handling }) => word(handling),
              text: ({ handling }) => word(handling),
            },
            {
              key: 'own',
              title: t('settings.own'),
              width: 160,
              cell: ({ own }) =>
                own === 0 ? (
                  <span className="muted">{t('settings.asCatalogue')}</span>
                ) : (
                  <Tag kind="blue">{t('settings.ownCount', { count: own })}</Tag>
                ),
              text: ({ own }) => String(own),
            },
          ]}
          empty={{ title: t('settings.emptyTitle'), text: t('settings.emptyText') }}
          exportName={t('settings.title')}
        />
      </div>
    </Page>
  )
}
