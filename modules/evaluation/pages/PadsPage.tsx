import {
  Button,
  DataTable,
  Drawer,
  formatTime,
  MomentText,
  Page,
  ProblemNote,
  Tag,
  useAct,
  useCall,
  useTable,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useState } from 'react'
import { addPad, endPad, listPads } from '../contract.ts'
import type { PadLine } from '../contract.ts'
import './evaluation.css'

const kinds = { none: 'line', waiting: 'amber', away: 'red', there: 'green' } as const

interface Code {
  readonly window: PadLine
  readonly code: string
  readonly until: string
}

/** 评价器: the windows of the hall with their pads; a pad is paired by a code that is shown once. */
export function PadsPage() {
  const t = useTexts('evaluation')
  const toast = useToast()
  const table = useTable(listPads)
  const list = useCall(listPads, {}, { topics: ['evaluation-pads'], keepFormer: true })
  const [code, setCode] = useState<Code>()
  const add = useAct(addPad, { refresh: [listPads] })
  const end = useAct(endPad, { refresh: [listPads] })
  const pair = async (window: PadLine) => {
    const made = await add.act({ body: { window: window.windowId } })
    if (made !== undefined) setCode({ window, code: made.code, until: made.until })
  }
  const stop = async ({ id, windowNo }: PadLine) => {
    if (id === null) return
    const ended = await end.act({ params: { id } })
    if (ended !== undefined) toast({ text: t('pads.ended', { no: windowNo }) })
  }
  return (
    <Page title={t('pages.pads')} hint={t('pads.hint')}>
      <ProblemNote problem={add.problem ?? end.problem} />
      <DataTable
        label={t('pages.pads')}
        table={table}
        answer={list}
        rowKey={({ windowId }) => windowId}
        columns={columnsOf(t, { pair, stop })}
        empty={{ icon: 'grid', title: t('pads.empty'), text: t('pads.emptyText') }}
        exportName={t('pages.pads')}
      />
      {code !== undefined && <CodeDrawer code={code} onClose={() => setCode(undefined)} />}
    </Page>
  )
}

function CodeDrawer({ code: { window, code, until }, onClose }: { readonly code: Code; readonly onClose: () => void }) {
  const t = useTexts('evaluation')
  return (
    <Drawer
      title={t('pads.codeTitle', { no: window.windowNo })}
      width="s"
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button kind="primary" onClick={onClose}>
            {t('pads.close')}
          </Button>
        </>
      }
    >
      <p className="evaluation-code">{code}</p>
      <p>{t('pads.codeHint', { time: formatTime(until) })}</p>
      <p className="evaluation-hash">{`${location.origin}/pad/${window.windowId}`}</p>
    </Drawer>
  )
}

interface Acts {
  readonly pair: (window: PadLine) => Promise<void>
  readonly stop: (window: PadLine) => Promise<void>
}

function columnsOf(t: ReturnType<typeof useTexts>, { pair, stop }: Acts): readonly TableColumn<PadLine>[] {
  return [
    {
      key: 'window',
      title: t('pads.window'),
      width: 140,
      cell: ({ windowNo }) => t('list.windowNo', { no: windowNo }),
      text: ({ windowNo }) => windowNo,
    },
    { key: 'hall', title: t('pads.hall'), cell: ({ hallName }) => hallName, text: ({ hallName }) => hallName },
    {
      key: 'state',
      title: t('pads.state'),
      width: 140,
      cell: ({ state }) => <Tag kind={kinds[state]}>{t(`pads.states.${state}`)}</Tag>,
      text: ({ state }) => t(`pads.states.${state}`),
    },
    {
      key: 'seen',
      title: t('pads.seen'),
      width: 160,
      cell: ({ seenAt }) => (seenAt === null ? '' : <MomentText at={seenAt} />),
      text: ({ seenAt }) => seenAt ?? '',
    },
    {
      key: 'act',
      title: t('pads.act'),
      width: 200,
      cell: (row) => (
        <>
          <Button size="s" onClick={() => void pair(row)}>
            {t(row.id === null ? 'pads.pair' : 'pads.pairAgain')}
          </Button>{' '}
          {row.id !== null && (
            <Button size="s" kind="quiet" onClick={() => void stop(row)}>
              {t('pads.end')}
            </Button>
          )}
        </>
      ),
    },
  ]
}
