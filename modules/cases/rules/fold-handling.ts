import type { Dossier, Procedure, Task } from './dossier.ts'
import type { Reducers } from './reducers.ts'

/** What handling events make of the dossier. */
export const handlingReducers: Reducers<'handling'> = {
  'handling.tasks-opened': (dossier, { tasks }, { at }) => ({
    tasks: [
      ...dossier.tasks,
      ...tasks.map((task): Task => ({ ...task, state: 'waiting', stepIndex: 0, openedAt: at, opinions: [] })),
    ],
  }),
  'handling.task-claimed': (dossier, { taskId }, { person, name }) =>
    withTask(dossier, taskId, () => ({ state: 'claimed', holder: person, holderName: name })),
  'handling.task-released': (dossier, { taskId, to }) =>
    withTask(dossier, taskId, () =>
      to === undefined
        ? { state: 'waiting', holder: undefined, holderName: undefined }
        : { state: 'claimed', holder: to.person, holderName: to.name },
    ),
  'handling.opinion-given': (dossier, { taskId, step, agrees, text }, { at, person, name }) =>
    withTask(dossier, taskId, (task) => {
      const opinions = [...task.opinions, { step, by: person, byName: name, at, agrees, text }]
      const isLast = task.stepIndex + 1 >= task.steps.length
      if (isLast) return { opinions, state: 'done' }
      // The next step waits for whoever takes it.
      return { opinions, stepIndex: task.stepIndex + 1, state: 'waiting', holder: undefined, holderName: undefined }
    }),
  'handling.task-returned': (dossier, { taskId }) =>
    withTask(dossier, taskId, () => ({ state: 'waiting', stepIndex: 0, holder: undefined, holderName: undefined })),
  'handling.tasks-cancelled': (dossier, { taskIds }) => ({
    tasks: dossier.tasks.map((task) => (taskIds.includes(task.id) ? { ...task, state: 'cancelled' } : task)),
  }),
  'handling.procedure-opened': (dossier, event, { at, person }) => ({
    procedures: [
      ...dossier.procedures,
      {
        id: event.procedureId,
        kind: event.kind,
        name: event.name,
        state: 'opened',
        openedAt: at,
        openedBy: person,
        days: event.days,
        unit: event.unit,
        basis: event.basis,
        stopsStatutory: event.stopsStatutory,
        noticeId: event.noticeId,
      },
    ],
  }),
  'handling.procedure-notice-served': (dossier, { procedureId, announcedUntil }, { at }) =>
    withProcedure(dossier, procedureId, { state: 'stopped', servedAt: at, announcedUntil }),
  'handling.procedure-overran': (dossier, { procedureId }) => withProcedure(dossier, procedureId, { state: 'overran' }),
  'handling.procedure-ended': (dossier, { procedureId, result }, { at }) =>
    withProcedure(dossier, procedureId, { state: 'ended', endedAt: at, result }),
  'handling.procedure-cancelled': (dossier, { procedureId, reason }, { at }) =>
    withProcedure(dossier, procedureId, { state: 'cancelled', endedAt: at, result: reason }),
  'handling.extension-requested': (_dossier, { days, reason }, { at, person }) => ({
    extension: { state: 'requested', days, reason, requestedBy: person, requestedAt: at },
  }),
  'handling.extension-approved': (dossier, { noticeId }, { person }) =>
    inExtension(dossier, { state: 'approved', settledBy: person, noticeId }),
  'handling.extension-rejected': (dossier, _event, { person }) =>
    inExtension(dossier, { state: 'rejected', settledBy: person }),
  'handling.extension-served': (dossier, _event, { at }) => inExtension(dossier, { state: 'in-force', servedAt: at }),
  'handling.extension-lapsed': (dossier) => inExtension(dossier, { state: 'lapsed' }),
  // The conclusion is folded by `cases.concluded` of the same act.
  'handling.decided': () => ({}),
  'handling.result-produced': (dossier, { documents }, { at }) =>
    dossier.result === undefined ? {} : { result: { ...dossier.result, state: 'produced', documents, producedAt: at } },
  'handling.result-voided': (dossier, _event, { at }) =>
    dossier.result === undefined ? {} : { result: { ...dossier.result, state: 'voided', settledAt: at } },
}

function withTask(dossier: Dossier, id: string, change: (task: Task) => Partial<Task>): Partial<Dossier> {
  return { tasks: dossier.tasks.map((task) => (task.id === id ? { ...task, ...change(task) } : task)) }
}

function withProcedure(dossier: Dossier, id: string, change: Partial<Procedure>): Partial<Dossier> {
  return { procedures: dossier.procedures.map((one) => (one.id === id ? { ...one, ...change } : one)) }
}

function inExtension(dossier: Dossier, change: Partial<NonNullable<Dossier['extension']>>): Partial<Dossier> {
  return dossier.extension === undefined ? {} : { extension: { ...dossier.extension, ...change } }
}
