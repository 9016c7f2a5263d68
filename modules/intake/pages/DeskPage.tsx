import { Ask, asProblem, Band, Button, call, Column, Columns, Page, ProblemNote, Tag, useAct, useCall, useDraft, useKeys, useTexts, useToast } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { readItem } from '@yichuang/modules/catalogue/contract'
import type { Item, Material } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { clearDesk, openApplication, saveDesk } from '../contract.ts'
import { ApplicantCard } from './ApplicantCard.tsx'
import { CorrectionDrawer } from './CorrectionDrawer.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import type { DeskAct } from './DecisionCard.tsx'
import { DeferralDrawer } from './DeferralDrawer.tsx'
import { bodyOf, emptyDesk, gapsAtDesk, withWork } from './desk-state.ts'
import type { DeskState } from './desk-state.ts'
import { MaterialsCard } from './MaterialsCard.tsx'
import { RefusalDrawer } from './RefusalDrawer.tsx'
import { SituationCard } from './SituationCard.tsx'
import './desk.css'

/** 受理: the whole job at the counter on one screen. */
export function DeskPage() {
  const { item = '' } = useParams()
  const asked = useCall(readItem, { params: { id: item } })
  return (
    <Ask query={asked}>
      {(answer) => <Desk key={item} item={answer.item as Item} answer={answer} />}
    </Ask>
  )
}

interface DeskProps {
  readonly item: Item
  readonly answer: {
    readonly version: number
    readonly departmentName: string
    readonly taken?: boolean
    readonly reason?: string
    readonly delegation?: { readonly no: string; readonly until: string; readonly powers: readonly string[] }
  }
}

