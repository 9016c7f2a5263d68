import { Ask, Button, Card, EmptyState, MomentText, Page, TextField, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { findHistories } from '../contract.ts'
import './supervision.css'

/** 办件经过: find a case by number or name, then see what happened to it and who looked at it. */
export function HistoriesPage() {
  const t = useTexts('supervision')
  const [search, setSearch] = useSearchParams()
  const q = search.get('q') ?? ''
  const [words, setWords] = useState(q)
  const isTooShort = words.trim().length < 2
  return (
    <Page title={t('histories.title')} hint={t('histories.hint')}>
      <Card>
        <form
          className="history-search"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            if (!isTooShort) setSearch({ q: words.trim() })
          }}
        >
          <TextField label={t('histories.words')} hint={t('histories.wordsHint')} value={words} onChange={setWords} />
          <Button kind="primary" submit>
            {t('histories.find')}
          </Button>
        </form>
      </Card>
      {q.length >= 2 && <Found q={q} />}
    </Page>
  )
}

function Found({ q }: { readonly q: string }) {
  const t = useTexts('supervision')
  const asked = useCall(findHistories, { query: { q } })
  return (
    <Ask query={asked}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={t('histories.noneTitle')} text={t('histories.noneText')} />
        ) : (
          <Card title={t('histories.found', { count: rows.length })} flush>
            <section className="live-scroll" aria-label={t('histories.title')} tabIndex={0}>
              <table className="live-table">
                <thead>
                  <tr>
                    {(['number', 'item', 'applicant', 'department', 'opened'] as const).map((name) => (
                      <th key={name} scope="col">
                        {t(`histories.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">
                        <Link to={`/work/histories/${row.id}`}>{row.applicationNo}</Link>
                      </th>
                      <td>{row.itemName}</td>
                      <td>{row.applicantName}</td>
                      <td>{row.departmentName}</td>
                      <td>
                        <MomentText at={row.openedAt} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </Card>
        )
      }
    </Ask>
  )
}
