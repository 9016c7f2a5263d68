import { Ask, Button, Card, Columns, FactList, Page, ProblemNote, Tag, useAct, useCall, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import { listPackages, openPackageDraft, readPackage } from '../contract.ts'
import type { PublishedPackage } from '../contract.ts'
import { exampleGiven, nothingGiven, savingOf } from '../rules/index.ts'
import type { PackageDocument } from '../rules/index.ts'
import { ApplicantView } from './ApplicantView.tsx'
import { SavingStrip } from './SavingStrip.tsx'
import { StageMap } from './StageMap.tsx'
import { useItems } from './use-items.ts'
import { useLength } from './use-length.ts'
import { VersionLine } from './VersionLine.tsx'
import './packages.css'

/** A package in force: its order, what it spares, the path as the applicant meets it, its versions. (CAT-11) */
export function PackagePage() {
  const t = useTexts('packages')
  const { id = '' } = useParams()
  const found = useCall(readPackage, { params: { id } }, { topics: ['packages', 'items'], keepFormer: true })
  return (
    <Page
      title={found.data?.name ?? t('pages.package')}
      hint={found.data?.departmentName}
      back={{ to: '/work/packages' }}
      tags={found.data && <Tag kind="green">{t('version.number', { version: found.data.version })}</Tag>}
      actions={found.data && <Acts shown={found.data} />}
    >
      <Ask query={found}>{(shown) => <Whole shown={shown} />}</Ask>
    </Page>
  )
}

function Acts({ shown }: { readonly shown: PublishedPackage }) {
  const t = useTexts('packages')
  const navigate = useNavigate()
  const open = useAct(openPackageDraft, {
    refresh: [listPackages],
    onDone: ({ id }) => void navigate(`/work/package-drafts/${id}`),
  })
  return (
    <>
      <ProblemNote problem={open.problem} />
      <a className="btn" href={shown.guideUrl} target="_blank" rel="noreferrer">
        {t('package.guide')}
      </a>
      {shown.draft !== null && (
        <Button kind="primary" hotkey="F2" to={`/work/package-drafts/${shown.draft.id}`}>
          {t('package.goOn')}
        </Button>
      )}
      {shown.draft === null && shown.mayCompose && (
        <Button
          kind="primary"
          hotkey="F2"
          busy={open.isBusy}
          onClick={() => void open.act({ body: { package: shown.id, reason: '' } })}
        >
          {t('package.compose')}
        </Button>
      )}
    </>
  )
}

function Whole({ shown }: { readonly shown: PublishedPackage }) {
  const t = useTexts('packages')
  const length = useLength()
  const pkg = shown.document as PackageDocument
  const itemOf = useItems(shown.items as readonly Item[])
  const saving = useMemo(() => savingOf(pkg, exampleGiven(pkg) ?? nothingGiven, itemOf), [pkg, itemOf])
  return (
    <div className="pk-stack">
      <Columns widths="minmax(0, 1fr) 360px">
        <Card title={t('package.order')} hint={t('package.orderHint')}>
          <StageMap pkg={pkg} itemOf={itemOf} critical={saving.critical} />
        </Card>
        <div className="pk-stack">
          <Card title={t('saving.title')} hint={t('saving.hint')}>
            <SavingStrip saving={saving} />
            <FactList
              facts={[
                { term: t('package.promised'), value: length(pkg.limits.committed) },
                { term: t('saving.legal'), value: t('length.workday', { count: saving.legalDays }) },
                { term: t('package.aliases'), value: pkg.aliases.join('、') || t('package.noAliases') },
              ]}
            />
          </Card>
          <Card
            title={t('version.title')}
            extra={
              <Button size="s" to={`/work/packages/${shown.id}/versions`}>
                {t('version.all')}
              </Button>
            }
            flush
          >
            <ul className="pk-versions">
              {shown.versions.map((one) => (
                <li key={one.version}>
                  <VersionLine one={one} isCurrent={one.version === shown.version} />
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </Columns>
      <ApplicantView pkg={pkg} itemOf={itemOf} elements={shown.elements} />
    </div>
  )
}
