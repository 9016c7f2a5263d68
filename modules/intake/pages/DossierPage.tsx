import {
  Ask,
  Button,
  Card,
  Column,
  Columns,
  DateText,
  FactList,
  LimitLight,
  Masked,
  MomentText,
  offerOf,
  Page,
  StatusTag,
  Tag,
  Timeline,
  useCall,
  useTexts,
  call,
  useLive,
} from '@yichuang/kit'
import type { Light } from '@yichuang/kit'
import { useParams } from 'react-router'
import { readDossier, readTimeline, unmask } from '@yichuang/modules/cases/contract'
import { EventDetail } from '@yichuang/modules/cases/pages'
import { toldOf } from '@yichuang/modules/cases/rules'
import type { Told } from '@yichuang/modules/cases/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import type { ShownForm } from '@yichuang/modules/forms/rules'
import type { ActionOffer } from '@yichuang/platform/contract'
import { DocumentsCard } from './DocumentsCard.tsx'
import { ExaminationCard } from './further/ExaminationCard.tsx'
import { FormFilledCard } from './FormFilledCard.tsx'
import { SignaturesCard } from './SignaturesCard.tsx'
import { FurtherActs } from './further/FurtherActs.tsx'
import './dossier.css'

interface LimitLine {
  readonly limit: string
  readonly due: string | null
  readonly provisional: boolean
  readonly isRunning: boolean
  readonly remaining: number | null
  readonly light: Light | null
  readonly overdueSince: string | null
}

type Shown = Dossier & {
  readonly filledForm?: ShownForm
  readonly item: Dossier['item'] & { readonly departmentName: string }
  readonly place: Dossier['place'] & { readonly hallName?: string; readonly windowNo?: string }
  readonly limits: readonly LimitLine[]
  readonly actions: readonly ActionOffer[]
}

/** One application and its case: who, what, until when, what happened. */
export function DossierPage() {
  const { id = '' } = useParams()
  const t = useTexts('cases')
  const asked = useCall(readDossier, { params: { id } }, { topics: ['cases'] })
  const history = useCall(readTimeline, { params: { id } })
  useLive(['cases'], (event) => {
    if (event.id === id) history.refetch()
  })
  return (
    <Ask query={asked}>
      {(answer) => {
        const dossier = answer as Shown
        const status = dossier.case?.conclusion?.kind ?? dossier.case?.stage ?? dossier.stage
        return (
          <Page
            title={dossier.item.name}
            hint={dossier.applicationNo}
            actions={<TakeUp dossier={dossier} />}
            tags={
              <>
                <StatusTag kind={kindOf(status)}>{t(`status.${status}`)}</StatusTag>
                <Tag kind="line">{dossier.item.departmentName}</Tag>
              </>
            }
          >
            <Columns widths="minmax(0,1fr) 420px">
              <Column>
                <Facts dossier={dossier} />
                <ExaminationCard dossier={dossier} />
                {dossier.filledForm !== undefined && <FormFilledCard id={dossier.id} shown={dossier.filledForm} />}
                <DocumentsCard caseNo={dossier.applicationNo} />
                <SignaturesCard id={dossier.id} />
                <Materials dossier={dossier} />
              </Column>
              <Column>
                <Limits limits={dossier.limits} />
                <FurtherActs dossier={dossier} />
                <Card
                  title={t('history.title')}
                  hint={history.data?.isSound === false ? t('history.broken') : t('history.sound')}
                >
                  <Timeline
                    label={t('history.title')}
                    entries={(history.data?.rows ?? []).map((event) => ({
                      key: String(event.seq),
                      at: event.at,
                      what: t(`events.${event.type.replaceAll('.', '_')}`),
                      who: (event.by as { name?: string }).name ?? '',
                      state: 'done' as const,
                      ...detailOf(toldOf(event.type, event.data)),
                    }))}
                  />
                </Card>
              </Column>
            </Columns>
          </Page>
        )
      }}
    </Ask>
  )
}

/** A draft of the own hall is gone on with at the desk. (NET-07) */
function TakeUp({ dossier: { actions, applicationNo, item } }: { readonly dossier: Shown }) {
  const t = useTexts('cases')
  if (offerOf(actions, 'intake.take-up-application')?.allowed !== true) return null
  return (
    <Button kind="primary" to={`/work/intake/${item.id}?prepared=${encodeURIComponent(applicationNo)}`}>
      {t('facts.takeUp')}
    </Button>
  )
}

