import {
  asProblem,
  Button,
  call,
  Card,
  Checkbox,
  offerOf,
  ProblemNote,
  ReviewPointList,
  useCall,
  useTexts,
} from '@yichuang/kit'
import type { ApiProblem, PointState } from '@yichuang/kit'
import { readItem } from '@yichuang/modules/catalogue/contract'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { PointCheck } from '@yichuang/modules/cases/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import { useState } from 'react'
import {
  acceptApplication,
  bindMaterial,
  issueCorrection,
  proposeCorrection,
  proposeRefusal,
  refuseApplication,
} from '../../contract.ts'
import { pointsOf } from '../desk-state.ts'
import { RefusalDrawer } from '../RefusalDrawer.tsx'
import { FormToFill, useFormToFill } from './FormToFill.tsx'
import { useFurtherAct } from './use-further-act.ts'
import type { ActedOn } from './use-further-act.ts'

/** What the clerk changed at one material since the page was opened. */
interface Work {
  readonly received?: boolean
  readonly checks?: Readonly<Record<string, PointCheck>>
}
type Works = Readonly<Record<string, Work>>

const stay = () => {}

/**
 * 继续审查: an application that lies here, after its corrections too, is looked through to the end: what is not in order
 * yet with its review points, then accepted, noticed or refused. Nothing when there is nothing this person may do.
 * (INT-03, INT-05, INT-06)
 */
export function ExaminationCard({ dossier }: { readonly dossier: ActedOn }) {
  const t = useTexts('intake')
  const { item } = dossier
  const may = (command: string) => {
    const offer = offerOf(dossier.actions, command)
    return offer !== undefined && offer.reason !== 'access.not-permitted' && offer.reason !== 'access.out-of-scope'
  }
  const isHere = dossier.stage === 'received' && dossier.proposal === undefined && may('intake.accept-application')
  const asked = useCall(readItem, { params: { id: item.id }, query: { version: item.version } }, { when: isHere })
  if (!isHere || asked.data === undefined) return undefined
  return (
    <Card title={t('further.examine')} hint={t('further.examineHint')} strong>
      <Examination key={dossier.id} dossier={dossier} item={asked.data.item as Item} />
    </Card>
  )
}

function Examination({ dossier, item }: { readonly dossier: ActedOn; readonly item: Item }) {
  const t = useTexts('intake')
  const [works, setWorks] = useState<Works>({})
  const [isRefusing, setRefusing] = useState(false)
  const examination = useExamination(dossier, works)
  const ways = waysOf(dossier)
  const { isBusy, problem } = examination
  const form = useFormToFill(dossier)
  const accept = () => {
    if (!form.goesToGap()) void examination.accept(form.typed)
  }
  const keys = openKeys(dossier)
  const materials = item.materials.filter(({ key }) => keys.has(key))
  return (
    <div className="stack">
      {materials.length === 0 && form.findings.length === 0 && <p>{t('further.allInOrder')}</p>}
      {materials.map((material) => (
        <OpenMaterial
          key={material.key}
          material={material}
          former={dossier.materials.find(({ key }) => key === material.key)}
          work={works[material.key] ?? {}}
          onWork={(work) => setWorks({ ...works, [material.key]: { ...works[material.key], ...work } })}
        />
      ))}
      <FormToFill dossier={dossier} form={form} />
      {!isRefusing && <ProblemNote problem={problem} />}
      {!ways.accepts && <p className="muted">{t('further.departmentAccepts')}</p>}
      <div className="row">
        {ways.accepts && (
          <Button kind="primary" busy={isBusy} onClick={accept}>
            {t('further.accept')}
          </Button>
        )}
        {materials.length > 0 && (
          <Button busy={isBusy} onClick={() => void (ways.issues ? examination.notice() : examination.propose())}>
            {t(ways.issues ? 'further.issueCorrection' : 'further.proposeCorrection')}
          </Button>
        )}
        <Button onClick={() => setRefusing(true)}>
          {t(ways.refuses ? 'further.refuseOpen' : 'further.proposeRefusal')}
        </Button>
      </div>
      {isRefusing && (
        <RefusalDrawer
          basis=""
          problem={problem}
          isBusy={isBusy}
          onRefuse={(form) => void (ways.refuses ? examination.refuse(form) : examination.proposeRefusal(form))}
          onClose={() => setRefusing(false)}
        />
      )}
    </div>
  )
}

/** Where the department decides or confirms, the window proposes: the answer of the deciders themselves. (CAT-15) */
function waysOf({ actions }: ActedOn) {
  const isBarred = (command: string, reasons: readonly string[]) =>
    reasons.includes(offerOf(actions, command)?.reason ?? '')
  const bars = ['access.not-permitted', 'intake.department-accepts', 'intake.department-confirms']
  return {
    accepts: !isBarred('intake.accept-application', bars),
    issues: !isBarred('intake.issue-correction', bars),
    refuses: !isBarred('intake.refuse-application', [...bars, 'intake.refusal-needs-approval', 'intake.no-proposal']),
  }
}

type Refusal = Parameters<Parameters<typeof RefusalDrawer>[0]['onRefuse']>[0]

