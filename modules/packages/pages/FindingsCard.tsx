import { Button, Card, Tag, useTexts } from '@yichuang/kit'
import { useDeferredValue, useMemo } from 'react'
import { packageFindings } from '../rules/index.ts'
import type { PackageFinding } from '../rules/index.ts'
import type { Composer } from './use-composer.ts'

const kinds = { error: 'red', warning: 'amber', offer: 'blue' } as const

/** What stands in the way, what to look at, and what can be made better at one click. (CAT-11) */
export function FindingsCard({ composer }: { readonly composer: Composer }) {
  const t = useTexts('packages')
  const { itemOf, edit } = composer
  const pkg = useDeferredValue(composer.pkg)
  const findings = useMemo(() => packageFindings(pkg, itemOf), [pkg, itemOf])
  const better = ({ dependency, members }: PackageFinding) => {
    if (dependency !== undefined) edit({ kind: 'set-dependency', ...dependency, isHeld: true })
    if (members !== undefined) edit({ kind: 'merge-questions', members })
  }
  return (
    <Card title={t('finding.title')} hint={t('finding.count', { count: findings.length })} flush>
      <ul className="pk-findings">
        {findings.map((finding) => {
          const { code, level, facts, dependency, members } = finding
          return (
            <li key={`${code} ${JSON.stringify(facts)}`} className={level} tabIndex={-1}>
              <span>
                <Tag kind={kinds[level]}>{t(`finding.level.${level}`)}</Tag> {t(`finding.${code}`, facts)}
              </span>
              {(dependency !== undefined || members !== undefined) && (
                <Button size="s" onClick={() => better(finding)}>
                  {t(dependency === undefined ? 'finding.merge' : 'finding.hold')}
                </Button>
              )}
            </li>
          )
        })}
        {findings.length === 0 && <li className="muted">{t('finding.none')}</li>}
      </ul>
    </Card>
  )
}
