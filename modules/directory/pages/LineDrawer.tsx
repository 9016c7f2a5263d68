import {
  Ask,
  Button,
  Card,
  Drawer,
  EmptyState,
  ProblemNote,
  Tag,
  TextInput,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { findProvincialItems, readDirectory, readLevels, setCorrespondences } from '../contract.ts'
import type { DirectoryLine } from '../contract.ts'
import { kindOf, useDifferences } from './use-standing.ts'

type Provincial = NonNullable<DirectoryLine['provincial']>

/** One sub-item: its situations at level three and four, and the sub-item of the province it corresponds to. (CAT-02) */
export function LineDrawer({ line, onClose }: { readonly line: DirectoryLine; readonly onClose: () => void }) {
  const t = useTexts('directory')
  return (
    <Drawer
      title={line.name}
      width="m"
      tags={<Tag kind={kindOf(line.state)}>{t(`state.${line.state}`)}</Tag>}
      extra={<Link to={`/work/items/${line.id}`}>{t('levels.open')}</Link>}
      onClose={onClose}
    >
      <div className="stack">
        <Correspondence key={line.chosen} line={line} />
        <Card title={t('levels.title')} level={3}>
          <Levels item={line.id} />
        </Card>
      </div>
    </Drawer>
  )
}

function Levels({ item }: { readonly item: string }) {
  const t = useTexts('directory')
  const asked = useCall(readLevels, { params: { item } })
  return (
    <Ask query={asked}>
      {({ question, third }) =>
        third.length === 0 ? (
          <p className="muted">{t('levels.none')}</p>
        ) : (
          <>
            <p className="muted small">{question}</p>
            <ol className="directory-third">
              {third.map((one) => (
                <li key={one.id}>
                  <b>{one.label}</b> {one.isStopped && <Tag kind="line">{t('levels.stopped')}</Tag>}
                  {!one.isStopped && one.fourth.length > 0 && (
                    <>
                      <p className="muted small">{one.question}</p>
                      <ol className="directory-fourth">
                        {one.fourth.map(({ id, label }) => (
                          <li key={id}>{label}</li>
                        ))}
                      </ol>
                    </>
                  )}
                </li>
              ))}
            </ol>
          </>
        )
      }
    </Ask>
  )
}

function Correspondence({ line }: { readonly line: DirectoryLine }) {
  const t = useTexts('directory')
  const toast = useToast()
  const differencesIn = useDifferences()
  const set = useAct(setCorrespondences, {
    refresh: [readDirectory, findProvincialItems],
    onDone: () => toast({ text: t('set.done') }),
  })
  const choose = (code: string | null) => void set.act({ body: { pairs: [{ item: line.id, code }] } })
  const { provincial, proposal, chosen, state, mayChange } = line
  return (
    <Card
      title={t('set.title')}
      level={3}
      extra={
        chosen !== null &&
        mayChange && (
          <Button size="s" kind="quiet" onClick={() => choose(null)}>
            {t('set.drop')}
          </Button>
        )
      }
    >
      <div className="stack">
        {state === 'open' && <p className="muted">{t('set.none')}</p>}
        {state === 'gone' && <p>{t('set.goneText', { code: chosen ?? '' })}</p>}
        {provincial !== null && <Both provincial={provincial} />}
        {state === 'differs' && <p className="muted small">{differencesIn(line)}</p>}
        <ProblemNote problem={set.problem} />
        {mayChange && proposal !== null && (
          <>
            <p className="muted small">{t('set.proposed')}</p>
            <Choice row={proposal} onChoose={choose} />
          </>
        )}
        {mayChange && <Find chosen={chosen} onChoose={choose} />}
      </div>
    </Card>
  )
}

function Both({ provincial: { code, name, mainCode, mainName } }: { readonly provincial: Provincial }) {
  return (
    <span className="directory-two">
      <b>{name}</b>
      <span className="muted small">{code}</span>
      <span className="muted small">
        {mainName} {mainCode}
      </span>
    </span>
  )
}

interface ChoiceProps {
  readonly row: Provincial & { readonly isTaken?: boolean }
  readonly onChoose: (code: string) => void
}

function Choice({ row, onChoose }: ChoiceProps) {
  const t = useTexts('directory')
  return (
    <div className="directory-choice">
      <Both provincial={row} />
      {row.isTaken === true && <Tag kind="line">{t('set.taken')}</Tag>}
      <Button size="s" label={`${t('set.choose')} ${row.name}`} onClick={() => onChoose(row.code)}>
        {t('set.choose')}
      </Button>
    </div>
  )
}

function Find({ chosen, onChoose }: { readonly chosen: string | null; readonly onChoose: (code: string) => void }) {
  const t = useTexts('directory')
  const [q, setQ] = useState('')
  const asked = useCall(
    findProvincialItems,
    { query: { q: q.trim(), limit: 20 } },
    { when: q.trim() !== '', keepFormer: true },
  )
  const rows = (asked.data?.rows ?? []).filter(({ code }) => code !== chosen)
  return (
    <>
      <TextInput aria-label={t('set.find')} type="search" value={q} placeholder={t('set.find')} onChange={setQ} />
      {q.trim() !== '' && asked.data !== undefined && rows.length === 0 && (
        <EmptyState icon="search" title={t('set.nothing')} />
      )}
      {q.trim() !== '' && rows.map((row) => <Choice key={row.code} row={row} onChoose={onChoose} />)}
    </>
  )
}
