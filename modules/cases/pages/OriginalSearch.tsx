import { Button, DataTable, EmptyState, Card, TextInput, useCall, useTable, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { listOriginals } from '../contract.ts'
import { originalColumns } from './OriginalColumns.tsx'

/** Who has which original: by the number of the case or its end, the applicant, or the material. */
export function OriginalSearch() {
  const t = useTexts('cases')
  const [search, setSearch] = useSearchParams()
  const q = search.get('q') ?? ''
  const [phrase, setPhrase] = useState(q)
  const find = () => setSearch({ box: 'search', q: phrase.trim() })
  return (
    <div className="custody-search">
      <Card>
        <div className="custody-find" ref={(place) => place?.querySelector('input')?.focus()}>
          <TextInput
            aria-label={t('custody.findLabel')}
            type="search"
            value={phrase}
            placeholder={t('custody.findHint')}
            onChange={setPhrase}
            onEnter={find}
          />
          <Button kind="primary" icon="search" onClick={find}>
            {t('custody.find')}
          </Button>
        </div>
      </Card>
      {q === '' ? (
        <Card>
          <EmptyState icon="search" title={t('custody.findTitle')} text={t('custody.findText')} />
        </Card>
      ) : (
        <Found key={q} q={q} />
      )}
    </div>
  )
}

function Found({ q }: { readonly q: string }) {
  const t = useTexts('cases')
  const navigate = useNavigate()
  const table = useTable(listOriginals)
  const list = useCall(listOriginals, { query: { ...table.query, q } }, { topics: ['cases'] })
  return (
    <DataTable
      label={t('custody.boxes.search')}
      table={table}
      answer={list}
      rowKey={({ id, original }) => `${id}/${original}`}
      onOpen={({ id, sheetNo }) =>
        void navigate(sheetNo === null ? `/work/applications/${id}` : `/work/custody/${sheetNo}`)
      }
      columns={originalColumns(t, 'everywhere')}
      empty={{ title: t('custody.noneTitle', { phrase: q }), text: t('custody.noneText'), icon: 'search' }}
      exportName={t('custody.boxes.search')}
    />
  )
}
