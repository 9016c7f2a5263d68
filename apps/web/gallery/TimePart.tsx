import { Card, Column, Columns, Page, SignaturePad, Tag, TimeLedger, Timeline, useLanguage } from '@yichuang/kit'
import type { Signature } from '@yichuang/kit'
import { useState } from 'react'
import { articles, changes, extensions, grounds, ledgerDays, on, timeline, words } from './samples.ts'

/** Time ledger in both forms, timeline, signature. */
export function TimePart() {
  const language = useLanguage()
  const [signed, setSigned] = useState<Signature>()
  return (
    <Page title={words.limit} tags={<Tag>{language}</Tag>}>
      <Columns widths="minmax(0,1fr) minmax(0,1fr) minmax(0,1.2fr)">
        <Card title={words.dueLabel}>
          <TimeLedger
            label={words.dueLabel}
            due="2026-09-29"
            provisional
            rule={words.rule}
            days={ledgerDays}
            grounds={grounds}
            extensions={extensions}
            changes={changes}
            articles={articles}
            on={on}
          >
            {words.notice}
          </TimeLedger>
        </Card>
        <Column>
          <Card title={words.limit}>
            <TimeLedger
              form="short"
              label={words.limitLabel}
              due="2026-09-29"
              days={ledgerDays}
              grounds={grounds}
              on={on}
            />
          </Card>
          <Card title={words.byLaw}>
            <TimeLedger
              form="short"
              label={words.limitLabel}
              due={null}
              days={ledgerDays.slice(0, 6)}
              grounds={grounds}
              on="2026-09-23"
            />
          </Card>
          <Card title={words.history} grow>
            <Timeline label={words.history} entries={timeline} />
          </Card>
        </Column>
        <Card title={words.signer} hint={signed?.contentHash.slice(0, 12)}>
          <SignaturePad signer={words.signer} text={words.signText} onSigned={setSigned} onPaper={() => undefined} />
        </Card>
      </Columns>
    </Page>
  )
}
