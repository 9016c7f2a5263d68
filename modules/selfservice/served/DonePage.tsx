import { KioskSlip } from '@yichuang/modules/portal/public'
import type { Words } from '@yichuang/modules/portal/public'
import type { Done } from '../rules/index.ts'
import { stepAt, stepPage } from './Machine.tsx'
import type { AtMachine } from './Machine.tsx'
import { sayIn } from './words.ts'
import type { Say } from './words.ts'

interface Finished {
  readonly done: Done
  /** where the application is followed, or the number */
  readonly link: string
  readonly qr: string
}

/** The application number and the number to be called with, large, and on 80 mm paper. (NET-07, QUE-08) */
export function donePage(at: AtMachine, { done, link, qr }: Finished): string {
  const say = sayIn(at.visit)
  const { applicationNo, itemName, ticket } = done
  const no = ticket.kind === 'closed' ? applicationNo : ticket.no
  const next = nextWords(say, ticket, at)
  const place = ticket.kind === 'taken' ? ticket.place[at.visit.language] : ''
  const wait = ticket.kind === 'taken' ? waitWords(say, ticket) : ''
  const slip = {
    no,
    line: itemName,
    wait: [say('done.slip', { no: applicationNo }), wait].filter((one) => one !== '').join(' · '),
    ...(place === '' ? {} : { place }),
    link,
  }
  return stepPage(at, {
    title: say(ticket.kind === 'closed' ? 'done.titleNoTicket' : 'done.title'),
    lead: itemName,
    children: (t, words) => (
      <>
        <Slip at={at} words={words} slip={slip} qr={qr}>
          <p className="label">{t('done.application')}</p>
          <p className="when">{applicationNo}</p>
          {ticket.kind !== 'closed' && (
            <>
              <p className="label">{t('done.ticket', { line: ticket.line })}</p>
              <p className="no">{ticket.no}</p>
              {wait !== '' && <p className="wait">{wait}</p>}
              {place !== '' && <p className="wait">{t('done.place', { place })}</p>}
            </>
          )}
          <p className="next">{next}</p>
        </Slip>
        <div className="acts">
          <a className="act primary" href={stepAt(at, 'leave')} data-leave>
            {t('done.leave')}
          </a>
        </div>
      </>
    ),
  })
}

interface SlipProps {
  readonly at: AtMachine
  readonly words: Words
  readonly slip: Parameters<typeof KioskSlip>[0]['slip']
  readonly qr: string
  readonly children: React.ReactNode
}

function Slip({ at, words, slip, qr, children }: SlipProps) {
  const { hall, visit } = at
  return (
    <KioskSlip {...{ t: words, hall, visit, slip, qr }} scan="kiosk.appliedScan" notPrinted="kiosk.appliedNotPrinted">
      {children}
    </KioskSlip>
  )
}

function waitWords(t: Say, { ahead, minutes }: Extract<Done['ticket'], { kind: 'taken' }>): string {
  const people = t('done.ahead', { count: ahead })
  return minutes === null ? people : `${people} · ${t('done.about', { minutes })}`
}

function nextWords(t: Say, ticket: Done['ticket'], { hall }: AtMachine): string {
  if (ticket.kind === 'closed') return t('done.closed', { phone: hall.phone })
  return t(`done.${ticket.kind}`, { no: ticket.no })
}
