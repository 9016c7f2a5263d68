import {
  ActFoot,
  Checkbox,
  Drawer,
  fieldProblem,
  ProblemNote,
  SelectField,
  TextField,
  useAct,
  useCall,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { addPerson, changePerson } from '../contract/care.ts'
import { listPeople, readPerson, readWorkPlaces } from '../contract/people.ts'
import type { PersonRecord } from '../contract/people.ts'
import { FirstPassword } from './FirstPassword.tsx'

const none = 'none'
/** as in the contract */
const accountForm = /^[a-z0-9][a-z0-9._-]{2,39}$/

interface Typed {
  readonly account: string
  readonly name: string
  readonly region: string
  readonly department: string
  readonly hall: string
  readonly window: string
}

const empty: Typed = { account: '', name: '', region: '', department: none, hall: none, window: none }

/** 添加人员: account, name and place; roles are the security administrator's. */
export function AddPersonDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('access')
  const { region } = useSession()
  const [typed, setTyped] = useState<Typed>({ ...empty, region })
  const [isTried, setTried] = useState(false)
  const [told, setTold] = useState<{ readonly password: string | undefined }>()
  const add = useAct(addPerson, { onDone: ({ password }) => setTold({ password }), refresh: [listPeople] })
  const isReady = accountForm.test(typed.account) && typed.name.trim() !== '' && typed.region !== ''
  if (told !== undefined) {
    return (
      <FirstPassword
        title={t('add.doneTitle', { name: typed.name })}
        account={typed.account}
        password={told.password}
        next={t('add.next')}
        onClose={onClose}
      />
    )
  }
  const send = () => {
    setTried(true)
    if (isReady) void add.act({ body: { account: typed.account, ...bodyOf(typed) } })
  }
  return (
    <Drawer
      title={t('add.title')}
      onClose={onClose}
      footer={<ActFoot consequence={t('add.consequence')} act={t('add.act')} busy={add.isBusy} onAct={send} />}
    >
      <div className="cf">
        <TextField
          label={t('person.account')}
          hint={t('form.accountHint')}
          required
          value={typed.account}
          onChange={(account) => setTyped({ ...typed, account: account.trim().toLowerCase() })}
          problem={
            fieldProblem(add.problem, '/account') ??
            (isTried && !accountForm.test(typed.account) ? t('form.accountWrong') : undefined)
          }
        />
        <PlaceFields typed={typed} onChange={setTyped} isTried={isTried} />
        <ProblemNote problem={add.problem} />
      </div>
    </Drawer>
  )
}

/** 修改、调动: the name, the usual window, and where somebody works. */
export function ChangePersonDrawer({
  person,
  onClose,
}: {
  readonly person: PersonRecord
  readonly onClose: () => void
}) {
  const t = useTexts('access')
  const toast = useToast()
  const [typed, setTyped] = useState(typedOf(person))
  const [isTried, setTried] = useState(false)
  const [isSeen, setSeen] = useState(false)
  const change = useAct(changePerson, {
    onDone: () => {
      toast({ text: t('change.done', { name: typed.name }) })
      onClose()
    },
    refresh: [readPerson, listPeople],
  })
  const isMoved = ['region', 'department', 'hall'].some((name) => {
    const member = name as 'region' | 'department' | 'hall'
    return typed[member] !== (person[member] ?? none)
  })
  const asksForWork = isMoved && person.openWork > 0
  const send = () => {
    setTried(true)
    if (typed.name.trim() === '' || typed.region === '') return
    const body = { ...bodyOf(typed), expectedVersion: person.version, ...(asksForWork ? { evenWithWork: isSeen } : {}) }
    void change.act({ params: { id: person.id }, body })
  }
  return (
    <Drawer
      title={t('change.title', { name: person.name })}
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t(isMoved ? 'change.moved' : 'change.kept')}
          act={t(isMoved ? 'change.move' : 'change.save')}
          busy={change.isBusy}
          onAct={send}
        />
      }
    >
      <div className="cf">
        <PlaceFields typed={typed} onChange={setTyped} isTried={isTried} />
        {asksForWork && (
          <Checkbox checked={isSeen} onChange={setSeen} hint={t('work.hint')}>
            {t('work.seen', { count: person.openWork })}
          </Checkbox>
        )}
        <ProblemNote problem={change.problem} />
      </div>
    </Drawer>
  )
}

interface FieldsProps {
  readonly typed: Typed
  readonly onChange: (typed: Typed) => void
  readonly isTried: boolean
}

function PlaceFields({ typed, onChange, isTried }: FieldsProps) {
  const t = useTexts('access')
  const { data } = useCall(readWorkPlaces, {})
  const within = (region: string) => typed.region === '' || region.startsWith(stemOf(typed.region))
  const named = (sites: readonly { readonly id: string; readonly name: string; readonly region: string }[] = []) =>
    sites.filter(({ region }) => within(region)).map(({ id, name }) => ({ value: id, label: name }))
  const windows = (data?.windows ?? []).filter(({ hall }) => hall === typed.hall)
  return (
    <>
      <TextField
        label={t('person.name')}
        required
        value={typed.name}
        onChange={(name) => onChange({ ...typed, name })}
        problem={isTried && typed.name.trim() === '' ? t('form.nameMissing') : undefined}
      />
      <SelectField
        label={t('person.region')}
        hint={t('form.regionHint')}
        required
        value={typed.region}
        options={(data?.regions ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
        onChange={(region) => onChange({ ...typed, region })}
        problem={isTried && typed.region === '' ? t('form.regionMissing') : undefined}
      />
      <SelectField
        label={t('person.department')}
        value={typed.department}
        options={[{ value: none, label: t('form.noDepartment') }, ...named(data?.departments)]}
        onChange={(department) => onChange({ ...typed, department })}
      />
      <SelectField
        label={t('person.hall')}
        value={typed.hall}
        options={[{ value: none, label: t('form.noHall') }, ...named(data?.halls)]}
        onChange={(hall) => onChange({ ...typed, hall, window: none })}
      />
      {windows.length > 0 && (
        <SelectField
          label={t('person.window')}
          hint={t('form.windowHint')}
          value={typed.window}
          options={[
            { value: none, label: t('form.noWindow') },
            ...windows.map(({ id, no }) => ({ value: id, label: t('person.windowNo', { no }) })),
          ]}
          onChange={(window) => onChange({ ...typed, window })}
        />
      )}
    </>
  )
}

/** The digits of an area that those below it begin with: 339900 → 3399. */
function stemOf(region: string): string {
  return region.replace(/(00){1,2}$/, '')
}

function typedOf({ account, name, region, department, hall, window }: PersonRecord): Typed {
  return { account, name, region, department: department ?? none, hall: hall ?? none, window: window ?? none }
}

function bodyOf({ name, region, department, hall, window }: Typed) {
  return {
    name: name.trim(),
    region,
    ...(department === none ? {} : { department }),
    ...(hall === none ? {} : { hall }),
    ...(window === none ? {} : { window }),
  }
}
