import {
  Band,
  Button,
  Card,
  DataTable,
  DateText,
  dayOf,
  fileUrl,
  Page,
  Tag,
  useCall,
  useSession,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn, TagKind } from '@yichuang/kit'
import { useState } from 'react'
import { listDelegationGaps, listDelegations, listHolders, readDelegationLetter } from '../contract.ts'
import { GrantDrawer } from './GrantDrawer.tsx'
import { RevokeDrawer } from './RevokeDrawer.tsx'
import './catalogue.css'

type Delegation = (typeof listDelegations.answer.static)['rows'][number]
type Words = ReturnType<typeof useTexts>

const states = ['in-force', 'to-come', 'over', 'revoked'] as const
const looks: Readonly<Record<string, TagKind>> = {
  'in-force': 'green',
  'to-come': 'blue',
  over: 'slate',
  revoked: 'red',
}

/** 授权: written delegations, what nobody covers, granting and taking back. (CAT-15) */
export function DelegationsPage() {
  const t = useTexts('catalogue')
  const { may } = useSession()
  const [isGranting, setGranting] = useState(false)
  const [revoked, setRevoked] = useState<Delegation>()
  const table = useTable(listDelegations, { filters: ['state', 'department', 'person', 'hall'], size: 200 })
  const list = useCall(listDelegations, { query: table.query })
  const holders = useCall(listHolders, { query: {} })
  const mayRevoke = may('catalogue.revoke-delegation')
  const named = (rows: readonly { id: string; name: string }[] = []) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Page
      title={t('delegations.title')}
      hint={t('delegations.hint')}
      actions={
        may('catalogue.grant-delegation') && (
          <Button kind="primary" onClick={() => setGranting(true)}>
            {t('grant.start')}
          </Button>
        )
      }
    >
      <div className="terms-page">
        <Gaps />
        <DataTable
          label={t('delegations.title')}
          table={table}
          answer={list}
          rowKey={({ no }) => no}
          columns={[...columnsOf(t), actColumn(t, mayRevoke ? setRevoked : undefined)]}
          filters={[
            {
              name: 'state',
              label: t('delegations.state'),
              options: states.map((value) => ({ value, label: t(`state.${value}`) })),
            },
            { name: 'department', label: t('delegations.department'), options: named(holders.data?.departments) },
            { name: 'hall', label: t('delegations.hall'), options: named(holders.data?.halls) },
            { name: 'person', label: t('delegations.person'), options: named(holders.data?.people) },
          ]}
          empty={{ title: t('delegations.emptyTitle'), text: t('delegations.emptyText') }}
          exportName={t('delegations.title')}
        />
      </div>
      {isGranting && <GrantDrawer onClose={() => setGranting(false)} />}
      {revoked !== undefined && <RevokeDrawer delegation={revoked} onClose={() => setRevoked(undefined)} />}
    </Page>
  )
}

const SHOWN = 8

/** What nobody may decide today, said before the list of what is granted. */
function Gaps() {
  const t = useTexts('catalogue')
  const [isWhole, setWhole] = useState(false)
  const { data } = useCall(listDelegationGaps, { query: {} })
  if (data === undefined) return null
  const { rows, of } = data
  if (rows.length === 0) return <Band kind="green">{t('gaps.none', { of })}</Band>
  const shown = isWhole ? rows : rows.slice(0, SHOWN)
  return (
    <Card
      title={t('gaps.title')}
      hint={t('gaps.count', { count: rows.length, of })}
      extra={
        rows.length > SHOWN && (
          <Button size="s" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'gaps.less' : 'gaps.all')}
          </Button>
        )
      }
    >
      <ul className="gap-list">
        {shown.map(({ item, name, departmentName, power }) => (
          <li key={item}>
            <span>{name}</span> <span className="muted small">{departmentName}</span>{' '}
            <Tag kind="amber">{t('gaps.lacks', { power: t(`power.${power}`) })}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function columnsOf(t: Words): readonly TableColumn<Delegation>[] {
  return [
    {
      key: 'no',
      title: t('delegations.no'),
      cell: ({ no, departmentName }) => (
        <span className="terms-two">
          <b>{no}</b>
          <span className="muted small">{departmentName}</span>
        </span>
      ),
      text: ({ no, departmentName }) => `${no} ${departmentName}`,
    },
    {
      key: 'holder',
      title: t('delegations.holder'),
      cell: ({ holderName, holder }) => (
        <span className="terms-two">
          <span>{holderName}</span>
          <span className="muted small">{t(`holder.${holder.kind}`)}</span>
        </span>
      ),
      text: ({ holderName }) => holderName,
    },
    {
      key: 'powers',
      title: t('delegations.powers'),
      cell: ({ powers, includesMajor }) => (
        <span className="terms-tags">
          {powers.map((power) => (
            <Tag key={power} kind="line">
              {t(`power.${power}`)}
            </Tag>
          ))}
          {includesMajor && <Tag kind="amber">{t('delegations.major')}</Tag>}
        </span>
      ),
      text: ({ powers }) => powers.map((power) => t(`power.${power}`)).join('、'),
    },
    {
      key: 'items',
      title: t('delegations.items'),
      cell: ({ itemNames }) => itemsIn(t, itemNames),
      text: ({ itemNames }) => itemsIn(t, itemNames),
    },
    {
      key: 'span',
      title: t('delegations.span'),
      width: 190,
      cell: ({ from, to }) => (
        <span className="terms-two">
          <DateText day={dayOf(from)} form="full" />
          <span>
            {t('delegations.until')} <DateText day={dayOf(to)} form="full" />
          </span>
        </span>
      ),
      text: ({ from, to }) => `${dayOf(from)} – ${dayOf(to)}`,
    },
    {
      key: 'state',
      title: t('delegations.state'),
      width: 150,
      cell: ({ state, revokeReason }) => (
        <span className="terms-two">
          <span>
            <Tag kind={looks[state] ?? 'plain'}>{t(`state.${state}`)}</Tag>
          </span>
          {revokeReason !== undefined && <span className="muted small">{revokeReason}</span>}
        </span>
      ),
      text: ({ state }) => t(`state.${state}`),
    },
  ]
}

function itemsIn(t: Words, names: readonly string[]): string {
  if (names.length === 0) return t('delegations.allItems')
  return names.length <= 2
    ? names.join('、')
    : t('delegations.someItems', { first: names[0] ?? '', count: names.length })
}

function actColumn(t: Words, onRevoke: ((row: Delegation) => void) | undefined): TableColumn<Delegation> {
  return {
    key: 'revoke',
    title: t('delegations.act'),
    width: 150,
    cell: (row) => (
      <span className="terms-acts">
        <LetterLink no={row.no} />
        {onRevoke !== undefined && (row.state === 'in-force' || row.state === 'to-come') && (
          <Button size="s" onClick={() => onRevoke(row)}>
            {t('revoke.short')}
          </Button>
        )}
      </span>
    ),
    text: () => '',
  }
}

/** Opens the letter with its seal, to be printed. (ZJ2 7.1.8) */
function LetterLink({ no }: { readonly no: string }) {
  const t = useTexts('catalogue')
  return (
    <a className="btn s" href={fileUrl(readDelegationLetter, { query: { no } })} target="_blank" rel="noreferrer">
      {t('delegations.letter')}
    </a>
  )
}