function Desk({ item, answer }: DeskProps) {
  const t = useTexts('intake')
  const navigate = useNavigate()
  const toast = useToast()
  const [search] = useSearchParams()
  const [desk] = useState(() => search.get('desk') ?? crypto.randomUUID())
  const title = `${item.name}`
  const draft = useDraft<DeskState>({
    key: `intake/${desk}`,
    initial: emptyDesk,
    save: (content) => call(saveDesk, { params: { id: desk }, body: { title: `${title} ${content.applicant.name}`.trim(), content } }),
  })
  const { value: state, set } = draft
  const gaps = gapsAtDesk(item, state)
  const materials = gaps.resolution.details as readonly Material[]
  const [current, setCurrent] = useState<string>()
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({})
  const [drawer, setDrawer] = useState<'correct' | 'refuse' | 'defer'>()
  const [duplicates, setDuplicates] = useState<readonly string[]>([])
  const [fault, setFault] = useState<ApiProblem>()
  const take = useAct(openApplication, {
    onDone: (done) => {
      void draft.discard()
      void call(clearDesk, { params: { id: desk } })
      toast({ text: t('desk.taken', { number: done.applicationNo }) })
      void navigate(`/work/applications/${done.id}`)
    },
  })
  const send = (then: Parameters<typeof bodyOf>[2]) =>
    take.act({ body: bodyOf(item, state, then, duplicates.length > 0 ? t('desk.duplicateKnown') : '') })
  const act = (wanted: DeskAct) => {
    if (wanted === 'draft') return void send({ kind: 'draft' })
    if (wanted === 'correct' || wanted === 'refuse' || wanted === 'defer') return setDrawer(wanted)
    const gap = firstGap(gaps)
    if (gap !== undefined) return goTo(gap.place, gap.material ?? current, setCurrent)
    return void send({ kind: wanted })
  }
  useKeys([
    { combo: 'Alt+1', label: t('situation.title'), act: () => focusOn('.questions') },
    { combo: 'Alt+2', label: t('materials.title'), act: () => focusOn('.materials') },
    { combo: 'Alt+3', label: t('applicant.title'), act: () => focusOn('.form') },
  ])
  const isComplete = answer.delegation?.powers.includes('decide-instant') === true
  const drawerProps = { problem: take.problem, isBusy: take.isBusy, onClose: () => setDrawer(undefined) }
  return (
    <Page
      title={title}
      tags={
        <>
          <Tag kind="blue">{item.handling}</Tag>
          <Tag kind="line">{item.type}</Tag>
          <Tag kind="line">{t('desk.delegatedBy', { department: answer.departmentName })}</Tag>
          <Tag kind="line">{t('desk.version', { version: answer.version })}</Tag>
        </>
      }
      actions={
        <Button hotkey="F3" to="/work/intake">
          {t('desk.otherItem')}
        </Button>
      }
    >
      {answer.taken === false && <Band kind="amber">{t(`taken.${answer.reason ?? 'other-board'}`)}</Band>}
      {duplicates.length > 0 && <Band kind="amber">{t('desk.duplicates', { numbers: duplicates.join('、') })}</Band>}
      <ProblemNote problem={fault} />
      <Columns widths="300px minmax(0,1fr) 340px">
        <SituationCard
          item={item}
          state={state}
          resolution={gaps.resolution}
          onAnswer={(question, chosen) => set((before) => ({ ...before, answers: { ...before.answers, [question]: chosen } }))}
        />
        <MaterialsCard
          materials={materials}
          state={state}
          current={current ?? materials[0]?.key}
          onCurrent={setCurrent}
          onWork={(key, change) => set((before) => withWork(before, key, change))}
          pictures={pictures}
          onPicture={(hash, url) => setPictures((known) => ({ ...known, [hash]: url }))}
          onProblem={(problem) => setFault(asProblem(problem))}
        />
        <Column>
          <ApplicantCard
            state={state}
            onApplicant={(change) => set((before) => ({ ...before, applicant: { ...before.applicant, ...change } }))}
            onAgent={(agent) => set((before) => ({ ...before, agent }))}
            onDelivery={(change) => set((before) => ({ ...before, delivery: { ...before.delivery, ...change } }))}
            onDuplicates={setDuplicates}
          />
          <DecisionCard
            item={item}
            gaps={gaps}
            delegatedUntil={answer.delegation?.until}
            mayComplete={isComplete}
            isBusy={take.isBusy}
            problem={drawer === undefined ? take.problem : undefined}
            onAct={act}
            onGap={(gap) => goTo(gap, firstGap(gaps)?.material, setCurrent)}
          />
        </Column>
      </Columns>
      {drawer === 'correct' && <CorrectionDrawer {...drawerProps} gaps={gaps} state={state} onIssue={() => void send({ kind: 'correct' })} />}
      {drawer === 'refuse' && (
        <RefusalDrawer {...drawerProps} basis={basisOf(item)} onRefuse={(form) => void send({ kind: 'refuse', ...form, basis: [...form.basis], remedies: [...form.remedies] })} />
      )}
      {drawer === 'defer' && (
        <DeferralDrawer
          {...drawerProps}
          materials={gaps.deferrable}
          signer={state.agent?.name ?? state.applicant.name}
          onSigned={(signatureId) => void send({ kind: 'accept', commitment: { signatureId, materials: gaps.deferrable.map(({ key }) => key) } })}
        />
      )}
    </Page>
  )
}

function firstGap({ resolution, wrongMaterials, openMaterials, applicantFields }: ReturnType<typeof gapsAtDesk>) {
  if (resolution.status !== 'complete') return { place: 'situation' as const }
  const material = wrongMaterials[0] ?? openMaterials[0]
  if (material !== undefined) return { place: 'material' as const, material: material.key }
  return applicantFields.length > 0 ? { place: 'applicant' as const } : undefined
}

const places = { situation: '.questions', material: '.materials', applicant: '.form' }

function goTo(place: keyof typeof places, material: string | undefined, open: (key: string) => void): void {
  if (place === 'material' && material !== undefined) open(material)
  focusOn(places[place])
}

function focusOn(place: string): void {
  document.querySelector<HTMLElement>(`${place} input, ${place} button`)?.focus()
}

function basisOf({ legalBasis }: Item): string {
  return legalBasis.map(({ law, article }) => `${law}${article ?? ''}`).join('\n')
}

