import { Icon } from '@yichuang/kit/public'
import type { QueueGroups } from '@yichuang/modules/queue/public'
import { FindForm } from './FindPage.tsx'
import { wordsOf, zonePlace } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** A line of the hall, with who waits. */
export type QueueGroup = QueueGroups['groups'][number]

/** An item, and the line of the hall that takes it; none does: undefined. */
export interface ItemInLine {
  readonly id: string
  readonly name: string
  readonly line: string | undefined
}

/** What somebody looks for, in their words. */
export interface Sought {
  readonly phrase: string
  readonly chosen?: ItemInLine
  readonly found?: { readonly rows: readonly ItemInLine[]; readonly confident: boolean }
}

interface SearchProps {
  readonly t: Words
  readonly address: string
  readonly groups: readonly QueueGroup[]
  readonly sought: Sought
}

/** The search of everywhere, and what it found: each item with its line and who waits there. */
export function QueueSearch({ t, address, groups, sought: { phrase, found } }: SearchProps) {
  return (
    <>
      <FindForm t={t} phrase={phrase} address={address} label={t('queue.search')} isAside />
      {found !== undefined && <Found t={t} address={address} groups={groups} found={found} phrase={phrase} />}
    </>
  )
}

interface FoundProps extends Omit<SearchProps, 'sought'> {
  readonly phrase: string
  readonly found: NonNullable<Sought['found']>
}

function Found({ t, address, groups, found: { rows, confident }, phrase }: FoundProps) {
  return (
    <section className="queue-found" aria-label={t('queue.found')}>
      {!confident && (
        <p className="lead" role="status">
          {t(rows.length === 0 ? 'queue.nothing' : 'queue.nearest', { phrase })}
        </p>
      )}
      <ul className="book-list">
        {rows.map(({ id, name, line }) => {
          const group = groups.find((one) => one.id === line)
          return (
            <li key={id}>
              {group === undefined ? (
                <p className="not-here">
                  <b>{name}</b>
                  <small>{t('queue.notHere')}</small>
                </p>
              ) : (
                <a href={`${address}?item=${encodeURIComponent(id)}`}>
                  <span>
                    <b>{name}</b>
                    <small>
                      {group.letter} {group.name}
                      {'\u3000'}
                      {waitWords(t, group)}
                    </small>
                  </span>
                  <Icon name="forward" />
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The item that was chosen is not done here. */
export function NotHere({ t, name }: { readonly t: Words; readonly name: string }) {
  return (
    <div className="verdict" role="status">
      <Icon name="warning" />
      <div>
        <b>{name}</b>
        <p>{t('queue.notHereAdvice')}</p>
      </div>
    </div>
  )
}

interface ForItemProps {
  readonly visit: Visit
  readonly chosen: ItemInLine
  readonly group: QueueGroup
}

/** The item that was chosen, and its line. */
export function ForItem({ visit, chosen, group }: ForItemProps) {
  const t = wordsOf(visit)
  return (
    <div className="queue-item">
      <input type="hidden" name="item" value={chosen.id} />
      <span className="queue-letter" aria-hidden="true">
        {group.letter}
      </span>
      <p>
        <b>{chosen.name}</b>
        <small>
          {group.name}
          {'\u3000'}
          {waitWords(t, group)}
          {group.waitAt !== null && <span>{zonePlace(visit, group.waitAt)}</span>}
        </small>
      </p>
    </div>
  )
}

/** Who waits in a line, and how long. */
export function waitWords(
  t: Words,
  { waiting, minutes }: { readonly waiting: number; readonly minutes: number | null },
) {
  if (minutes === null) return t('queue.waitingOnly', { count: waiting })
  return t(minutes === 0 ? 'queue.noWait' : 'queue.waiting', { count: waiting, minutes })
}
