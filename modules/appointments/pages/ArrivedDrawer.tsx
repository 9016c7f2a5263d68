import { PrintSlip, useLanguage, useSession, useTexts } from '@yichuang/kit'
import type { ArrivalTicket, BookingLine } from '../contract.ts'
import { GivenDrawer } from './GivenDrawer.tsx'

/** A booking that arrived a moment ago, with the number given for it. */
export interface Arrival {
  readonly booking: BookingLine
  readonly ticket: ArrivalTicket
}

/** 到达: the number in large, to be read out, and the slip that is handed over. (APT-06) */
export function ArrivedDrawer({ booking, ticket, onClose }: Arrival & { readonly onClose: () => void }) {
  const t = useTexts('appointments')
  const { hall } = useSession()
  const wait = useWaitWords(ticket)
  return (
    <GivenDrawer
      title={t('arrived.title', { name: booking.name })}
      onClose={onClose}
      act={
        <PrintSlip
          label={t('arrived.print')}
          hotkey="P"
          slip={{ head: hall?.name ?? '', big: ticket.no, lines: [booking.itemName, ...wait, t('arrived.keep')] }}
        />
      }
    >
      <p className="muted">{t('arrived.no')}</p>
      <p className="big">{ticket.no}</p>
      {wait.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p className="muted">{booking.itemName}</p>
    </GivenDrawer>
  )
}

/** How many wait before, for how long, and where. */
function useWaitWords({ ahead, minutes, waitAt }: ArrivalTicket): readonly string[] {
  const t = useTexts('appointments')
  const language = useLanguage()
  const before = t('arrived.ahead', { count: ahead })
  const soon = minutes === null ? before : t('arrived.minutes', { before, minutes })
  if (waitAt === null) return [soon]
  const name = language === 'en' && waitAt.nameEn !== '' ? waitAt.nameEn : waitAt.name
  return [soon, t('arrived.waitAt', { place: waitAt.floor === null ? name : `${waitAt.floor} ${name}` })]
}
