import {
  BrandMark,
  Button,
  Card,
  Checkbox,
  Column,
  Columns,
  CountRow,
  CountText,
  DateField,
  DateText,
  FileAdd,
  Icon,
  icons,
  KeyMap,
  LimitLight,
  LockScreen,
  MomentText,
  MoneyText,
  Page,
  RadioList,
  Segmented,
  SelectField,
  StatusTag,
  Tag,
  TextAreaField,
  TextField,
  useQuickSearch,
  useToast,
} from '@yichuang/kit'
import type { IconName } from '@yichuang/kit'
import { useEffect, useState } from 'react'
import { clerk, counts, deliveries, hitGroups, kinds, statuses, words } from './samples.ts'

/** Buttons, tags, lights, dates, fields, choices, icons. */
export function PartsPart() {
  return (
    <Page title={words.item} tags={<BrandMark />}>
      <Columns widths="repeat(3, minmax(0, 1fr))">
        <Column>
          <Buttons />
          <Signs />
        </Column>
        <Fields />
        <Column>
          <Choices />
          <Card title="Icon">
            <ul className="row wrap">
              {(Object.keys(icons) as IconName[]).map((name) => (
                <li key={name} title={name}>
                  <Icon name={name} size={22} label={name} />
                </li>
              ))}
            </ul>
          </Card>
        </Column>
      </Columns>
    </Page>
  )
}

function Buttons() {
  return (
    <Card title="Button">
      <div className="row wrap">
        <Button hotkey="F8">{words.correct}</Button>
        <Button kind="primary" hotkey="F9">
          {words.open}
        </Button>
        <Button kind="quiet">{words.guide}</Button>
        <Button kind="danger">{words.refuse}</Button>
        <Button size="s" icon="scan" hotkey="F6">
          {words.scan}
        </Button>
        <Button busy>{words.claim}</Button>
        <Button disabledReason={words.noDelegation}>{words.accept}</Button>
        <Button icon="rotate" size="s" label={words.layout} />
      </div>
      <Button kind="primary" size="l" wide hint={words.acceptHint}>
        {words.accept}
      </Button>
    </Card>
  )
}

function Signs() {
  return (
    <Card title="Tag, LimitLight, DateText">
      <div className="row wrap">
        {statuses.map(([kind, word]) => (
          <StatusTag key={kind} kind={kind}>
            {word}
          </StatusTag>
        ))}
        <Tag>{words.free}</Tag>
      </div>
      <div className="row wrap">
        <LimitLight light="green" days={3} />
        <LimitLight light="yellow" time="17:00" />
        <LimitLight light="red" days={1} />
        <LimitLight light="double-red" days={1} />
        <LimitLight light="grey" days={2} provisional />
      </div>
      <p>
        <DateText day="2026-09-24" form="full" /> · <DateText day="2026-09-24" /> ·{' '}
        <MomentText at="2026-09-24T09:00:00Z" /> · <MoneyText fen={1250} /> · <CountText value={1000} capped />
      </p>
      <CountRow counts={counts} />
    </Card>
  )
}

function Fields() {
  const [phone, setPhone] = useState('1390000602')
  const [remark, setRemark] = useState('')
  const [day, setDay] = useState('2026-10-15')
  const [delivery, setDelivery] = useState<(typeof deliveries)[number]['value']>('counter')
  return (
    <Card title="Field">
      <TextField
        label={words.phone}
        hint={words.phoneHint}
        problem={words.phoneWrong}
        required
        value={phone}
        onChange={setPhone}
        from="F4"
      />
      <TextField label={words.applicant} value="" onChange={() => undefined} placeholder={words.signer} />
      <DateField label={words.day} required value={day} onChange={setDay} />
      <SelectField label={words.delivery} required value={delivery} options={deliveries} onChange={setDelivery} />
      <TextAreaField label={words.remark} value={remark} onChange={setRemark} />
      <FileAdd onFiles={() => undefined} />
    </Card>
  )
}

function Choices() {
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('person')
  const [isOn, setOn] = useState(true)
  return (
    <Card title="Segmented, RadioList, Checkbox">
      <Segmented label={words.applicantKind} value={kind} options={kinds} onChange={setKind} />
      <RadioList label={words.applicantKind} value={kind} options={kinds} onChange={setKind} hotkeys />
      <Checkbox checked={isOn} onChange={setOn} hint={words.phoneHint}>
        {words.free}
      </Checkbox>
    </Card>
  )
}

/** The locked screen. */
export function LockPart() {
  return (
    <Page title={words.item}>
      <LockScreen
        name={clerk.name}
        place={words.place}
        cause="locked"
        onUnlock={() => Promise.resolve(undefined)}
        onOther={() => undefined}
      />
    </Page>
  )
}

/** The quick search, open. */
export function SearchPart() {
  const open = useQuickSearch()
  useEffect(() => open(hitGroups.query), [open])
  return <Page title={words.item}>{words.waiting}</Page>
}

/** The overlay of all keys. */
export function KeysPart() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), 50)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Page title={words.item} actions={<Button hotkey="F9">{words.accept}</Button>}>
      {isOpen && <KeyMap onClose={() => setOpen(false)} />}
    </Page>
  )
}

/** A toast with the way back. */
export function ToastPart() {
  const toast = useToast()
  useEffect(() => toast({ text: words.toast, undo: () => undefined, seconds: 600 }), [toast])
  return <Page title={words.item}>{words.waiting}</Page>
}
