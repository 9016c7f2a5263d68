import {
  ActionButton,
  Ask,
  Band,
  Card,
  Column,
  Columns,
  FactList,
  MomentText,
  offerOf,
  Page,
  useAct,
  useCall,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { useParams } from 'react-router'
import { unlockAccount } from '../contract/care.ts'
import { listPeople, readPerson } from '../contract/people.ts'
import type { PersonRecord } from '../contract/people.ts'
import { DeactivateDrawer, ReactivateDrawer, ResetDrawer } from './AccountDrawers.tsx'
import { ChangePersonDrawer } from './PersonDrawers.tsx'
import { RolesCard } from './RolesCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'
import { StateTag } from './Words.tsx'
import './access.css'

/** One person: where they work, what they may do, and what an administrator can do about it. (SEC-01) */
export function PersonPage() {
  const { id = '' } = useParams()
  const t = useTexts('access')
  const asked = useCall(readPerson, { params: { id } })
  const { data } = asked
  return (
    <Page
      title={data?.name ?? t('pages.person')}
      hint={data?.account}
      tags={data !== undefined && <StateTag state={data.state} />}
      back={{ to: '/work/people' }}
      actions={data !== undefined && <Acts person={data} />}
    >
      <Ask query={asked}>{(person) => <Record person={person} />}</Ask>
    </Page>
  )
}

function Record({ person }: { readonly person: PersonRecord }) {
  const { may } = useSession()
  return (
    <Columns widths="minmax(0,1fr) minmax(320px,440px)">
      <Column>
        <Notes person={person} />
        <RolesCard person={person} />
      </Column>
      <Column>
        <FactsCard person={person} />
        {may('access.end-sessions') && <SessionsCard person={person.id} />}
      </Column>
    </Columns>
  )
}

function Notes({ person }: { readonly person: PersonRecord }) {
  const t = useTexts('access')
  const { state, stateReason, lockedUntil, mustChangePassword, roles } = person
  return (
    <>
      {state === 'inactive' && (
        <Band kind="slate">{t('person.isInactive', { reason: stateReason ?? t('person.noReason') })}</Band>
      )}
      {lockedUntil !== null && (
        <Band>
          {t('person.isLocked')} <MomentText at={lockedUntil} form="time" />
        </Band>
      )}
      {state === 'active' && mustChangePassword && <Band kind="blue">{t('person.mustChange')}</Band>}
      {state === 'active' && roles.length === 0 && <Band>{t('person.mayNothing')}</Band>}
    </>
  )
}

function FactsCard({ person }: { readonly person: PersonRecord }) {
  const t = useTexts('access')
  const { departmentName, hallName, windowNo, regionName, openWork, openSessions, signedInAt } = person
  return (
    <Card title={t('person.facts')}>
      <FactList
        facts={[
          { term: t('person.region'), value: regionName },
          { term: t('person.department'), value: departmentName ?? t('form.noDepartment') },
          { term: t('person.hall'), value: hallName ?? t('form.noHall') },
          {
            term: t('person.window'),
            value: windowNo === null ? t('form.noWindow') : t('person.windowNo', { no: windowNo }),
          },
          { term: t('person.openWork'), value: t('person.tasks', { count: openWork }) },
          { term: t('person.openSessions'), value: t('person.sessionCount', { count: openSessions }) },
          {
            term: t('person.signedInAt'),
            value: signedInAt === null ? t('person.never') : <MomentText at={signedInAt} form="long" />,
          },
          { term: t('person.passwordChangedAt'), value: <MomentText at={person.passwordChangedAt} form="long" /> },
          { term: t('person.createdAt'), value: <MomentText at={person.createdAt} form="long" /> },
        ]}
      />
    </Card>
  )
}

type Open = 'change' | 'deactivate' | 'reactivate' | 'reset'

function Acts({ person }: { readonly person: PersonRecord }) {
  const t = useTexts('access')
  const toast = useToast()
  const [open, setOpen] = useState<Open>()
  const unlock = useAct(unlockAccount, {
    onDone: () => toast({ text: t('unlock.done', { name: person.name }) }),
    refresh: [readPerson, listPeople],
  })
  const close = () => setOpen(undefined)
  const { actions, state, id, version } = person
  const isOff = state === 'inactive'
  return (
    <>
      <ActionButton offer={offerOf(actions, 'access.change-person')} icon="pen" onClick={() => setOpen('change')}>
        {t('change.act')}
      </ActionButton>
      {!isOff && (
        <ActionButton offer={offerOf(actions, 'access.reset-password')} icon="key" onClick={() => setOpen('reset')}>
          {t('reset.act')}
        </ActionButton>
      )}
      <ActionButton
        offer={offerOf(actions, isOff ? 'access.reactivate-person' : 'access.deactivate-person')}
        onClick={() => setOpen(isOff ? 'reactivate' : 'deactivate')}
      >
        {t(isOff ? 'reactivate.act' : 'deactivate.act')}
      </ActionButton>
      {state === 'locked' && (
        <ActionButton
          offer={offerOf(actions, 'access.unlock-account')}
          kind="primary"
          busy={unlock.isBusy}
          onClick={() => void unlock.act({ params: { id }, body: { expectedVersion: version } })}
        >
          {t('unlock.act')}
        </ActionButton>
      )}
      {open === 'change' && <ChangePersonDrawer person={person} onClose={close} />}
      {open === 'deactivate' && <DeactivateDrawer person={person} onClose={close} />}
      {open === 'reactivate' && <ReactivateDrawer person={person} onClose={close} />}
      {open === 'reset' && <ResetDrawer person={person} onClose={close} />}
    </>
  )
}
