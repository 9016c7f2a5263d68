import {
  Button,
  DataTable,
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
import { useNavigate } from 'react-router'
import { endSessions, listSessions } from '../contract/sessions.ts'
import type { SessionLine } from '../contract/sessions.ts'
import './access.css'

type Words = ReturnType<typeof useTexts>

/** 会话: who is signed in now, where from, and the end of it when need be. (GB/T 22239) */
export function SessionsPage() {
  const t = useTexts('access')
  const toast = useToast()
  const navigate = useNavigate()
  const table = useTable(listSessions)
  const list = useCall(listSessions, { query: table.query })
  const end = useAct(endSessions, {
    onDone: ({ ended }) => toast({ text: t('sessions.ended', { count: ended }) }),
    refresh: [listSessions],
  })
  const endOne = ({ person, id }: SessionLine) => void end.act({ params: { id: person }, body: { session: id } })
  return (
    <Page
      title={t('sessions.title')}
      hint={t('sessions.hint')}
      actions={
        <Button icon="refresh" busy={list.isFetching} onClick={list.refetch}>
          {t('sessions.refresh')}
        </Button>
      }
    >
      <ProblemNote problem={end.problem} />
      <DataTable
        label={t('sessions.title')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ person }) => void navigate(`/work/people/${person}`)}
        columns={columnsOf(t, endOne)}
        empty={{ title: t('sessions.none'), text: t('sessions.noneText') }}
        exportName={t('sessions.title')}
      />
    </Page>
  )
}

function columnsOf(t: Words, onEnd: (row: SessionLine) => void): readonly TableColumn<SessionLine>[] {
  return [
    {
      key: 'person',
      title: t('person.name'),
      cell: ({ personName, account }) => (
        <span>
          <b>{personName}</b> <span className="muted small">{account}</span>
        </span>
      ),
      text: ({ personName, account }) => `${personName} ${account}`,
    },
    {
      key: 'place',
      title: t('sessions.where'),
      cell: (row) => placeOf(t, row),
      text: (row) => placeOf(t, row),
    },
    {
      key: 'address',
      title: t('sessions.address'),
      width: 150,
      cell: ({ address }) => address ?? t('sessions.noAddress'),
      text: ({ address }) => address ?? '',
    },
    {
      key: 'since',
      title: t('sessions.since'),
      width: 150,
      cell: ({ since }) => <MomentText at={since} />,
      text: ({ since }) => since,
    },
    {
      key: 'seenAt',
      title: t('sessions.seen'),
      width: 150,
      cell: ({ seenAt }) => <MomentText at={seenAt} />,
      text: ({ seenAt }) => seenAt,
    },
    {
      key: 'end',
      title: t('sessions.act'),
      width: 100,
      cell: (row) =>
        row.isThis ? (
          <Tag kind="green">{t('sessions.isThis')}</Tag>
        ) : (
          <Button size="s" onClick={() => onEnd(row)}>
            {t('sessions.end')}
          </Button>
        ),
    },
  ]
}

function placeOf(t: Words, { hallName, windowNo }: SessionLine): string {
  if (windowNo === null) return t('sessions.noWindow')
  return `${hallName ?? ''} ${t('person.windowNo', { no: windowNo })}`
}
