import { CountRow, EmptyState, Tag, useTexts } from '@yichuang/kit'
import type { TagKind } from '@yichuang/kit'
import { ChangeList } from '@yichuang/modules/workshop/pages'
import type { ReactNode } from 'react'
import type { PackageChanges } from '../contract.ts'
import { SavingStrip } from './SavingStrip.tsx'

/** What changes between two versions: for applicants, in items, questions and fields, and what each spares. (CAT-11, CAT-12) */
export function PackageComparison({ changes: shown }: { readonly changes: PackageChanges }) {
  const t = useTexts('packages')
  const { from, to, members, tried, unchanged, changes, saving } = shown
  return (
    <div className="pk-changes">
      <CountRow
        counts={[
          { value: String(tried), label: t('comparison.tried') },
          { value: String(unchanged), label: t('comparison.unchanged') },
          { value: String(tried - unchanged), label: t('comparison.touched'), wrong: tried > unchanged },
        ]}
      />
      {members.length > 0 && (
        <p className="pk-tags">
          {t('comparison.members')}
          {members.map((member) => (
            <Tag key={member} kind="line">
              {t(`comparison.member.${member}`)}
            </Tag>
          ))}
        </p>
      )}
      <Items shown={shown} />
      <Questions shown={shown} />
      <Part
        title={t('comparison.fields')}
        lines={[
          ...shown.fields.added.map((label) => line('added', label)),
          ...shown.fields.dropped.map((label) => line('dropped', label)),
        ]}
      />
      {saving !== null && (
        <section aria-label={t('comparison.saving')} className="pk-pair">
          {[
            { version: from, spared: saving.from },
            { version: to, spared: saving.to },
          ].map(({ version, spared }) => (
            <div key={version}>
              <h3>{t('version.number', { version })}</h3>
              <SavingStrip saving={spared} />
            </div>
          ))}
        </section>
      )}
      <section aria-label={t('comparison.materials')}>
        <h3>{t('comparison.materials')}</h3>
        {changes.length === 0 ? (
          <EmptyState icon="check" title={t('comparison.same')} />
        ) : (
          <ChangeList changes={changes} />
        )}
      </section>
    </div>
  )
}

type Look = 'added' | 'dropped' | 'changed'
const looks: Readonly<Record<Look, TagKind>> = { added: 'blue', dropped: 'slate', changed: 'amber' }

interface Line {
  readonly kind: Look
  readonly name: string
  readonly notes: readonly string[]
}

function line(kind: Look, name: string, notes: readonly string[] = []): Line {
  return { kind, name, notes }
}

/** A part of the comparison; not there when nothing differs in it. */
function Part({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): ReactNode {
  const t = useTexts('packages')
  if (lines.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="pk-lines">
        {lines.map(({ kind, name, notes }) => (
          <li key={`${kind} ${name}`}>
            <Tag kind={looks[kind]}>{t(`comparison.${kind}`)}</Tag>
            <span>
              {name}
              {notes.map((note) => (
                <span key={note} className="muted small">
                  {note}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Items({ shown: { items } }: { readonly shown: PackageChanges }) {
  const t = useTexts('packages')
  return (
    <Part
      title={t('comparison.items')}
      lines={[
        ...items.added.map(({ name }) => line('added', name)),
        ...items.dropped.map(({ name }) => line('dropped', name)),
        ...items.changed.map(({ name, what }) =>
          line(
            'changed',
            name,
            what.map((one) => t(`comparison.what.${one}`)),
          ),
        ),
      ]}
    />
  )
}

function Questions({ shown: { questions } }: { readonly shown: PackageChanges }) {
  const t = useTexts('packages')
  const notesOf = ({ kind, isReworded, added, dropped, changed }: PackageChanges['questions'][number]) => {
    if (kind !== 'changed') return [[...added, ...dropped].join(t('comma'))]
    const answers = [
      ['answersAdded', added],
      ['answersDropped', dropped],
      ['answersChanged', changed],
    ] as const
    return [
      ...(isReworded ? [t('comparison.reworded')] : []),
      ...answers
        .filter(([, labels]) => labels.length > 0)
        .map(([word, labels]) => t(`comparison.${word}`, { answers: labels.join(t('comma')) })),
    ]
  }
  return (
    <Part
      title={t('comparison.questions')}
      lines={questions.map((question) => line(question.kind, question.text, notesOf(question)))}
    />
  )
}
