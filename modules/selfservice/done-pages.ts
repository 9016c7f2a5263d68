import { dateOf } from '@yichuang/modules/calendar/rules'
import { qrSvg } from '@yichuang/platform/printing'
import type { Shown } from '@yichuang/modules/portal/public'
import type { Filling, FillingStep } from './apply-pages.ts'
import { keepSitting } from './commands/sittings.ts'
import { submitSitting } from './commands/submit.ts'
import type { AtHall, Step } from './page-routes.ts'
import type { SelfserviceParts } from './parts.ts'
import {
  answersInWords,
  emptySitting,
  formNow,
  formStanding,
  isSituationClear,
  personFaults,
  situationOf,
} from './rules/index.ts'
import { checkPage } from './served/CheckPage.tsx'
import { donePage } from './served/DonePage.tsx'
import { stepAt } from './served/Machine.tsx'
import { sayIn } from './served/words.ts'

/** The last look, the sending, and what came of it. */
export function donePages(parts: SelfserviceParts, step: (show: FillingStep) => AtHall): readonly Step[] {
  return [
    ['GET', 'check', step(async (filling) => gapOf(filling) ?? { html: showCheck(filling) })],
    ['POST', 'check', step(async (filling) => gapOf(filling) ?? send(parts, filling))],
    ['GET', 'done', step(async (filling) => showDone(parts, filling))],
  ]
}

/** The step that was jumped over; undefined: everything was said. */
function gapOf({ asked, at, sitting, item }: Filling): Shown | undefined {
  const { state } = sitting
  const today = dateOf(asked.at)
  if (!isSituationClear(item, state.answers)) return { to: stepAt(at, 'questions') }
  if (personFaults(state.person, today).length > 0) return { to: `${stepAt(at, 'person')}?told=1` }
  return formStanding(formNow(item, state, today)) === 'wrong' ? { to: `${stepAt(at, 'form')}?told=1` } : undefined
}

function showCheck({ asked, at, sitting, item }: Filling): string {
  const { answers, person } = sitting.state
  const problem = asked.query['problem']
  return checkPage(at, {
    itemName: item.name,
    answers: answersInWords(item, answers),
    papers: situationOf(item, answers).materials.length,
    person,
    now: formNow(item, sitting.state, dateOf(asked.at)),
    problem: problem === undefined ? undefined : sayIn(at.visit)(`problem.${keyOf(problem)}`),
  })
}

/** Refusals of the opening, as they are said to who stands at the machine. */
const problems: Readonly<Record<string, string>> = {
  'intake.duplicate-unacknowledged': 'duplicate',
  'intake.identity-invalid': 'identity',
  'intake.form-wrong': 'form',
  'intake.situation-incomplete': 'situation',
  'intake.situation-stopped': 'situation',
  'intake.channel-not-offered': 'channel',
  'intake.item-not-in-force': 'changed',
}

function keyOf(problem: string): string {
  return Object.values(problems).includes(problem) ? problem : 'other'
}

async function send(parts: SelfserviceParts, { asked, at, hall, sitting, item }: Filling): Promise<Shown> {
  const { at: moment, requestId } = asked
  const sent = await submitSitting(parts, { sitting, item, hall }, { at: moment, requestId })
  if (!sent.ok) return { to: `${stepAt(at, 'check')}?problem=${problems[sent.refusal.code] ?? 'other'}` }
  // Who it is about is in the application now, and nowhere here any more.
  await keepSitting(parts.db, sitting, { ...emptySitting, done: sent.value })
  return { to: stepAt(at, 'done') }
}

async function showDone({ publicUrl }: SelfserviceParts, { at, sitting }: Filling): Promise<Shown> {
  const { done } = sitting.state
  if (done === undefined) return { to: stepAt(at, 'check') }
  const { ticket, applicationNo } = done
  const own = ticket.kind === 'taken' ? `/ticket/${ticket.token}` : `/progress?no=${encodeURIComponent(applicationNo)}`
  const link = `${publicUrl()}${own}`
  return { html: donePage(at, { done, link, qr: qrSvg(link) }) }
}
