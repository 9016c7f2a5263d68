import { markedPoints, sampleOf } from '@yichuang/modules/catalogue/rules'
import type { DataElement, Item, Material, Sample } from '@yichuang/modules/catalogue/rules'
import { pageText, Shell } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import { Icon } from '@yichuang/kit/public'
import type { Guide, KeptSample } from '../rules/index.ts'
import { KeptPages } from './KeptPages.tsx'
import { fileAddress, guideAddress, guideSheet } from './shown-guide.ts'
import { guideWords } from './words.ts'
import type { GuideWords } from './words.ts'

interface ShownSample {
  readonly guide: Guide
  readonly item: Item
  readonly material: Material
  readonly elements: readonly DataElement[]
}

/**
 * A filled sample of a material with numbered marks, and the points it is examined by: the sample and the blank forms
 * its department keeps, else one that is drawn. (CAT-06, CAT-13)
 */
export function samplePage(visit: Visit, { guide, item, material, elements }: ShownSample): string {
  const say = guideWords(visit.language)
  const { t } = say
  const { pages, marks, blanks } = guide.materials.find(({ key }) => key === material.key)?.kept ?? none
  const title = t('sample.title', { name: material.name })
  return pageText(
    <Shell visit={visit} title={title} form="wide" sheet={guideSheet}>
      <a className="crumb" href={`${guideAddress(guide, '', {})}#materials`}>
        <Icon name="back" />
        {t('sample.crumb')}
      </a>
      <h1>{material.name}</h1>
      <p className="no">{guide.name}</p>
      <p className="lead">{t(pages.length > 0 ? 'sample.leadKept' : 'sample.lead')}</p>
      {blanks.length > 0 && <Blanks guide={guide} blanks={blanks} say={say} />}
      <div className="sample">
        {pages.length > 0 ? (
          <KeptPages guide={guide} name={material.name} pages={pages} marks={marks} say={say} />
        ) : (
          <Paper sample={sampleOf(item, material, elements)} name={material.name} say={say} />
        )}
        <section aria-labelledby="points-title">
          <h2 id="points-title">{t('sample.points')}</h2>
          <ol className="points">
            {markedPoints(material).map(({ number, text, aspect }) => (
              <li key={number} id={`point-${number}`}>
                <Mark number={number} />
                <span>
                  {text}
                  <small>{t(`sample.${aspect}`)}</small>
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Shell>,
  )
}

const none: KeptSample = { pages: [], marks: [], blanks: [] }

function Blanks({
  guide,
  blanks,
  say,
}: Pick<KeptSample, 'blanks'> & { readonly guide: Guide; readonly say: GuideWords }) {
  const { t } = say
  return (
    <section className="blanks" aria-labelledby="blanks-title">
      <h2 id="blanks-title">{t('sample.blanks')}</h2>
      <ul>
        {blanks.map(({ hash, name, size }) => (
          <li key={hash}>
            <a href={fileAddress(guide, hash)}>{t('sample.file', { name, size: say.size(size) })}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Paper({ sample, name, say }: { readonly sample: Sample; readonly name: string; readonly say: GuideWords }) {
  const { t } = say
  return (
    <div className="paper">
      <p className="paper-title">
        {name}
        <Marks numbers={sample.page} say={say} />
      </p>
      {sample.fields.length > 0 && (
        <dl>
          {sample.fields.map(({ key, label, value, marks }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>
                {value}
                <Marks numbers={marks} say={say} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ul className="spots">
        {sample.spots.map(({ kind, marks }) => (
          <li key={kind} className={kind}>
            {t(`sample.${kind}`)}
            {kind === 'signature' && <i>{sample.signature}</i>}
            <Marks numbers={marks} say={say} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Marks({ numbers, say }: { readonly numbers: readonly number[]; readonly say: GuideWords }) {
  if (numbers.length === 0) return null
  return (
    <span className="marks" role="img" aria-label={say.t('sample.numbers', { numbers: numbers.join(say.t('and')) })}>
      {numbers.map((number) => (
        <Mark key={number} number={number} />
      ))}
    </span>
  )
}

function Mark({ number }: { readonly number: number }) {
  return <span className="mark">{number}</span>
}
