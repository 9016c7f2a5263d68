import {
  Ask,
  Button,
  Card,
  EmptyState,
  MomentText,
  Page,
  Tag,
  TextInput,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { listPackages } from '../contract.ts'
import type { PackageLine } from '../contract.ts'
import { NewPackageDrawer } from './NewPackageDrawer.tsx'
import { PackageViews } from './PackageViews.tsx'
import { SavingStrip } from './SavingStrip.tsx'
import './packages.css'

/** 一件事: every package with its items and what it spares the applicant, and the drafts. (CAT-11) */
export function PackagesPage() {
  const t = useTexts('packages')
  const { may } = useSession()
  const navigate = useNavigate()
  const [isOpening, setOpening] = useState(false)
  const list = useCall(listPackages, {}, { topics: ['packages', 'items'], keepFormer: true })
  return (
    <Page
      title={t('pages.list')}
      hint={t('list.hint')}
      views={<PackageViews current="list" />}
      actions={
        may('packages.compose') && (
          <Button kind="primary" icon="plus" hotkey="F2" onClick={() => setOpening(true)}>
            {t('list.open')}
          </Button>
        )
      }
    >
      <Ask query={list}>{({ rows }) => <List rows={rows} />}</Ask>
      {isOpening && (
        <NewPackageDrawer
          onClose={() => setOpening(false)}
          onOpened={(id) => void navigate(`/work/package-drafts/${id}`)}
        />
      )}
    </Page>
  )
}

function List({ rows }: { readonly rows: readonly PackageLine[] }) {
  const t = useTexts('packages')
  const [typed, setTyped] = useState('')
  const words = typed.trim()
  const shown = rows.filter(({ name, items }) =>
    [name, ...items.map((item) => item.name)].some((one) => one.includes(words)),
  )
  return (
    <Card
      title={t('list.all')}
      hint={t('list.count', { count: shown.length })}
      extra={
        <div className="pk-search">
          <TextInput
            type="search"
            aria-label={t('list.search')}
            placeholder={t('list.search')}
            value={typed}
            onChange={setTyped}
          />
        </div>
      }
      flush
    >
      {shown.length === 0 ? (
        <EmptyState icon="package" title={t(words === '' ? 'list.none' : 'list.noneFound', { words })} />
      ) : (
        <ul className="pk-list">
          {shown.map((row) => (
            <li key={row.id}>
              <Line row={row} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Line({ row }: { readonly row: PackageLine }) {
  const t = useTexts('packages')
  const { id, name, departmentName, items, version, publishedAt, draft, saving } = row
  const address = version === null && draft !== null ? `/work/package-drafts/${draft.id}` : `/work/packages/${id}`
  return (
    <>
      <div className="pk-name">
        <Link to={address}>{name}</Link>
        <span className="pk-tags">
          {version === null ? (
            <Tag kind="amber">{t('list.unpublished')}</Tag>
          ) : (
            <Tag kind="green">{t('version.number', { version })}</Tag>
          )}
          {draft !== null && (
            <Link className="small" to={`/work/package-drafts/${draft.id}`}>
              {t('list.draft', { name: draft.ownerName })}
            </Link>
          )}
        </span>
        <span className="muted small">
          {departmentName}
          {publishedAt !== null && (
            <>
              {' · '}
              <MomentText at={publishedAt} form="long" />
            </>
          )}
        </span>
      </div>
      <div className="pk-of">
        <span className="muted small">{t('list.items', { count: items.length })}</span>
        <span>{items.map((item) => item.name).join('、')}</span>
      </div>
      <SavingStrip saving={saving} isShort />
    </>
  )
}
