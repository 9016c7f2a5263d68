import { Ask, Card, fileUrl, useCall, useTexts } from '@yichuang/kit'
import { sampleShown, SampleView } from '@yichuang/modules/catalogue/pages'
import { markedPoints } from '@yichuang/modules/catalogue/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { readDraftAnnexes, readDraftFile } from '../contract.ts'
import type { Draft } from '../contract.ts'
import './samples.css'

/** 样本: what the draft keeps with its materials, as windows will see it, for who reviews and tries it. (CAT-06, CAT-08) */
export function SamplesCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  const asked = useCall(readDraftAnnexes, { params: { id: draft.id } }, { topics: ['workshop'] })
  // The document of a draft is an item.
  const { materials } = draft.document as Item
  return (
    <Card title={t('sample.card')} hint={t('sample.cardHint')}>
      <Ask query={asked}>
        {({ rows }) => {
          const kept = materials.flatMap((material) => {
            const annex = rows.find((row) => row.material === material.key)
            return annex === undefined || annex.pages.length + annex.blanks.length === 0 ? [] : [{ material, annex }]
          })
          if (kept.length === 0) return <p className="muted">{t('sample.cardNone')}</p>
          return (
            <div className="ws-shown">
              {kept.map(({ material, annex }) => (
                <section key={material.key} aria-label={material.name}>
                  <b>{material.name}</b>
                  <ol>
                    {markedPoints(material).map(({ id, text }) => (
                      <li key={id}>{text}</li>
                    ))}
                  </ol>
                  <SampleView
                    name={material.name}
                    sample={sampleShown(material, annex, {
                      addressOf: (hash) => fileUrl(readDraftFile, { params: { id: draft.id, hash } }),
                      nameOf: (page) => t('sample.pageOf', { page }),
                    })}
                  />
                </section>
              ))}
            </div>
          )
        }}
      </Ask>
    </Card>
  )
}
