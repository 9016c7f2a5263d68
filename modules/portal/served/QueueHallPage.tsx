import type { ReactNode } from 'react'
import { Icon } from '@yichuang/kit/public'
import type { QueueGroups } from '@yichuang/modules/queue/public'
import { ForItem, NotHere, QueueSearch, waitWords } from './QueueItems.tsx'
import type { ItemInLine, QueueGroup, Sought } from './QueueItems.tsx'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf, zonePlace } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** The halls in which one can take a number. */
export function queueHallsPage(visit: Visit, halls: readonly { readonly id: string; readonly name: string }[]): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('queue.title')}>
      <a className="crumb" href="/">
        <Icon name="back" />
        {t('start')}
      </a>
      <h1>{t('queue.title')}</h1>
      <p className="lead">{t('queue.hallsLead')}</p>
      <ul className="queue-halls">
        {halls.map(({ id, name }) => (
          <li key={id}>
            <a href={`/queue/${id}`}>
              <b>{name}</b>
              <Icon name="forward" />
            </a>
            <a className="queue-screen" href={`/display/${id}`} aria-label={t('queue.screenOf', { hall: name })}>
              {t('queue.screen')}
            </a>
          </li>
        ))}
      </ul>
    </Shell>,
  )
}

/** What was sent and refused. */
export interface Tried {
  readonly group: string
  readonly item: string
  readonly phone: string
  readonly code: string
  readonly no: string
}

interface Taking {
  readonly sought: Sought
  readonly tried?: Tried | undefined
}

/** 取号: an item in everyday words, or a group of the hall, with who waits; and the mobile number. (QUE-01, QUE-03) */
export function queueHallPage(visit: Visit, { hall, groups }: QueueGroups, { sought, tried }: Taking): string {
  const t = wordsOf(visit)
  const address = `/queue/${hall.id}`
  const isFirst = sought.phrase === '' && sought.chosen === undefined
  return pageText(
    <Shell visit={visit} title={t('queue.title')}>
      <a className="crumb" href={isFirst ? '/queue' : address}>
        <Icon name="back" />
        {t(isFirst ? 'queue.halls' : 'queue.anew')}
      </a>
      <h1>{t('queue.title')}</h1>
      <p className="lead">{hall.name}</p>
      {tried !== undefined && (
        <div className="alert" role="alert">
          <Icon name="warning" />
          <p>{t(`queue.problem.${tried.code.replace('queue.', '')}`, { no: tried.no })}</p>
        </div>
      )}
      {groups.length === 0 ? (
        <p className="lead">{t('queue.none')}</p>
      ) : sought.chosen === undefined ? (
        <>
          <QueueSearch t={t} address={address} groups={groups} sought={sought} />
          <TakeForm t={t} address={address} phone={tried?.phone}>
            <Groups visit={visit} groups={groups} tried={tried} />
          </TakeForm>
        </>
      ) : (
        <ForChosen visit={visit} address={address} groups={groups} chosen={sought.chosen} phone={tried?.phone} />
      )}
    </Shell>,
  )
}

interface TakeFormProps {
  readonly t: Words
  readonly address: string
  readonly phone: string | undefined
  /** what the number is for */
  readonly children: ReactNode
}

function TakeForm({ t, address, phone = '', children }: TakeFormProps) {
  return (
    <form className="ask" method="post" action={address}>
      {children}
      <label htmlFor="phone">{t('queue.phone')}</label>
      <p className="hint" id="phone-hint">
        {t('queue.phoneHint')}
      </p>
      <input
        className="in"
        id="phone"
        name="phone"
        required
        maxLength={20}
        inputMode="tel"
        autoComplete="tel"
        defaultValue={phone}
        aria-describedby="phone-hint"
      />
      <button className="btn primary" type="submit">
        {t('queue.take')}
      </button>
    </form>
  )
}

interface ForChosenProps {
  readonly visit: Visit
  readonly address: string
  readonly groups: readonly QueueGroup[]
  readonly chosen: ItemInLine
  readonly phone: string | undefined
}

/** The number for one item, in its line; or that this hall does not do it. */
function ForChosen({ visit, address, groups, chosen, phone }: ForChosenProps) {
  const t = wordsOf(visit)
  const group = groups.find(({ id }) => id === chosen.line)
  if (group === undefined) return <NotHere t={t} name={chosen.name} />
  return (
    <TakeForm t={t} address={address} phone={phone}>
      <ForItem visit={visit} chosen={chosen} group={group} />
    </TakeForm>
  )
}

interface GroupsProps {
  readonly visit: Visit
  readonly groups: readonly QueueGroup[]
  readonly tried: Tried | undefined
}

function Groups({ visit, groups, tried }: GroupsProps) {
  const t = wordsOf(visit)
  return (
    <fieldset className="queue-groups">
      <legend>{t('queue.choose')}</legend>
      {groups.map((group) => (
        <label key={group.id}>
          <input type="radio" name="group" value={group.id} required defaultChecked={tried?.group === group.id} />
          <span className="queue-letter" aria-hidden="true">
            {group.letter}
          </span>
          <b>{group.name}</b>
          <small>
            {waitWords(t, group)}
            {group.waitAt !== null && <span>{zonePlace(visit, group.waitAt)}</span>}
          </small>
        </label>
      ))}
    </fieldset>
  )
}
