import { Ask, Button, Card, Page, SelectField, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { comparePackageVersions, readPackage } from '../contract.ts'
import type { PublishedPackage } from '../contract.ts'
import { PackageComparison } from './PackageComparison.tsx'
import { RestoreDrawer } from './RestoreDrawer.tsx'
import { VersionLine } from './VersionLine.tsx'
import './packages.css'

/** 版本: every version of a package, what changes between any two, and the way back. (CAT-11, CAT-12) */
export function VersionsPage() {
  const t = useTexts('packages')
  const { id = '' } = useParams()
  const found = useCall(readPackage, { params: { id } }, { topics: ['packages', 'items'], keepFormer: true })
  return (
    <Page
      title={found.data?.name ?? t('pages.versions')}
      hint={t('version.hint')}
      back={{ to: `/work/packages/${id}` }}
    >
      <Ask query={found}>{(shown) => <Versions shown={shown} />}</Ask>
    </Page>
  )
}

function Versions({ shown }: { readonly shown: PublishedPackage }) {
  const t = useTexts('packages')
  const [search, setSearch] = useSearchParams()
  const [restoring, setRestoring] = useState<number>()
  const numbers = shown.versions.map(({ version }) => version)
  const asked = (name: 'from' | 'to') => numbers.find((version) => version === Number(search.get(name)))
  const to = asked('to') ?? shown.version
  const from = asked('from') ?? numbers.find((version) => version < to)
  const show = (change: { readonly from?: number; readonly to: number }) =>
    setSearch(Object.fromEntries(Object.entries(change).map(([name, version]) => [name, String(version)])), {
      replace: true,
    })
  return (
    <div className="pk-compare">
      <Card title={t('version.title')} hint={t('version.count', { count: numbers.length })} flush>
        <ol className="pk-versions">
          {shown.versions.map((one) => (
            <li key={one.version} className={one.version === to ? 'cur' : undefined}>
              <VersionLine one={one} isCurrent={one.version === shown.version} />
              <span className="pk-acts">
                {numbers.some((version) => version < one.version) && (
                  <Button
                    size="s"
                    pressed={one.version === to}
                    label={t('version.showOf', { version: one.version })}
                    onClick={() => show({ to: one.version })}
                  >
                    {t('version.show')}
                  </Button>
                )}
                {shown.mayRestore && one.version !== shown.version && (
                  <Button
                    size="s"
                    label={t('version.restoreOf', { version: one.version })}
                    onClick={() => setRestoring(one.version)}
                  >
                    {t('version.restore')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ol>
      </Card>
      {from === undefined ? (
        <Card title={t('version.compare')}>
          <p className="muted">{t('version.first')}</p>
        </Card>
      ) : (
        <Card title={t('version.compare')} hint={t('version.compareHint')}>
          <div className="pk-pair">
            {(['from', 'to'] as const).map((name) => (
              <SelectField
                key={name}
                label={t(`version.${name}`)}
                required
                options={numbers.map((version) => ({
                  value: String(version),
                  label: t('version.number', { version }),
                }))}
                value={String(name === 'from' ? from : to)}
                onChange={(chosen) => show({ from, to, [name]: Number(chosen) })}
              />
            ))}
          </div>
          {from === to ? <p className="muted">{t('version.same')}</p> : <Compared id={shown.id} from={from} to={to} />}
        </Card>
      )}
      {restoring !== undefined && (
        <RestoreDrawer shown={shown} version={restoring} onClose={() => setRestoring(undefined)} />
      )}
    </div>
  )
}

interface ComparedProps {
  readonly id: string
  readonly from: number
  readonly to: number
}

function Compared({ id, from, to }: ComparedProps) {
  const compared = useCall(comparePackageVersions, { params: { id }, query: { from, to } }, { topics: ['items'] })
  return <Ask query={compared}>{(changes) => <PackageComparison changes={changes} />}</Ask>
}
