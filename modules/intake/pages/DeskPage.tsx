import {
  Ask,
  asProblem,
  Band,
  Button,
  Column,
  Columns,
  Page,
  ProblemNote,
  Tag,
  useCall,
  useKeys,
  useTexts,
} from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { readItem } from '@yichuang/modules/catalogue/contract'
import { promisedLimit } from '@yichuang/modules/catalogue/rules'
import type { Item, ItemSetting, Material } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { ApplicantCard } from './ApplicantCard.tsx'
import { ChangeBand } from './ChangeBand.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import type { DeskAct } from './DecisionCard.tsx'
import { withTicket } from './at-ticket.ts'
import { DeskDrawers } from './DeskDrawers.tsx'
import type { DeskDrawer } from './DeskDrawers.tsx'
import { gapsAtDesk, withWork } from './desk-state.ts'
import { MaterialsCard } from './MaterialsCard.tsx'
import { SituationCard } from './SituationCard.tsx'
import { useDesk } from './use-desk.ts'
import './desk.css'

/** 受理: the whole job at the counter on one screen. */
export function DeskPage() {
  const { item = '' } = useParams()
  const asked = useCall(readItem, { params: { id: item } })
  return (
    <Ask query={asked}>
      {(answer) => (
        <Desk key={item} item={answer.item as Item} answer={{ ...answer, setting: answer.setting as ItemSetting }} />
      )}
    </Ask>
  )
}

interface DeskProps {
  readonly item: Item
  readonly answer: {
    readonly version: number
    readonly setting: ItemSetting
    readonly departmentName: string
    readonly taken?: boolean
    readonly reason?: string
    readonly delegation?: { readonly no: string; readonly until: string; readonly powers: readonly string[] }
  }
}

function Desk({ item, answer }: DeskProps) {
  const t = useTexts('intake')
  const [search] = useSearchParams()
  const { state, set, send, keep, take, duplicates, setDuplicates } = useDesk(item)
  const gaps = gapsAtDesk(item, state)
  const materials = gaps.resolution.details as readonly Material[]
  const [current, setCurrent] = useState<string>()
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({})
  const [drawer, setDrawer] = useState<DeskDrawer>()
  const [fault, setFault] = useState<ApiProblem>()
  const act = (wanted: DeskAct) => {
    if (wanted === 'draft') return void keep()
    if (wanted === 'correct' || wanted === 'refuse' || wanted === 'defer') return setDrawer(wanted)
    const gap = wanted === 'receive' ? receiptGap(gaps) : firstGap(gaps)
    if (gap !== undefined) return goTo(gap.place, gap.material ?? current, setCurrent)
    return send({ kind: wanted })
  }
  useKeys([
    { combo: 'Alt+1', label: t('situation.title'), act: () => focusOn('.questions') },
    { combo: 'Alt+2', label: t('materials.title'), act: () => focusOn('.materials') },
    { combo: 'Alt+3', label: t('applicant.title'), act: () => focusOn('.form') },
  ])
  return (
    <Page
      title={item.name}
      tags={<DeskTags item={item} answer={answer} />}
      actions={
        <Button hotkey="F3" to={withTicket('/work/intake', search)}>
          {t('desk.otherItem')}
        </Button>
      }
    >
      <ChangeBand item={item.id} />
      {answer.taken === false && <Band kind="amber">{t(`taken.${answer.reason ?? 'other-board'}`)}</Band>}
      {duplicates.length > 0 && <Band kind="amber">{t('desk.duplicates', { numbers: duplicates.join('、') })}</Band>}
      <ProblemNote problem={fault} />
      <Columns widths="300px minmax(0,1fr) 340px">
        <SituationCard
          item={item}
          state={state}
          resolution={gaps.resolution}
          onAnswer={(question, chosen) =>
            set((before) => ({ ...before, answers: { ...before.answers, [question]: chosen } }))
          }
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
            committed={promisedLimit(answer.setting, gaps.resolution.limits)}
            delegatedUntil={answer.delegation?.until}
            mayComplete={answer.delegation?.powers.includes('decide-instant') === true}
            department={departmentOf(answer.setting)}
            isBusy={take.isBusy}
            problem={drawer === undefined ? take.problem : undefined}
            onAct={act}
            onGap={(gap) => goTo(gap, firstGap(gaps)?.material, setCurrent)}
          />
        </Column>
      </Columns>
      {drawer !== undefined && (
        <DeskDrawers
          open={drawer}
          item={item}
          state={state}
          gaps={gaps}
          problem={take.problem}
          isBusy={take.isBusy}
          onClose={() => setDrawer(undefined)}
          send={send}
        />
      )}
    </Page>
  )
}

function DeskTags({ item, answer }: DeskProps) {
  const t = useTexts('intake')
  return (
    <>
      <Tag kind="blue">{item.handling}</Tag>
      <Tag kind="line">{item.type}</Tag>
      <Tag kind="line">{t('desk.delegatedBy', { department: answer.departmentName })}</Tag>
      <Tag kind="line">{t('desk.version', { version: answer.version })}</Tag>
    </>
  )
}

function firstGap({ resolution, wrongMaterials, openMaterials, applicantFields }: ReturnType<typeof gapsAtDesk>) {
  if (resolution.status !== 'complete') return { place: 'situation' as const }
  const material = wrongMaterials[0] ?? openMaterials[0]
  if (material !== undefined) return { place: 'material' as const, material: material.key }
  return applicantFields.length > 0 ? { place: 'applicant' as const } : undefined
}

/** What must be known before an application can be received: its situation and its applicant. */
function receiptGap(gaps: ReturnType<typeof gapsAtDesk>) {
  const gap = firstGap({ ...gaps, wrongMaterials: [], openMaterials: [] })
  return gap === undefined ? undefined : { ...gap, material: undefined }
}

/** What a place left to the department. */
function departmentOf({ authority, correctionBy }: Pick<ItemSetting, 'authority' | 'correctionBy'>) {
  return { accepts: authority === 'receive', corrects: correctionBy === 'department' }
}

const places = { situation: '.questions', material: '.materials', applicant: '.form' }

function goTo(place: keyof typeof places, material: string | undefined, open: (key: string) => void): void {
  if (place === 'material' && material !== undefined) open(material)
  focusOn(places[place])
}

function focusOn(place: string): void {
  document.querySelector<HTMLElement>(`${place} input, ${place} button`)?.focus()
}
