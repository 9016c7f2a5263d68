import {
  Ask,
  asProblem,
  Band,
  Button,
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
import { useItemWords } from '@yichuang/modules/catalogue/pages'
import { promisedLimit } from '@yichuang/modules/catalogue/rules'
import type { Item, ItemSetting, Material } from '@yichuang/modules/catalogue/rules'
import { focusFirstGap } from '@yichuang/modules/forms/pages'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { ApplicantCard } from './ApplicantCard.tsx'
import { ChangeBand } from './ChangeBand.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import { withTicket } from './at-ticket.ts'
import { DeskDrawers } from './DeskDrawers.tsx'
import type { DeskDrawer } from './DeskDrawers.tsx'
import { formAtDesk } from './desk-form.ts'
import { firstGap, gapFor, isDrawer } from './desk-gaps.ts'
import type { DeskWish, Gap } from './desk-gaps.ts'
import { gapsAtDesk, withWork } from './desk-state.ts'
import type { DeskState } from './desk-state.ts'
import { FormCard } from './FormCard.tsx'
import { MaterialsCard } from './MaterialsCard.tsx'
import { SituationCard } from './SituationCard.tsx'
import { useConfirmation } from './use-confirmation.ts'
import { useDesk } from './use-desk.ts'
import { useOnceKnown } from './use-look-up.ts'
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
  const { state, set, send, keep, take, lookUp } = useDesk(item)
  const gaps = gapsAtDesk(item, state)
  const { sendAll, ...pad } = useConfirmation(item, { state, send })
  const form = formAtDesk(item, state)
  const materials = gaps.resolution.details as readonly Material[]
  const [current, setCurrent] = useState<string>()
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({})
  const [drawer, setDrawer] = useState<DeskDrawer>()
  const [fault, setFault] = useState<ApiProblem>()
  const [isFormAsked, setFormAsked] = useState(false)
  const go = ({ place, material }: Gap) => {
    setFormAsked(place === 'form' || isFormAsked)
    if (place === 'form') return focusFirstGap(document, gaps.form)
    return goTo(place, material ?? current, setCurrent)
  }
  const act = (wanted: DeskWish) => {
    const gap = gapFor(wanted, gaps)
    if (gap !== undefined) return go(gap)
    return isDrawer(wanted) ? setDrawer(wanted) : sendAll({ kind: wanted })
  }
  // what is missing is shown at once; only what would be done waits
  const waits = (wanted: DeskWish) => gapFor(wanted, gaps) === undefined
  const { onceKnown, isWaiting } = useOnceKnown(lookUp, state.applicant, { act, waits })
  useKeys([
    { combo: 'Alt+1', label: t('situation.title'), act: () => focusOn('.questions') },
    {
      combo: 'Alt+2',
      label: t('materials.title'),
      act: () => focusOn('.materials fieldset.points', '.materials button'),
    },
    { combo: 'Alt+3', label: t('applicant.title'), act: () => focusOn('.form') },
    { combo: 'Alt+4', label: t('form.title'), act: () => focusOn('.application-form'), when: form !== undefined },
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
      <DeskBands item={item} answer={answer} state={state} duplicates={lookUp.duplicates} />
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
        <div className={form === undefined ? 'stack' : 'stack desk-with-form'}>
          <MaterialsCard
            of={{ item: item.id, version: answer.version }}
            materials={materials}
            state={state}
            current={current ?? materials[0]?.key}
            onCurrent={setCurrent}
            onWork={(key, change) => set((before) => withWork(before, key, change))}
            pictures={pictures}
            onPicture={(hash, url) => setPictures((known) => ({ ...known, [hash]: url }))}
            onProblem={(problem) => setFault(asProblem(problem))}
          />
          {form !== undefined && (
            <FormCard
              form={form}
              answers={state.answers}
              isAsked={isFormAsked}
              onChange={(field, value) => set((before) => ({ ...before, form: { ...before.form, [field]: value } }))}
            />
          )}
        </div>
        <div className="stack desk-side">
          <ApplicantCard
            state={state}
            onApplicant={(change) => set((before) => ({ ...before, applicant: { ...before.applicant, ...change } }))}
            onAgent={(agent) => set((before) => ({ ...before, agent }))}
            onDelivery={(change) => set((before) => ({ ...before, delivery: { ...before.delivery, ...change } }))}
            lookUp={lookUp}
          />
          <DecisionCard
            item={item}
            gaps={gaps}
            committed={promisedLimit(answer.setting, gaps.resolution.limits)}
            delegatedUntil={answer.delegation?.until}
            mayComplete={answer.delegation?.powers.includes('decide-instant') === true}
            department={departmentOf(answer.setting)}
            pad={pad}
            isBusy={take.isBusy || isWaiting}
            problem={drawer === undefined ? take.problem : undefined}
            onAct={(wanted) => (wanted === 'draft' ? void keep() : onceKnown(wanted))}
            onGap={(place) => go({ place, material: firstGap(gaps)?.material })}
          />
        </div>
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
          send={sendAll}
        />
      )}
    </Page>
  )
}

interface BandsProps extends DeskProps {
  readonly state: DeskState
  readonly duplicates: readonly string[]
}

/** What the clerk should know before anything else: the item changed, it was prepared, it is not taken here, it is there already. */
function DeskBands({ item, answer, state, duplicates }: BandsProps) {
  const t = useTexts('intake')
  return (
    <>
      <ChangeBand item={item.id} />
      {state.prepared !== undefined && (
        <Band kind="blue">{t('desk.prepared', { number: state.prepared.applicationNo })}</Band>
      )}
      {answer.taken === false && <Band kind="amber">{t(`taken.${answer.reason ?? 'other-board'}`)}</Band>}
      {duplicates.length > 0 && <Band kind="amber">{t('desk.duplicates', { numbers: duplicates.join('、') })}</Band>}
    </>
  )
}

function DeskTags({ item, answer }: DeskProps) {
  const t = useTexts('intake')
  const { word } = useItemWords()
  return (
    <>
      <Tag kind="blue">{word(item.handling)}</Tag>
      <Tag kind="line">{word(item.type)}</Tag>
      <Tag kind="line">{t('desk.delegatedBy', { department: answer.departmentName })}</Tag>
      <Tag kind="line">{t('desk.version', { version: answer.version })}</Tag>
    </>
  )
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

/** Puts the focus on a place itself where it takes it, else on the first thing in it that does. */
function focusOn(place: string, fallback = `${place} input, ${place} button`): void {
  const found =
    document.querySelector<HTMLElement>(`${place}[tabindex]`) ?? document.querySelector<HTMLElement>(fallback)
  found?.focus()
}
