import {
  Ask,
  Band,
  Button,
  Card,
  Checkbox,
  Column,
  Columns,
  CountRow,
  FactList,
  fileUrl,
  MomentText,
  Page,
  PdfPreview,
  ProblemNote,
  StatusTag,
  TextField,
  useAct,
  useCall,
  useReason,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { AnswerOf } from '@yichuang/platform/contract'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { listOriginals, listSheets, readSheet, readSheetFile, settleSheet } from '../contract.ts'
import { SheetState } from './SheetList.tsx'
import './custody.css'

type Shown = AnswerOf<typeof readSheet>

/** 移交单: its cases and papers; the receiver counts, signs, or sends back what is wrong. (INT-09, I-35) */
export function SheetPage() {
  const { no = '' } = useParams()
  const t = useTexts('cases')
  const asked = useCall(readSheet, { params: { no } }, { topics: ['cases'] })
  return (
    <Ask query={asked}>
      {(sheet) => (
        <Page
          title={t('custody.sheet', { no })}
          hint={`${sheet.fromName} → ${sheet.toName}`}
          back={{ to: '/work/custody' }}
          tags={<SheetState sheet={sheet} />}
        >
          <Columns widths="minmax(0,1fr) minmax(0,1fr)">
            <Column>
              <Card>
                <FactList
                  facts={[
                    { term: t('custody.giver'), value: sheet.giverName },
                    { term: t('custody.signedAt'), value: <MomentText at={sheet.signedAt} /> },
                    {
                      term: t('custody.count'),
                      value: t('custody.countOf', { cases: sheet.cases, originals: sheet.originals }),
                    },
                  ]}
                />
              </Card>
              {sheet.mayCountersign ? <Countersigning sheet={sheet} /> : <Lines sheet={sheet} />}
            </Column>
            <Column>
              <Card title={t('custody.paper')} grow>
                <PdfPreview
                  key={sheet.settledAt ?? 'open'}
                  title={t('custody.paperName', { no })}
                  url={fileUrl(readSheetFile, { params: { no } })}
                  note={t('custody.copies')}
                  onPrint={() => true}
                />
              </Card>
            </Column>
          </Columns>
        </Page>
      )}
    </Ask>
  )
}

function Lines({ sheet: { rows } }: { readonly sheet: Shown }) {
  const t = useTexts('cases')
  const kinds = { open: 'waiting', received: 'done', rejected: 'refused' } as const
  return (
    <Card title={t('custody.onIt')} flush>
      <ul className="sheet-cases">
        {rows.map(({ id, applicationNo, applicantName, materials, state, reason, takerName, settledAt }) => (
          <li key={id}>
            <span>
              <Link to={`/work/applications/${id}`}>{applicationNo}</Link>　{applicantName}
            </span>
            <span className="muted small">{materials.join('、')}</span>
            <span className="row small">
              <StatusTag kind={kinds[state]}>{t(`custody.states.${state}`)}</StatusTag>
              {takerName !== null && settledAt !== null && (
                <>
                  {takerName} <MomentText at={settledAt} />
                </>
              )}
            </span>
            {reason !== null && <span className="small">{t('custody.reasonWas', { reason })}</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The papers on the table are ticked off one case after the other; what is wrong goes back with the reason. */
function Countersigning({ sheet }: { readonly sheet: Shown }) {
  const t = useTexts('cases')
  const toast = useToast()
  const reason = useReason()
  const [here, setHere] = useState<ReadonlySet<string>>(new Set())
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [left, setLeft] = useState<AnswerOf<typeof settleSheet>['problems']>([])
  const settle = useAct(settleSheet, {
    refresh: [readSheet, listSheets, listOriginals],
    onDone: ({ problems }) => {
      setLeft(problems)
      if (problems.length === 0) toast({ text: t('custody.settled') })
    },
  })
  const open = sheet.rows.filter(({ state }) => state === 'open')
  const counted = open.filter(({ id }) => here.has(id)).reduce((sum, { originals }) => sum + originals, 0)
  const rejected = Object.entries(wrong).map(([id, said]) => ({ id, reason: said.trim() }))
  const untouched = open.filter(({ id }) => !here.has(id) && wrong[id] === undefined)
  const blank = rejected.some((one) => one.reason === '')
  const turn = (id: string, isHere: boolean) => {
    setHere(new Set(isHere ? [...here, id] : [...here].filter((one) => one !== id)))
    if (isHere) setWrong(Object.fromEntries(Object.entries(wrong).filter(([known]) => known !== id)))
  }
  const sendBack = (id: string, said: string) => {
    turn(id, false)
    setWrong((now) => ({ ...now, [id]: said }))
  }
  const bar = untouched.length > 0 ? t('custody.countAll', { count: untouched.length }) : undefined
  return (
    <Card
      title={t('custody.countersign')}
      hint={t('custody.countHint')}
      flush
      footer={
        <Button
          kind="primary"
          size="l"
          hotkey="F9"
          busy={settle.isBusy}
          missing={bar ?? (blank ? t('custody.sayWhy') : undefined)}
          onClick={() => void settle.act({ params: { no: sheet.no }, body: { counted, rejected } })}
        >
          {t(rejected.length === open.length ? 'custody.rejectAct' : 'custody.countersignAct')}
        </Button>
      }
    >
      <ul className="sheet-cases">
        {open.map(({ id, applicationNo, applicantName, materials, originals }) => (
          <li key={id}>
            <div className="row">
              <Checkbox
                checked={here.has(id)}
                required={wrong[id] === undefined}
                onChange={(isHere) => turn(id, isHere)}
                hint={materials.join('、')}
              >
                {applicationNo} {applicantName} {t('custody.papers', { count: originals })}
              </Checkbox>
              <span className="grow" />
              {wrong[id] === undefined && (
                <Button size="s" kind="quiet" icon="undo" onClick={() => sendBack(id, '')}>
                  {t('custody.sendBack')}
                </Button>
              )}
            </div>
            {wrong[id] !== undefined && (
              <TextField
                label={t('custody.whatIsWrong')}
                value={wrong[id]}
                onChange={(said) => sendBack(id, said)}
                required
              />
            )}
          </li>
        ))}
      </ul>
      <div className="sheet-end">
        <CountRow
          counts={[
            { value: sheet.originals, label: t('custody.listed') },
            { value: counted, label: t('custody.counted') },
            { value: rejected.length, label: t('custody.sentBack'), wrong: rejected.length > 0 },
          ]}
        />
        {left.map(({ id, applicationNo, code }) => (
          <Band key={id} kind="red">
            {t('custody.leftOut', { number: applicationNo, reason: reason(code) })}
          </Band>
        ))}
        <ProblemNote problem={settle.problem} />
      </div>
    </Card>
  )
}
