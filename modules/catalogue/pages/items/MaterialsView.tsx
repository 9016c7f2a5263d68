import { Card, FactList, Tag, useTexts } from '@yichuang/kit'
import { markedPoints } from '../../rules/index.ts'
import type { MarkedPoint, Material } from '../../rules/index.ts'
import { useMaterialSample } from './material-sample.ts'
import type { MaterialSample } from './material-sample.ts'
import { BlankPaper, SamplePaper } from './SamplePaper.tsx'
import { SampleView } from './SampleView.tsx'
import { nameIn } from './shown-item.ts'
import type { ShownItem, ViewProps } from './shown-item.ts'
import { useItemWords } from './use-item-words.ts'

/** All materials of an item: their review points, formal and substantive, beside a sample that is marked with them. (CAT-05, CAT-06) */
export function MaterialsView({ shown }: ViewProps) {
  return (
    <div className="item-stack">
      {shown.item.materials.map((material, index) => (
        <MaterialCard key={material.key} material={material} number={index + 1} shown={shown} />
      ))}
    </div>
  )
}

interface MaterialCardProps {
  readonly material: Material
  readonly number: number
  readonly shown: ShownItem
}

function MaterialCard({ material, number, shown }: MaterialCardProps) {
  const t = useTexts('catalogue')
  const { word } = useItemWords()
  const { base, necessity } = material
  const points = markedPoints(material)
  const sample = useMaterialSample({ item: shown.item.id, version: shown.version, material })
  return (
    <Card
      title={`${number}. ${material.name}`}
      hint={[t(base ? 'item.base' : 'item.sometimes'), word(necessity)].join(t('item.and'))}
    >
      <div className="item-material">
        <MaterialFacts material={material} shown={shown} />
        <div className="item-points">
          <Points title={t('item.formal')} points={points.filter(({ aspect }) => aspect === 'formal')} />
          <Points title={t('item.content')} points={points.filter(({ aspect }) => aspect === 'content')} />
        </div>
        <div className="item-samples">
          {sample !== undefined && <SampleView name={material.name} sample={sample} />}
          <DrawnPapers material={material} shown={shown} sample={sample} />
        </div>
      </div>
    </Card>
  )
}

/** What the program draws where the department keeps no sample, or no blank form, of its own. */
function DrawnPapers({
  material,
  shown,
  sample,
}: Omit<MaterialCardProps, 'number'> & { sample: MaterialSample | undefined }) {
  const papers = { item: shown.item, material, elements: shown.context.elements }
  if (sample === undefined || sample.pages.length === 0) return <SamplePaper {...papers} />
  return material.blankForm === true && sample.blanks.length === 0 ? <BlankPaper {...papers} /> : null
}

function MaterialFacts({ material, shown }: Omit<MaterialCardProps, 'number'>) {
  const t = useTexts('catalogue')
  const { word, party, copies, deferral } = useItemWords()
  const { licences, items } = shown.context
  const licence = nameIn(licences, material.share.licence)
  const share = t(`item.share.${material.share.available ? (material.share.mode ?? 'verify') : 'no'}`)
  const sources = (material.resultOf ?? []).flatMap((id) => nameIn(items, id) ?? [])
  const and = t('item.and')
  const facts = {
    party: party(material.party),
    copies: copies(material.copies),
    ...(material.per === undefined ? {} : { per: material.per }),
    media: material.media.map((medium) => t(`item.medium.${medium}`)).join(and),
    source: word(material.source),
    issuer: material.issuer,
    deferral: deferral(material.deferral),
    share: licence === undefined ? share : `${share}${t('item.shareLicence', { name: licence })}`,
    ...(sources.length === 0 ? {} : { resultOf: sources.join(and) }),
    blank: t(material.blankForm === true ? 'item.material.hasBlank' : 'item.material.noBlank'),
  }
  return (
    <FactList facts={Object.entries(facts).map(([name, value]) => ({ term: t(`item.material.${name}`), value }))} />
  )
}

function Points({ title, points }: { readonly title: string; readonly points: readonly MarkedPoint[] }) {
  const t = useTexts('catalogue')
  return (
    <div>
      <h3 className="item-points-title">{title}</h3>
      {points.length === 0 ? (
        <p className="muted small">{t('item.noPoints')}</p>
      ) : (
        <ul>
          {points.map(({ number, text, check }) => (
            <li key={number}>
              <span className="item-mark">{number}</span>
              <span>
                {text} {check !== undefined && <Tag kind="slate">{t(`item.check.${check.type}`)}</Tag>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
