import {
  Button,
  Card,
  DateText,
  EmptyState,
  MomentText,
  offerOf,
  ActionButton,
  Tag,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { revokeRole } from '../contract/care.ts'
import { listPeople, readPerson } from '../contract/people.ts'
import type { PersonRecord } from '../contract/people.ts'
import { ReasonAct } from './AccountDrawers.tsx'
import { GrantDrawer } from './GrantDrawer.tsx'

type Held = PersonRecord['held'][number]

/** What somebody may do, since when and until when, given by whom and why. */
export function RolesCard({ person }: { readonly person: PersonRecord }) {
  const t = useTexts('access')
  const [isGranting, setGranting] = useState(false)
  const [taken, setTaken] = useState<string>()
  const offer = offerOf(person.actions, 'access.grant-role')
  const mayTake = offer !== undefined && offer.reason !== 'access.own-rights'
  return (
    <Card
      title={t('roles.title')}
      flush
      extra={
        <ActionButton offer={offer} kind="primary" size="s" icon="plus" onClick={() => setGranting(true)}>
          {t('grant.act')}
        </ActionButton>
      }
    >
      {person.held.length === 0 ? (
        <EmptyState icon="shield" title={t('roles.noneTitle')} text={t('roles.noneText')} />
      ) : (
        <ul className="role-list">
          {person.held.map((held) => (
            <li key={held.role}>
              <RoleLine held={held} />
              {mayTake && (
                <Button size="s" onClick={() => setTaken(held.role)}>
                  {t('revoke.act')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isGranting && <GrantDrawer person={person} onClose={() => setGranting(false)} />}
      {taken !== undefined && <RevokeDrawer person={person} role={taken} onClose={() => setTaken(undefined)} />}
    </Card>
  )
}

const kinds = { 'in-force': 'green', 'to-come': 'amber', over: 'slate' } as const

function RoleLine({ held }: { readonly held: Held }) {
  const t = useTexts('access')
  const { role, state, from, to, reason, grantedAt, grantedByName } = held
  return (
    <div className="grow">
      <p className="role-head">
        <b>{t(`role.${role}`)}</b>
        <Tag kind={kinds[state as keyof typeof kinds] ?? 'plain'}>{t(`roleState.${state}`)}</Tag>
      </p>
      <p className="small">
        {from === undefined ? t('roles.always') : <DateText day={from} form="full" />}
        {' – '}
        {to === undefined ? t('roles.noEnd') : <DateText day={to} form="full" />}
      </p>
      <p className="muted small">
        {grantedByName.startsWith('system:') ? t('roles.atInstall') : t('roles.grantedBy', { name: grantedByName })}{' '}
        <MomentText at={grantedAt} />
        {reason !== undefined && ` · ${reason}`}
      </p>
    </div>
  )
}

interface RevokeProps {
  readonly person: PersonRecord
  readonly role: string
  readonly onClose: () => void
}

function RevokeDrawer({ person, role, onClose }: RevokeProps) {
  const t = useTexts('access')
  const toast = useToast()
  const words = { name: person.name, role: t(`role.${role}`) }
  const { act, isBusy, problem } = useAct(revokeRole, {
    onDone: () => {
      toast({ text: t('revoke.done', words) })
      onClose()
    },
    refresh: [readPerson, listPeople],
  })
  return (
    <ReasonAct
      title={t('revoke.title', words)}
      act={t('revoke.act')}
      consequence={t('revoke.consequence')}
      isBusy={isBusy}
      problem={problem}
      onAct={(reason) =>
        void act({ params: { id: person.id }, body: { role, reason, expectedVersion: person.version } })
      }
      onClose={onClose}
    />
  )
}
