import {
  ActFoot,
  Band,
  DateField,
  Drawer,
  ProblemNote,
  SelectField,
  TextAreaField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { grantRole } from '../contract/care.ts'
import { listPeople, readPerson } from '../contract/people.ts'
import type { PersonRecord } from '../contract/people.ts'
import { isRole, roles, rolesApart } from '../rules/index.ts'
import type { Role } from '../rules/index.ts'

/** 授予角色: which, from when to when, and why; roles that must stay apart are said before anything is sent. */
export function GrantDrawer({ person, onClose }: { readonly person: PersonRecord; readonly onClose: () => void }) {
  const t = useTexts('access')
  const toast = useToast()
  const [role, setRole] = useState<Role | ''>('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const standing = person.held.filter(({ state }) => state !== 'over').map((held) => held.role)
  const grant = useAct(grantRole, {
    onDone: () => {
      toast({ text: t('grant.done', { name: person.name, role: t(`role.${role}`) }) })
      onClose()
    },
    refresh: [readPerson, listPeople],
  })
  const apart = role === '' ? undefined : rolesApart([...standing.filter(isRole), role])
  const send = () => {
    setTried(true)
    if (role === '' || reason.trim() === '') return
    const span = { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
    const body = { role, reason: reason.trim(), expectedVersion: person.version, ...span }
    void grant.act({ params: { id: person.id }, body })
  }
  return (
    <Drawer
      title={t('grant.title', { name: person.name })}
      onClose={onClose}
      footer={<ActFoot consequence={t('grant.consequence')} act={t('grant.act')} busy={grant.isBusy} onAct={send} />}
    >
      <div className="cf">
        <SelectField
          label={t('grant.role')}
          required
          value={role}
          placeholder={t('grant.choose')}
          options={roles
            .filter((one) => !standing.includes(one))
            .map((one) => ({ value: one, label: `${t(`role.${one}`)} – ${t(`reach.${one}`)}` }))}
          onChange={setRole}
          problem={isTried && role === '' ? t('grant.roleMissing') : undefined}
        />
        {apart !== undefined && (
          <Band kind="red">{t('grant.apart', { one: t(`role.${apart[0]}`), other: t(`role.${apart[1]}`) })}</Band>
        )}
        <div className="two-fields">
          <DateField label={t('grant.from')} hint={t('grant.fromHint')} value={from} onChange={setFrom} />
          <DateField label={t('grant.to')} hint={t('grant.toHint')} value={to} onChange={setTo} />
        </div>
        <TextAreaField
          label={t('form.reason')}
          hint={t('form.reasonHint')}
          required
          value={reason}
          onChange={setReason}
          problem={isTried && reason.trim() === '' ? t('form.reasonMissing') : undefined}
        />
        <ProblemNote problem={grant.problem} />
      </div>
    </Drawer>
  )
}
