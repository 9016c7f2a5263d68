import {
  Ask,
  Button,
  Card,
  EmptyState,
  Icon,
  MomentText,
  Page,
  Segmented,
  formatDay,
  useAct,
  useCall,
  useLanguage,
  useSession,
  useTexts,
} from '@yichuang/kit'
import type { IconName } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { countNotices, listNotices, markRead } from '../contract.ts'
import type { NoticeLine } from '../contract.ts'
import './messages.css'

const views = ['unread', 'all'] as const

/** 通知: what changed on the cases one answers for, as who was asked first or as who examines them. (CON-05) */
export function NoticesPage() {
  const t = useTexts('messages')
  const { person } = useSession()
  const [search, setSearch] = useSearchParams()
  const view = search.get('view') === 'all' ? 'all' : 'unread'
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  const query = {
    limit: 50,
    ...(view === 'unread' ? { state: 'unread' as const } : {}),
    ...(after === undefined ? {} : { after }),
  }
  const list = useCall(listNotices, { query }, { topics: [`notices/${person}`], keepFormer: true })
  const count = useCall(countNotices, {}, { topics: [`notices/${person}`] })
  const read = useAct(markRead, { refresh: [listNotices, countNotices] })
  const unread = count.data?.unread ?? 0
  const show = (next: (typeof views)[number]) => {
    setTrail([])
    setSearch(next === 'all' ? { view: 'all' } : {}, { replace: true })
  }
  return (
    <Page
      title={t('pages.notices')}
      hint={t('notices.hint')}
      actions={
        unread > 0 ? (
          <Button icon="check" busy={read.isBusy} onClick={() => void read.act({ body: {} })}>
            {t('notices.readAll')}
          </Button>
        ) : undefined
      }
    >
      <Card
        grow
        flush
        title={t('notices.unread', { count: unread })}
        extra={
          <Segmented
            label={t('pages.notices')}
            value={view}
            options={views.map((value) => ({ value, label: t(`notices.views.${value}`) }))}
            onChange={show}
          />
        }
      >
        <Ask query={list}>
          {({ rows, next }) => (
            <>
              {rows.length === 0 && (
                <EmptyState icon="bell" title={t('notices.emptyTitle')} text={t('notices.emptyText')} />
              )}
              <ul className="notices">
                {rows.map((row) => (
                  <Notice key={row.id} row={row} />
                ))}
              </ul>
              <div className="notice-pages">
                {trail.length > 0 && (
                  <Button size="s" onClick={() => setTrail(trail.slice(0, -1))}>
                    {t('notices.former')}
                  </Button>
                )}
                {next !== undefined && (
                  <Button size="s" onClick={() => setTrail([...trail, next])}>
                    {t('notices.next')}
                  </Button>
                )}
              </div>
            </>
          )}
        </Ask>
      </Card>
    </Page>
  )
}

const icons: Readonly<Record<string, IconName>> = {
  decided: 'check',
  collected: 'package',
  urged: 'warning',
  overdue: 'warning',
  defaulted: 'warning',
  moved: 'clock',
  stopped: 'clock',
  inquiryAnswered: 'message',
  inquiryHanded: 'message',
  inquiryDue: 'clock',
  inquiryOverdue: 'warning',
  itemChanged: 'refresh',
  changeTakenUp: 'check',
  changePublished: 'flag',
  combingPlanned: 'tree',
}
const grave = ['urged', 'overdue', 'defaulted', 'voided', 'inquiryOverdue']

function Notice({ row }: { readonly row: NoticeLine }) {
  const t = useTexts('messages')
  const read = useAct(markRead, { refresh: [listNotices, countNotices] })
  const onRead = () => void read.act({ body: { ids: [row.id] } })
  const { may } = useSession()
  const { kind, applicationNo, itemName, dossier, at, readAt } = row
  const target = targetOf(row)
  const isUnread = readAt === null
  const look = [isUnread ? 'new' : '', grave.includes(kind) ? 'grave' : ''].join(' ')
  return (
    <li className={look}>
      <Icon name={icons[kind] ?? 'bell'} />
      <div className="grow">
        <b>
          <Sentence row={row} />
        </b>
        <span className="muted small">
          {itemName}
          {'\u3000'}
          {target !== undefined && (
            <Link to={target.to} onClick={() => isUnread && onRead()}>
              {t(`notices.${target.label}`)}
            </Link>
          )}
          {dossier !== null && may('cases.read') ? (
            <Link to={`/work/applications/${dossier}`} onClick={() => isUnread && onRead()}>
              {applicationNo}
            </Link>
          ) : (
            applicationNo
          )}
        </span>
      </div>
      <MomentText at={at} form="moment" />
      {isUnread && (
        <Button size="s" kind="quiet" onClick={onRead}>
          {t('notices.read')}
        </Button>
      )}
    </li>
  )
}

/** Where a notice leads that is not about a case. */
function targetOf({ kind, facts: { inquiry, request, item, version } }: NoticeLine) {
  if (typeof inquiry === 'string') return { to: `/work/inquiries?id=${inquiry}`, label: 'openInquiry' }
  if (typeof request === 'string') return { to: `/work/change-requests/${request}`, label: 'openRequest' }
  if (kind === 'itemChanged') return { to: `/work/item-versions/${item}?to=${version}`, label: 'openChange' }
  return kind === 'combingPlanned' ? { to: '/work/workshop', label: 'openPlan' } : undefined
}

/** What happened, in a sentence made from the facts of the notice. */
function Sentence({ row: { kind, facts } }: { readonly row: NoticeLine }) {
  const t = useTexts('messages')
  const language = useLanguage()
  const conclusion = typeof facts.conclusion === 'string' ? t(`conclusions.${facts.conclusion}`) : ''
  const due = typeof facts.due === 'string' ? formatDay(facts.due, 'short', language) : ''
  if (kind === 'moved' && due === '') return t('notices.kinds.movedOpen')
  return t(`notices.kinds.${kind}`, {
    conclusion,
    due,
    reason: String(facts.reason ?? ''),
    ground: String(facts.ground ?? ''),
    count: Number(facts.count ?? 0),
    applicant: String(facts.applicant ?? ''),
    version: Number(facts.version ?? 0),
  })
}
