import { useAct, useSession, useTexts, useToast } from '@yichuang/kit'
import { useNavigate } from 'react-router'
import * as contract from '../contract.ts'
import type { MyWindow } from '../contract.ts'

const refresh = [contract.readMyWindow]

/** What F2 does at a window as it stands: one key from one person to the next. */
type Step = 'open' | 'next' | 'start' | 'endAndNext'

/** The step that comes next at a window. */
function stepAt({ isOpen, current }: MyWindow): Step {
  if (current?.state === 'called') return 'start'
  if (current !== null) return 'endAndNext'
  return isOpen ? 'next' : 'open'
}

/** The acts of a window; a call opens the intake with what the person has said already. */
export function useWindowActs(mine: MyWindow) {
  const t = useTexts('queue')
  const toast = useToast()
  const navigate = useNavigate()
  const { permissions } = useSession()
  const takesIn = permissions.includes('intake.open-application')
  const open = useAct(contract.openMyWindow, { refresh })
  const next = useAct(contract.callNext, {
    refresh,
    onDone: ({ ticket }) => {
      if (ticket === undefined) toast({ text: t('window.nobodyWaits') })
      else if (takesIn) void navigate(intakeOf(ticket))
    },
  })
  const start = useAct(contract.startService, { refresh })
  const recall = useAct(contract.recallTicket, { refresh })
  const pass = useAct(contract.passTicket, { refresh })
  const hold = useAct(contract.holdService, { refresh })
  const end = useAct(contract.endService, { refresh })
  const all = [open, next, start, recall, pass, hold, end]
  const step = stepAt(mine)
  const forTicket = { params: { id: mine.current?.id ?? '' } }
  const steps: Readonly<Record<Step, () => void>> = {
    open: () => void open.act({}),
    next: () => void next.act({}),
    start: () => void start.act(forTicket),
    endAndNext: () => {
      void end.act(forTicket).then((ended) => (ended === undefined || !mine.isOpen ? undefined : next.act({})))
    },
  }
  return {
    step,
    /** whether the person takes applications: hand-out clerks only call */
    takesIn,
    label: t(step === 'endAndNext' && !mine.isOpen ? 'acts.end' : `acts.${step}`),
    go: steps[step],
    end: () => void end.act(forTicket),
    recall: () => void recall.act(forTicket),
    pass: () => void pass.act(forTicket),
    hold: () => void hold.act(forTicket),
    /** one of the steps of F2 runs */
    isBusy: [open, next, start, end].some((act) => act.isBusy),
    problem: all.find(({ problem }) => problem !== undefined)?.problem,
  }
}

export type WindowActs = ReturnType<typeof useWindowActs>

/** Address of the intake for a ticket: at its item when that is known, else where the item is found. */
export function intakeOf({ id, item }: { readonly id: string; readonly item?: string | null | undefined }): string {
  return `/work/intake${item === undefined || item === null ? '' : `/${item}`}?ticket=${id}`
}
