import { Icon } from '@yichuang/kit/public'
import type { QueueGroups } from '@yichuang/modules/queue/public'
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

interface Tried {
  readonly group: string
  readonly phone: string
  readonly code: string
  readonly no: string
}

/** 取号: the groups of a hall with who waits, and the mobile number. */
export function queueHallPage(visit: Visit, { hall, groups }: QueueGroups, tried?: Tried): string {
  const t = wordsOf(visit)
  return pageText(
    <Shell visit={visit} title={t('queue.title')}>
      <a className="crumb" href="/queue">
        <Icon name="back" />
        {t('queue.halls')}
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
      ) : (
        <form className="ask" method="post" action={`/queue/${hall.id}`}>
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
            defaultValue={tried?.phone ?? ''}
            aria-describedby="phone-hint"
          />
          <button className="btn primary" type="submit">
            {t('queue.take')}
          </button>
        </form>
      )}
    </Shell>,
  )
}

function waitWords(t: Words, { waiting, minutes }: { readonly waiting: number; readonly minutes: number | null }) {
  if (minutes === null) return t('queue.waitingOnly', { count: waiting })
  return t(minutes === 0 ? 'queue.noWait' : 'queue.waiting', { count: waiting, minutes })
}