/** Saves what was looked at, material by material, then does the act; each write on the version the one before made. */
function useExamination(dossier: ActedOn, works: Works) {
  const t = useTexts('intake')
  const [saving, setSaving] = useState<{ readonly isBusy: boolean; readonly problem?: ApiProblem }>({ isBusy: false })
  const accept = useFurtherAct(acceptApplication, { done: t('further.accepted'), onClose: stay })
  const notice = useFurtherAct(issueCorrection, { done: t('further.issued'), onClose: stay })
  const refuse = useFurtherAct(refuseApplication, { done: t('further.refused'), onClose: stay })
  const propose = useFurtherAct(proposeCorrection, { done: t('further.proposed'), onClose: stay })
  const proposeTo = useFurtherAct(proposeRefusal, { done: t('further.proposed'), onClose: stay })
  const acts = [accept, notice, refuse, propose, proposeTo]
  const params = { id: dossier.id }
  const saved = async (): Promise<number | undefined> => {
    let expectedVersion = dossier.version
    setSaving({ isBusy: true })
    try {
      for (const [key, { received, checks }] of Object.entries(works)) {
        const former = dossier.materials.find((material) => material.key === key)
        const body = {
          key,
          ...(received === undefined ? {} : { received }),
          checks: { ...former?.checks, ...checks },
          expectedVersion,
        }
        expectedVersion = (await call(bindMaterial, { params, body })).version
      }
      setSaving({ isBusy: false })
      return expectedVersion
    } catch (thrown) {
      setSaving({ isBusy: false, problem: asProblem(thrown) })
      return undefined
    }
  }
  const then = (act: (expectedVersion: number) => Promise<unknown>) => async () => {
    const version = await saved()
    if (version !== undefined) await act(version)
  }
  return {
    isBusy: saving.isBusy || acts.some(({ isBusy }) => isBusy),
    problem: saving.problem ?? acts.find(({ problem }) => problem !== undefined)?.problem,
    accept: (form: FormValues) =>
      then((expectedVersion) => accept.act({ params, body: { ...filledNow(form), expectedVersion } }))(),
    notice: then((expectedVersion) => notice.act({ params, body: { expectedVersion } })),
    propose: then((expectedVersion) => propose.act({ params, body: { expectedVersion } })),
    refuse: ({ basis, remedies, ...form }: Refusal) =>
      then((expectedVersion) =>
        refuse.act({ params, body: { ...form, basis: [...basis], remedies: [...remedies], expectedVersion } }),
      )(),
    proposeRefusal: ({ basis, remedies: _ofTheDepartment, ...form }: Refusal) =>
      then((expectedVersion) => proposeTo.act({ params, body: { ...form, basis: [...basis], expectedVersion } }))(),
  }
}

/** What was filled in of the form here; nothing where nothing was. */
function filledNow(form: FormValues): { form?: Record<string, unknown> } {
  return Object.keys(form).length === 0 ? {} : { form: { ...form } }
}

/** The required materials that are not in order on record: not here, with a failed point, or not looked at. */
function openKeys({ requirements, materials }: ActedOn): ReadonlySet<string> {
  const open = requirements.filter(({ key, isRequired, reviewPoints }) => {
    const state = materials.find((material) => material.key === key)
    if (!isRequired || state?.shared === true) return false
    return state?.received !== true || reviewPoints.some((point) => state.checks[point]?.ok !== true)
  })
  return new Set(open.map(({ key }) => key))
}

interface OpenMaterialProps {
  readonly material: Item['materials'][number]
  readonly former: ActedOn['materials'][number] | undefined
  readonly work: Work
  readonly onWork: (work: Work) => void
}

function OpenMaterial({ material, former, work, onWork }: OpenMaterialProps) {
  const t = useTexts('intake')
  const [current, setCurrent] = useState<string>()
  const checks: Readonly<Record<string, PointCheck>> = { ...former?.checks, ...work.checks }
  const points = pointsOf(material).map((point, index) => ({ ...point, number: index + 1 }))
  const set = (id: string, check: PointCheck) => onWork({ checks: { ...work.checks, [id]: check } })
  const groups = (['form', 'content'] as const).map((part) => ({
    title: t(`points.${part}`),
    points: points
      .filter((point) => point.part === part)
      .map(({ id, text, number }) => {
        const check = checks[id]
        const state: PointState = check === undefined ? 'open' : check.ok ? 'met' : 'not-met'
        return { id, text, number, state, ...(check?.ok === false ? { reason: check.defect } : {}) }
      }),
  }))
  return (
    <section aria-label={material.name}>
      <p className="row">
        <b>{material.name}</b>
        <span className="grow" />
        <Checkbox checked={work.received ?? former?.received === true} onChange={(received) => onWork({ received })}>
          {t('materials.received')}
        </Checkbox>
      </p>
      <ReviewPointList
        label={t('points.label', { material: material.name })}
        groups={groups.filter(({ points: own }) => own.length > 0)}
        current={current}
        onCurrent={setCurrent}
        onState={(id, next) =>
          set(id, next === 'not-met' ? { ok: false, defect: t('points.defaultDefect') } : { ok: true })
        }
        onReason={(id, defect) => set(id, { ok: false, defect })}
        reasonsFor={() => [
          t('points.reasons.unclear'),
          t('points.reasons.unsigned'),
          t('points.reasons.differs'),
          t('points.reasons.expired'),
        ]}
      />
    </section>
  )
}
