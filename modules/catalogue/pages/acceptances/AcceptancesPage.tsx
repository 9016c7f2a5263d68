import { Ask, Button, Page, saveAsFile, Select, toCsv, useCall, useSession, useTexts } from '@yichuang/kit'
import { useSearchParams } from 'react-router'
import { readAcceptances } from '../../contract.ts'
import type { Acceptances } from '../../contract.ts'
import { csvOfHall, csvOfWindow } from './acceptance-csv.ts'
import { HallSheet } from './HallSheet.tsx'
import { WindowList } from './WindowList.tsx'
import { WindowSheet } from './WindowSheet.tsx'
import '../catalogue.css'
import './acceptances.css'

/** 今日可受理事项: what each window may accept today, by which papers, until when; and what nobody covers. (CAT-14, CAT-15) */
export function AcceptancesPage() {
  const t = useTexts('catalogue')
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const hall = search.get('hall') ?? session.hall?.id
  // Who sits at a window sees that one first; the whole hall is one click away.
  const own = search.has('hall') ? undefined : session.window?.id
  const window = search.get('window') ?? own ?? ''
  const isAll = search.get('all') === 'true'
  const query = {
    ...(hall === undefined ? {} : { hall }),
    ...(window === '' ? {} : { window }),
    ...(isAll ? { all: true } : {}),
  }
  const asked = useCall(readAcceptances, { query }, { topics: ['items'], keepFormer: true })
  const change = (wish: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(wish)) {
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true })
  }
  return (
    <Page
      title={t('accept.title')}
      hint={t('accept.hint')}
      actions={asked.data !== undefined && <Acts answer={asked.data} />}
    >
      <Ask query={asked}>
        {(answer) => (
          <div className="accept">
            <div className="accept-side">
              {answer.halls.length > 1 && (
                <Select
                  aria-label={t('accept.hall')}
                  value={answer.hall}
                  options={answer.halls.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(id) => change({ hall: id, window: '', all: undefined })}
                />
              )}
              <WindowList
                answer={answer}
                onWindow={(id) => change({ hall: answer.hall, window: id, all: undefined })}
              />
            </div>
            {answer.window === null ? (
              <HallSheet answer={answer} />
            ) : (
              <WindowSheet
                answer={answer}
                isAll={isAll}
                onAll={(next) => change({ hall: answer.hall, window, all: next ? 'true' : undefined })}
              />
            )}
          </div>
        )}
      </Ask>
    </Page>
  )
}

function Acts({ answer }: { readonly answer: Acceptances }) {
  const t = useTexts('catalogue')
  const save = () => {
    const { window, windows, hallName, day } = answer
    const no = windows.find(({ id }) => id === window)?.no
    const place = no === undefined ? hallName : `${hallName} ${t('accept.windowNo', { no })}`
    const rows = no === undefined ? csvOfHall(t, answer) : csvOfWindow(t, answer)
    saveAsFile(`${t('accept.title')} ${place} ${day}.csv`, toCsv(rows), 'text/csv;charset=utf-8')
  }
  return (
    <>
      <Button icon="download" onClick={save}>
        {t('accept.save')}
      </Button>
      <Button kind="primary" icon="printer" onClick={() => window.print()}>
        {t('accept.print')}
      </Button>
    </>
  )
}
