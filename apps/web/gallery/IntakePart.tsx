import {
  Button,
  Card,
  CheckboxGroup,
  CheckList,
  Column,
  Columns,
  DateText,
  DurationText,
  FactList,
  FilePreview,
  Masked,
  Page,
  ReviewPointList,
  Segmented,
  Sep,
  Strip,
  Tag,
  TimeLedger,
  useDraft,
  WhyThisDay,
} from '@yichuang/kit'
import type { PointState } from '@yichuang/kit'
import { useState } from 'react'
import { checks, facts, grounds, kinds, ledgerDays, on, options, reasons, tickGroups, words } from './samples.ts'

const scan = new URL('./scan.svg', import.meta.url).href

/** A clerk's desk, as mock-up a. */
export function IntakePart() {
  const draft = useDraft({
    key: 'gallery/intake',
    initial: ['agent'] as readonly string[],
    save: () => Promise.resolve(),
  })
  return (
    <Page
      title={words.item}
      tags={
        <>
          <Tag kind="blue">{words.onTheSpot}</Tag>
          <Tag kind="line">{words.free}</Tag>
        </>
      }
      actions={
        <>
          <Button kind="quiet" icon="book">
            {words.guide}
          </Button>
          <Button hotkey="F3">{words.otherItem}</Button>
        </>
      }
      strip={
        <Strip
          label={words.ticketName}
          lead="B037"
          actions={
            <>
              <Button size="s">{words.pause}</Button>
              <Button size="s" hotkey="F2">
                {words.callNext}
              </Button>
            </>
          }
        >
          <span>
            <b>{words.ticketName}</b>　{words.ticketKind}
          </span>
          <Sep />
          <span>
            {words.served} <DurationText seconds={134} />
          </span>
          <Sep />
          <span className="muted">{words.waiting}</span>
        </Strip>
      }
    >
      <Columns widths="300px minmax(0,1fr) 340px">
        <Card title={words.situation} hint={words.situationHint} hotkey="Alt+1">
          <p>
            <b>{words.question}</b>
          </p>
          <CheckboxGroup
            label={words.question}
            options={options}
            value={options.map(({ value }) => value).filter((value) => draft.value.includes(value))}
            onChange={(value) => draft.set(value)}
            none="none"
            hotkeys
          />
        </Card>
        <Materials />
        <Column>
          <Applicant />
          <Decision />
        </Column>
      </Columns>
    </Page>
  )
}

function Materials() {
  const [states, setStates] = useState<Readonly<Record<string, PointState>>>({})
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [current, setCurrent] = useState('3')
  const groups = tickGroups.map(({ title, points }) => ({
    title,
    points: points.map((point) => {
      const reason = texts[point.id]
      return { ...point, state: states[point.id] ?? point.state, ...(reason !== undefined && { reason }) }
    }),
  }))
  return (
    <Card
      title={words.materials}
      hint={words.materialsHint}
      hotkey="Alt+2"
      extra={<Tag kind="green">{words.free}</Tag>}
      footer={
        <>
          <Button size="s" icon="scan" hotkey="F6">
            {words.scan}
          </Button>
          <span className="grow" />
          {words.footHint}
        </>
      }
    >
      <div className="cols" style={{ gridTemplateColumns: 'minmax(0,1fr) 300px' }}>
        <ReviewPointList
          label={words.points}
          groups={groups}
          current={current}
          onCurrent={setCurrent}
          onState={(id, state) => setStates({ ...states, [id]: state })}
          onReason={(id, reason) => setTexts({ ...texts, [id]: reason })}
          reasonsFor={() => reasons}
        />
        <FilePreview
          title={words.scan}
          pages={[{ url: scan, name: words.scan, kind: 'image' }]}
          marks={[{ page: 1, number: 3, x: 0.08, y: 0.26, width: 0.84, height: 0.09, isCurrent: true }]}
        />
      </div>
    </Card>
  )
}

function Applicant() {
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('person')
  return (
    <Card
      title={words.applicant}
      hotkey="Alt+3"
      extra={<Segmented label={words.applicantKind} value={kind} options={kinds} onChange={setKind} />}
    >
      <FactList
        facts={[
          ...facts,
          {
            term: words.identity,
            value: (
              <Masked
                value="339921********4*2X"
                label={words.identity}
                onUnmask={() => Promise.resolve('33992119900101422X')}
              />
            ),
          },
        ]}
      />
    </Card>
  )
}

function Decision() {
  return (
    <Card strong grow>
      <h2 className="vh">{words.decision}</h2>
      <div className="tim">
        <div className="b">
          <span className="muted">{words.byCommitment}</span>
          <b>{words.onTheSpot}</b>
        </div>
        <div className="b">
          <span className="muted">{words.byLaw}</span>
          <DateText day="2026-09-30" form="full" />
        </div>
        <WhyThisDay>
          <TimeLedger
            label={words.dueLabel}
            due="2026-09-29"
            days={ledgerDays}
            grounds={grounds}
            on={on}
            rule={words.rule}
          />
        </WhyThisDay>
        <CheckList items={checks} />
        <Button kind="primary" size="l" wide hotkey="F9" hint={words.acceptHint}>
          {words.accept}
        </Button>
        <Button hotkey="F8">{words.correct}</Button>
        <Button hotkey="F10" disabledReason={words.noDelegation}>
          {words.refuse}
        </Button>
      </div>
    </Card>
  )
}