/** The second line of an event, when it says more than its name. */
function detailOf(told: readonly Told[]) {
  return told.length === 0 ? {} : { detail: <EventDetail told={told} /> }
}

/** When it was accepted; accepted by law, the day the law counts from. (许可法 32) */
function acceptance({ how, dayZero, acceptedAt }: NonNullable<Shown['case']>, t: ReturnType<typeof useTexts>) {
  return how === 'deemed'
    ? { term: t('facts.deemed'), value: <DateText day={dayZero} /> }
    : { term: t('facts.acceptedAt'), value: <MomentText at={acceptedAt} /> }
}

function Facts({ dossier }: { readonly dossier: Shown }) {
  const t = useTexts('cases')
  const { applicant, agent, place, case: file } = dossier
  const full = (field: 'applicant.documentNumber' | 'applicant.phone') => () =>
    call(unmask, { params: { id: dossier.id }, body: { field, reason: t('facts.lookReason') } }).then(
      ({ value }) => value,
    )
  return (
    <Card title={t('facts.title')}>
      <FactList
        facts={[
          { term: t('facts.applicant'), value: applicant.name },
          {
            term: t('facts.documentNumber'),
            value: (
              <Masked
                value={applicant.documentNumber}
                label={t('facts.documentNumber')}
                onUnmask={full('applicant.documentNumber')}
              />
            ),
          },
          {
            term: t('facts.phone'),
            value: <Masked value={applicant.phone} label={t('facts.phone')} onUnmask={full('applicant.phone')} />,
          },
          ...(agent === undefined ? [] : [{ term: t('facts.agent'), value: agent.name }]),
          { term: t('facts.place'), value: placeWords(place, t) },
          { term: t('facts.openedBy'), value: dossier.openedByName },
          ...(file === undefined ? [] : [acceptance(file, t)]),
          ...(dossier.result?.documents.map(({ name, number }) => ({
            term: t('facts.result'),
            value: `${name} ${number}`,
          })) ?? []),
        ]}
      />
    </Card>
  )
}

function Materials({ dossier }: { readonly dossier: Shown }) {
  const t = useTexts('cases')
  return (
    <Card title={t('materials.title')} hint={t('materials.count', { count: dossier.requirements.length })} flush>
      <ul className="material-lines">
        {dossier.requirements.map(({ key, name, reviewPoints }) => {
          const state = dossier.materials.find((material) => material.key === key)
          const ok = Object.values(state?.checks ?? {}).filter((check) => check.ok).length
          const isHere = state?.received === true || state?.shared === true
          return (
            <li key={key}>
              <span>{name}</span>
              <span className="grow" />
              <span className="muted small">{isHere ? t('materials.here') : t('materials.missing')}</span>
              <span className="muted small">
                {ok} / {reviewPoints.length}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function Limits({ limits }: { readonly limits: readonly LimitLine[] }) {
  const t = useTexts('cases')
  return (
    <Card title={t('limits.title')}>
      <FactList
        facts={limits.map((line) => ({
          term: t(`limits.${line.limit}`),
          value: (
            <>
              {line.due === null ? t('limits.stopped') : <DateText day={line.due} form="full" />}
              {line.provisional && <Tag kind="plain">{t('limits.provisional')}</Tag>}
              <span className="limit-rest">
                <Rest line={line} />
              </span>
            </>
          ),
        }))}
      />
    </Card>
  )
}

/** What is left of a limit; overdue since less than a whole counted day, it is overdue all the same. */
function Rest({ line: { isRunning, remaining, light, overdueSince } }: { readonly line: LimitLine }) {
  const t = useTexts('cases')
  if (!isRunning) return <>{t('limits.over')}</>
  if (light === null) return null
  if (overdueSince !== null && remaining === 0) return <LimitLight light={light}>{t('limits.overdue')}</LimitLight>
  return remaining === null ? <LimitLight light={light} /> : <LimitLight light={light} days={Math.abs(remaining)} />
}

function placeWords({ hallName = '', windowNo }: Shown['place'], t: ReturnType<typeof useTexts>): string {
  return windowNo === undefined ? hallName : `${hallName} ${t('facts.windowNo', { no: windowNo })}`
}

function kindOf(status: string): 'running' | 'paused' | 'granted' | 'refused' | 'done' | 'waiting' | 'ended' {
  if (status === 'granted' || status === 'closed') return 'granted'
  if (status === 'rejected' || status === 'refused') return 'refused'
  if (status === 'suspended' || status === 'awaiting') return 'paused'
  return status === 'correcting' || status === 'draft' ? 'waiting' : 'running'
}
