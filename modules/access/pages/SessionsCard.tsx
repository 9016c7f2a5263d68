import { Ask, Button, Card, MomentText, ProblemNote, Tag, useAct, useCall, useTexts, useToast } from '@yichuang/kit'
import { readPerson } from '../contract/people.ts'
import { endSessions, listSessions } from '../contract/sessions.ts'
import type { SessionLine } from '../contract/sessions.ts'

/** The live sessions of one person, for the security administrator to end. */
export function SessionsCard({ person }: { readonly person: string }) {
  const t = useTexts('access')
  const toast = useToast()
  const asked = useCall(listSessions, { query: { person, limit: 200 } })
  const end = useAct(endSessions, {
    onDone: ({ ended }) => toast({ text: t('sessions.ended', { count: ended }) }),
    refresh: [listSessions, readPerson],
  })
  const count = asked.data?.rows.length ?? 0
  return (
    <Card
      title={t('sessions.live')}
      flush
      extra={
        count > 1 && (
          <Button size="s" busy={end.isBusy} onClick={() => void end.act({ params: { id: person }, body: {} })}>
            {t('sessions.endAll')}
          </Button>
        )
      }
    >
      <Ask query={asked}>
        {({ rows }) => (
          <SessionList
            rows={rows}
            onEnd={(session) => void end.act({ params: { id: person }, body: { session: session.id } })}
          />
        )}
      </Ask>
      <ProblemNote problem={end.problem} />
    </Card>
  )
}

interface SessionListProps {
  readonly rows: readonly SessionLine[]
  readonly onEnd: (session: SessionLine) => void
}

/** Sessions with where and since when, and the button that ends each. */
export function SessionList({ rows, onEnd }: SessionListProps) {
  const t = useTexts('access')
  if (rows.length === 0) return <p className="people-nothing muted">{t('sessions.none')}</p>
  return (
    <ul className="role-list">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="grow">
            <p className="role-head">
              <b>{row.windowNo === null ? t('sessions.noWindow') : t('person.windowNo', { no: row.windowNo })}</b>
              {row.isThis && <Tag kind="green">{t('sessions.isThis')}</Tag>}
            </p>
            <p className="muted small">
              {t('sessions.since')} <MomentText at={row.since} /> · {t('sessions.seen')}{' '}
              <MomentText at={row.seenAt} form="time" /> · {row.address ?? t('sessions.noAddress')}
            </p>
          </div>
          {!row.isThis && (
            <Button size="s" onClick={() => onEnd(row)}>
              {t('sessions.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
