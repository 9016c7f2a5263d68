import { MomentText, Tag, useTexts } from '@yichuang/kit'
import type { PublishedPackage } from '../contract.ts'

interface VersionLineProps {
  readonly one: PublishedPackage['versions'][number]
  readonly isCurrent: boolean
}

/** A version: its number, who put it in force when, and why. */
export function VersionLine({ one, isCurrent }: VersionLineProps) {
  const t = useTexts('packages')
  return (
    <>
      <span className="pk-tags">
        <b>{t('version.number', { version: one.version })}</b>
        {isCurrent && <Tag kind="green">{t('version.current')}</Tag>}
        <span className="muted small">{t('list.items', { count: one.items })}</span>
      </span>
      {one.reason !== '' && <span className="small">{one.reason}</span>}
      <span className="muted small">
        {one.publishedAt === null ? (
          t('version.imported')
        ) : (
          <>
            {one.publishedByName} <MomentText at={one.publishedAt} form="long" />
          </>
        )}
      </span>
    </>
  )
}
