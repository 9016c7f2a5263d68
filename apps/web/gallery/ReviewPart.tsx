import {
  Button,
  Card,
  Column,
  Columns,
  FilePreview,
  LimitLight,
  Page,
  ReviewPointList,
  Steps,
  TextAreaField,
  TimeLedger,
  Timeline,
  WhyThisDay,
} from '@yichuang/kit'
import { useState } from 'react'
import { answerPoints, grounds, ledgerDays, on, steps, timeline, words } from './samples.ts'

const scan = new URL('./scan.svg', import.meta.url).href

/** A reviewer's desk, as mock-up b. */
export function ReviewPart() {
  const [current, setCurrent] = useState('4')
  const [text, setText] = useState<string>(words.opinionText)
  return (
    <Page
      title={words.item}
      hint={words.confirmTag}
      head="bar"
      back={{ to: '/work/gallery/list' }}
      tags={<LimitLight light="green" days={3} />}
      actions={<Steps label={words.steps} steps={steps} />}
    >
      <Columns widths="236px minmax(0,1fr) 372px">
        <Card title={words.history}>
          <Timeline label={words.history} entries={timeline} />
        </Card>
        <FilePreview
          title={words.layout}
          watermark={words.place}
          sample={<img src={scan} alt={words.layout} width="100%" />}
          pages={[
            { url: scan, name: '1', kind: 'image' },
            { url: `${scan}?2`, name: '2', kind: 'image' },
          ]}
          marks={[
            { page: 1, number: 1, x: 0.2, y: 0.15 },
            { page: 1, number: 4, x: 0.4, y: 0.5, isCurrent: true },
          ]}
        />
        <Column>
          <Card title={words.points} hint={words.pointsHint} flush>
            <ReviewPointList
              look="answers"
              label={words.points}
              groups={[{ points: answerPoints }]}
              current={current}
              onCurrent={setCurrent}
              onState={() => undefined}
            />
          </Card>
          <Card
            title={words.limit}
            extra={
              <WhyThisDay day="2026-09-29">
                <TimeLedger label={words.dueLabel} due="2026-09-29" days={ledgerDays} grounds={grounds} on={on} />
              </WhyThisDay>
            }
          >
            <TimeLedger
              form="short"
              label={words.limitLabel}
              due="2026-09-29"
              days={ledgerDays}
              grounds={grounds}
              on={on}
            />
          </Card>
          <Card title={words.opinion} grow>
            <TextAreaField label={words.opinion} bare required value={text} onChange={setText} rows={4} />
            <Button kind="primary" size="l" wide hotkey="F9" hint={words.submitHint}>
              {words.submit}
            </Button>
          </Card>
        </Column>
      </Columns>
    </Page>
  )
}
