import { isProcedureOpen, offering, offersOf } from '@yichuang/modules/cases/rules'
import type { ActionOffer, Dossier, Facts, Offering, Task } from '@yichuang/modules/cases/rules'
import { handlingCommands as commands } from './commands.ts'

/** Any text: stands for what a person will type. */
const text = '…'

const offerings: readonly Offering[] = [
  offering(commands.claimTask, (dossier, { by }) =>
    each(tasksFor(dossier, by.department), ({ id }) => ({ taskId: id })),
  ),
  offering(commands.releaseTask, (dossier, { by }) =>
    each(tasksFor(dossier, by.department), ({ id }) => ({ taskId: id, to: { person: text, name: text } })),
  ),
  offering(commands.giveOpinion, (dossier, { by }) =>
    each(tasksFor(dossier, by.department), ({ id }) => ({ taskId: id, agrees: true, text })),
  ),
  offering(commands.returnTask, (dossier) => each(dossier?.tasks ?? [], ({ id }) => ({ taskId: id, reason: text }))),
  offering(commands.openProcedure, (_dossier, { item }) => each(item.procedures, ({ kind }) => ({ kind, days: 1 }))),
  offering(commands.serveProcedureNotice, (dossier) =>
    each(openProcedures(dossier), ({ id }) => ({ procedureId: id, method: 'window' as const })),
  ),
  offering(commands.endProcedure, (dossier) =>
    each(openProcedures(dossier), ({ id }) => ({ procedureId: id, outcome: 'ended' as const, result: text })),
  ),
  offering(commands.requestExtension, () => [{ days: 1, reason: text }]),
  offering(commands.settleExtension, () => [{ outcome: 'approved' }]),
  offering(commands.serveExtensionNotice, () => [{ method: 'window' }]),
  offering(commands.decideCase, () => [
    { decision: 'granted', basis: [] },
    { decision: 'rejected', reason: text, basis: [text], remedies: [text] },
  ]),
  offering(commands.forwardUp, () => [{ to: text }]),
  offering(commands.produceResult, () => [{}]),
  offering(commands.voidResult, () => [{ ground: 'applicant-gone', reason: text }]),
]

/**
 * What this person may do now at the departments' side of a case, command by command, and why not: the answer of the
 * very deciders, so that a button and its endpoint cannot disagree.
 */
export function availableActions(dossier: Dossier | undefined, facts: Facts): readonly ActionOffer[] {
  return offersOf(offerings, dossier, facts)
}

/** One input for each thing it could be about; where there is none, one about nothing. */
function each<Thing, Input>(
  things: readonly Thing[],
  input: (thing: Thing | Nothing) => Input,
): readonly [Input, ...Input[]] {
  const [first, ...others] = things
  return first === undefined ? [input(nothing)] : [input(first), ...others.map(input)]
}

const nothing = { id: '', kind: '' } as const
type Nothing = typeof nothing

/** The department's own tasks first the ones it can still do. */
function tasksFor(dossier: Dossier | undefined, department: string | undefined): readonly Task[] {
  return (dossier?.tasks ?? []).filter((task) => task.department === department)
}

function openProcedures(dossier: Dossier | undefined) {
  return (dossier?.procedures ?? []).filter(isProcedureOpen)
}
