import { barIf, firstRefusal, isNoticeTimeOver, notEnded, onDossier, rejectedFile } from '@yichuang/modules/cases/rules'
import type {
  Dossier,
  EndedRefusal,
  FileRef,
  MaterialBinding,
  MaterialState,
  PointCheck,
  RefusalOf,
} from '@yichuang/modules/cases/rules'
import type { Actor } from '@yichuang/platform/pure'

/** What changes about one material; what is left out stays as it was. */
export interface MaterialChange {
  readonly key: string
  /** handed in, on paper or as a file */
  readonly received?: boolean | undefined
  /** fetched from the sharing platform */
  readonly shared?: boolean | undefined
  readonly files?: readonly FileRef[] | undefined
  /** papers the hall keeps and must give back */
  readonly originalsKept?: number | undefined
  /** ticks by review point; points not named keep theirs */
  readonly checks?: Readonly<Record<string, PointCheck>> | undefined
}

export type BindMaterialRefusal =
  | EndedRefusal
  | RefusalOf<
      | 'intake.deemed-accepted'
      | 'intake.not-under-examination'
      | 'intake.material-not-in-situation'
      | 'intake.file-rejected'
    >

/**
 * 绑定材料: files, papers kept, shared data and ticks of review points for one material of the situation, before and
 * during examination. (INT-03, INT-08, INT-12)
 */
export const bindMaterial = onDossier<MaterialChange, BindMaterialRefusal>({
  name: 'intake.bind-material',
  check: (dossier, input, facts) =>
    firstRefusal(
      () => notEnded(dossier),
      () => barIf(isNoticeTimeOver(dossier, facts), 'intake.deemed-accepted'),
      () => notUnderExamination(dossier),
      () => notInSituation(dossier, [input]),
      () => rejectedFile(input.files ?? [], 'intake.file-rejected'),
    ),
  act(scribe, input) {
    const binding = bindingOf(scribe.dossier(), input, scribe.facts.by)
    scribe.emit({ type: 'intake.material-bound', v: 1, ...binding })
  },
})

/** Materials or review points that the situation does not know. */
export function notInSituation(
  { requirements }: Dossier,
  changes: readonly MaterialChange[],
): RefusalOf<'intake.material-not-in-situation'> | undefined {
  const unknown = changes.flatMap(({ key, checks = {} }) => {
    const requirement = requirements.find((one) => one.key === key)
    if (requirement === undefined) return [{ material: key }]
    const stranger = Object.keys(checks).find((point) => !requirement.reviewPoints.includes(point))
    return stranger === undefined ? [] : [{ material: key, reviewPoint: stranger }]
  })
  return barIf(unknown.length > 0, 'intake.material-not-in-situation', { unknown })
}

/**
 * A material after a change. Ticks, originals and shared data are the hall's word: what an applicant sends carries
 * none, and new files of an applicant take back the ticks the old ones had.
 */
export function bindingOf(dossier: Dossier, change: MaterialChange, by: Actor): MaterialBinding {
  const now = dossier.materials.find(({ key }) => key === change.key) ?? nothingYet(change.key)
  const files = change.files ?? now.files
  if (by.kind === 'applicant') {
    const checks = change.files === undefined ? now.checks : {}
    return { ...now, received: change.received ?? (files.length > 0 || now.received), files, checks }
  }
  const shared = change.shared ?? now.shared
  return {
    key: now.key,
    received: change.received ?? (shared || files.length > 0 || now.received),
    shared,
    files,
    originalsKept: change.originalsKept ?? now.originalsKept,
    checks: { ...now.checks, ...change.checks },
  }
}

function nothingYet(key: string): MaterialState {
  return { key, received: false, shared: false, files: [], originalsKept: 0, checks: {} }
}

// While corrections or originals are awaited, papers come in by the commands of that stage.
function notUnderExamination({ stage }: Dossier) {
  return barIf(stage !== 'draft' && stage !== 'received', 'intake.not-under-examination', { stage })
}
