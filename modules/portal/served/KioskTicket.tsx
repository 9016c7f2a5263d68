import { Icon } from '@yichuang/kit/public'
import type { QueueGroups, ZoneSign } from '@yichuang/modules/queue/public'
import { KioskKeys, kioskPage, KioskSearch, KioskSlip } from './KioskFrame.tsx'
import type { KioskHall } from './KioskFrame.tsx'
import type { ItemInLine, Sought } from './QueueItems.tsx'
import { wordsOf, zonePlace } from './visit.ts'
import type { Visit, Words } from './visit.ts'

type Group = QueueGroups['groups'][number]

function waitText(t: Words, { waiting, minutes }: Pick<Group, 'waiting' | 'minutes'>): string {
  const people = t('kiosk.ahead', { count: waiting })
  if (minutes === null) return `${people} · ${t('display.noForecast')}`
  return `${people} · ${minutes === 0 ? t('display.noWait') : t('kiosk.about', { minutes })}`
}

/** 取号: the item in everyday words, or one of the lines of the hall: one press chooses. (QUE-01, QUE-03) */
export function kioskLinesPage(visit: Visit, hall: KioskHall, groups: readonly Group[], sought: Sought): string {
  const t = wordsOf(visit)
  const address = `/kiosk/${hall.id}/ticket`
  const { phrase, found, chosen } = sought
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.which'),
    lead: t('kiosk.whichHint'),
    isTyped: true,
    children: (
      <div className="ways">
        <KioskSearch t={t} address={address} phrase={phrase} isAside />
        {chosen !== undefined && <p className="wrong">{t('kiosk.notHere', { name: chosen.name })}</p>}
        {found?.confident === false && (
          <p className="wrong" role="status">
            {t(found.rows.length === 0 ? 'queue.nothing' : 'queue.nearest', { phrase })}
          </p>
        )}
        {found !== undefined && found.rows.length > 0 && (
          <FoundItems t={t} address={address} groups={groups} rows={found.rows} />
        )}
        <h2 className="or">{t('kiosk.orLine')}</h2>
        <ul className="lines two">
          {groups.map((group) => (
            <li key={group.id}>
              <a href={`${address}?group=${encodeURIComponent(group.id)}`}>
                <span className="letter">{group.letter}</span>
                <b>{group.name}</b>
                <span>{waitText(t, group)}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    ),
  })
}

interface FoundProps {
  readonly t: Words
  readonly address: string
  readonly groups: readonly Group[]
  readonly rows: readonly ItemInLine[]
}

/** What was found: each item with its line and who waits there. */
function FoundItems({ t, address, groups, rows }: FoundProps) {
  return (
    <ul className="lines short" aria-label={t('queue.found')}>
      {rows.map(({ id, name, line }) => {
        const group = groups.find((one) => one.id === line)
        const words = (
          <>
            {group === undefined ? <Icon name="warning" /> : <span className="letter">{group.letter}</span>}
            <b>{name}</b>
            <span>{group === undefined ? t('queue.notHere') : waitText(t, group)}</span>
          </>
        )
        return (
          <li key={id}>
            {group === undefined ? (
              <p className="full">{words}</p>
            ) : (
              <a href={`${address}?item=${encodeURIComponent(id)}`}>{words}</a>
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface Taking {
  readonly group: Group
  /** the item that was found, whose line it is */
  readonly item?: Pick<ItemInLine, 'id' | 'name'> | undefined
  readonly key: string
  readonly phone?: string
  readonly problem?: { readonly code: string; readonly no: string }
}

/** Who takes the number: a mobile number, the card on the reader, or neither: then the screens are followed. */
export function kioskPhonePage(visit: Visit, hall: KioskHall, taking: Taking): string {
  const { group, item, key, phone = '', problem } = taking
  const t = wordsOf(visit)
  return kioskPage({
    visit,
    hall,
    title: item?.name ?? `${group.letter} ${group.name}`,
    lead: item === undefined ? waitText(t, group) : `${group.letter} ${group.name} · ${waitText(t, group)}`,
    children: (
      <form className="panel" method="post" action={`/kiosk/${hall.id}/ticket`} autoComplete="off" data-card-sends>
        <input type="hidden" name="group" value={group.id} />
        <input type="hidden" name="item" value={item?.id ?? ''} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="document" data-card="document" />
        <input type="hidden" name="name" data-card="name" />
        <p className="by-card">
          <Icon name="card" />
          {t('kiosk.byCard')}
        </p>
        <label>
          <span>{t('kiosk.phone')}</span>
          <input name="phone" data-keys inputMode="none" maxLength={11} defaultValue={phone} />
        </label>
        {problem !== undefined && (
          <p className="wrong" role="alert">
            {t(`kiosk.problem.${problem.code.replace('queue.', '')}`, { no: problem.no })}
          </p>
        )}
        <KioskKeys t={t} kind="phone" />
        <div className="acts">
          <button type="submit" className="act" data-without>
            {t('kiosk.noPhone')}
          </button>
          <button type="submit" className="act primary">
            {t('kiosk.take')}
          </button>
        </div>
      </form>
    ),
  })
}

interface Taken {
  readonly no: string
  readonly ahead: number
  readonly minutes: number | null
  readonly groupName: string
  readonly waitAt: ZoneSign | null
  readonly link: string
  readonly qr: string
}

/** The number in the largest type; the machine prints it on 80 mm paper, and the code leads to it on the phone. */
export function kioskTakenPage(visit: Visit, hall: KioskHall, taken: Taken): string {
  const t = wordsOf(visit)
  const { no, ahead, minutes, groupName, waitAt, link, qr } = taken
  const place = waitAt === null ? '' : t('zone.wait', { place: zonePlace(visit, waitAt) })
  const words = waitText(t, { waiting: ahead, minutes })
  const slip = { no, line: groupName, wait: words, link, ...(place !== '' && { place }) }
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.taken'),
    lead: groupName,
    children: (
      <KioskSlip {...{ t, hall, visit, slip, qr }} scan="kiosk.scan" notPrinted="kiosk.notPrinted">
        <p className="no">{no}</p>
        <p className="wait">{words}</p>
        {place !== '' && <p className="wait">{place}</p>}
      </KioskSlip>
    ),
  })
}
