import { Card, ConfirmAct, Page, PdfPreview, SavedAt, Tag, TextAreaField, TimeLedger, WhyThisDay } from '@yichuang/kit'
import { useState } from 'react'
import { grounds, ledgerDays, on, reasons, words } from './samples.ts'

const notice = new URL('./notice.pdf', import.meta.url).href

/** The drawer before an act with legal effect, as mock-up m. */
export function ConfirmPart() {
  const [texts, setTexts] = useState<readonly string[]>(reasons)
  return (
    <Page title={words.item}>
      <Card title={words.materials}>{words.materialsHint}</Card>
      <ConfirmAct
        title={words.confirmTitle}
        tags={<Tag kind="line">{words.confirmTag}</Tag>}
        saved={<SavedAt at="2026-09-24T01:43:06Z" />}
        document={<PdfPreview url={notice} title={words.document} note={words.confirmCopies} onPrint={() => true} />}
        dates={[
          {
            label: words.confirmDate,
            day: '2026-10-15',
            note: words.confirmNote,
            why: (
              <WhyThisDay>
                <TimeLedger label={words.dueLabel} due="2026-09-29" days={ledgerDays} grounds={grounds} on={on} />
              </WhyThisDay>
            ),
          },
        ]}
        warning={words.confirmWarning}
        consequence={words.confirmAfter}
        act={words.confirmAct}
        hotkey="F8"
        onAct={() => undefined}
        onClose={() => undefined}
        keep={{ label: words.confirmKeep, onKeep: () => undefined }}
      >
        <p className="muted">{words.confirmHead}</p>
        {texts.map((text, index) => (
          <TextAreaField
            key={reasons[index]}
            label={`${index + 1}`}
            required
            value={text}
            onChange={(next) => setTexts(texts.with(index, next))}
            rows={2}
          />
        ))}
      </ConfirmAct>
    </Page>
  )
}
