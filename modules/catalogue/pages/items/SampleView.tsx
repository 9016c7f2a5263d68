import { MarkedPages, useTexts } from '@yichuang/kit'
import type { MaterialSample } from './material-sample.ts'

/** A sample as its department filled it, the review points marked, and the blank forms beside it. (CAT-06) */
export function SampleView({ name, sample }: { readonly name: string; readonly sample: MaterialSample }) {
  const t = useTexts('catalogue')
  const { pages, marks, blanks } = sample
  return (
    <div className="marked-sample">
      {pages.length > 0 && <h3>{t('item.sample.filled')}</h3>}
      {pages.length > 0 && <MarkedPages label={t('item.sample.filledOf', { name })} pages={pages} marks={marks} />}
      {blanks.length > 0 && (
        <>
          <h3>{t('item.sample.blank')}</h3>
          <ul>
            {blanks.map(({ url, name: fileName }) => (
              <li key={url}>
                <a href={url} download={fileName}>
                  {fileName}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
