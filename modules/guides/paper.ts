import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Resolution } from '@yichuang/modules/catalogue/rules'
import type { Block, Column, Fact, FactRow } from '@yichuang/modules/documents/rules'
import type { Guide } from './rules/index.ts'
import { drawFlow } from './served/flow-drawing.ts'
import type { FlowDrawing } from './served/flow-drawing.ts'
import { windowText } from './served/GuidePlaces.tsx'
import { basicFacts } from './served/GuideSections.tsx'
import { materialNotes } from './served/MaterialsSection.tsx'
import { sampleAddress } from './served/shown-guide.ts'
import type { ShownGuide } from './served/shown-guide.ts'
import { guideWords } from './served/words.ts'

/** A guide on paper: what the template `guide.typ` sets. Paper is Chinese, as all documents are. */
export interface GuidePaper {
  readonly content: {
    readonly title: string
    readonly organ: string
    readonly layout: 'form'
    readonly number: string
    readonly blocks: readonly (Block | { readonly type: 'flow'; readonly drawing: FlowDrawing })[]
  }
  readonly imprint: { readonly code: string; readonly reprint: null }
  readonly guide: { readonly lines: readonly string[]; readonly isShort: boolean }
}

const say = guideWords('zh-CN')
const { t } = say

const auto = (title: string): Column => ({ title, width: 'auto', align: 'left' })
const narrow = (title: string): Column => ({ title, width: 'middle', align: 'left' })
const wide = (title: string): Column => ({ title, width: 'code', align: 'left' })
const heading = (text: string): Block => ({ type: 'heading', text })
const paragraph = (text: string): Block => ({ type: 'paragraph', text })

/** The full or short form of a guide as blocks for paper, with the list of one's own situation when it was answered. (CAT-13) */
export function paperOf(shown: ShownGuide, form: 'full' | 'short', url: string): GuidePaper {
  const { guide, item, answers } = shown
  const resolution = Object.keys(answers).length === 0 ? undefined : resolveSituation(item, answers)
  const own = resolution?.status === 'complete' ? resolution : undefined
  const isShort = form === 'short'
  const blocks = [
    { type: 'facts' as const, rows: isShort ? shortFacts(guide) : fullFacts(guide) },
    ...materialBlocks(shown, own, isShort),
    ...keptBlocks(shown, own, url),
    ...list('conditions', guide.conditions),
    ...(isShort ? [] : [heading(t('section.flow')), { type: 'flow' as const, drawing: drawFlow(guide.flow, say) }]),
    ...(isShort ? [] : procedureBlocks(guide)),
    ...feeBlocks(guide),
    ...resultBlocks(guide),
    ...placeBlocks(guide),
    ...(isShort ? [] : lawBlocks(guide)),
  ]
  return tight({
    content: {
      title: `${guide.name}${t('guide.of')}`,
      organ: guide.department.name,
      layout: 'form',
      number: t('guide.version', { version: guide.version }),
      blocks,
    },
    imprint: { code: '', reprint: null },
    guide: { lines: [...(isShort ? [t('guide.fullAt')] : []), url, ...oldLine(shown)], isShort },
  })
}

function oldLine({ guide, current }: ShownGuide): readonly string[] {
  if (guide.isCurrent) return []
  return [t(current === undefined ? 'guide.gone' : 'guide.old', { version: guide.version })]
}

function fullFacts(guide: Guide): FactRow[] {
  const facts = Object.entries(basicFacts(guide, say)).filter(([name]) => name !== 'name')
  return paired(facts.map(([name, value]) => ({ label: t(`fact.${name}`), value })))
}

/** Longest value that stands beside another one, in characters. */
const HALF = 14

/** Short facts side by side, long ones on a line of their own. */
function paired(facts: readonly Fact[]): FactRow[] {
  const rows: FactRow[] = []
  let waiting: Fact | undefined
  for (const fact of facts) {
    const isShort = fact.value.length <= HALF
    if (waiting !== undefined && isShort) rows.push([waiting, fact])
    else if (waiting !== undefined) rows.push([waiting])
    if (!isShort) rows.push([fact])
    waiting = waiting === undefined && isShort ? fact : undefined
  }
  return waiting === undefined ? rows : [...rows, [waiting]]
}

function shortFacts(guide: Guide): FactRow[] {
  const { handling = '', visits = '', committed = '', channels = '' } = basicFacts(guide, say)
  return [
    [
      { label: t('fact.handling'), value: handling },
      { label: t('fact.visits'), value: visits },
    ],
    [
      { label: t('fact.committed'), value: committed, isStrong: true },
      { label: t('fact.channels'), value: channels },
    ],
  ]
}

function materialBlocks(shown: ShownGuide, own: Resolution | undefined, isShort: boolean): Block[] {
  const { guide, licenceOf } = shown
  const licence = (id: string | undefined) => (id === undefined ? undefined : licenceOf(id))
  const title = heading(t('section.materials'))
  if (own !== undefined) {
    if (own.details.length === 0) return [title, paragraph(t('path.none'))]
    const rows = own.details.map((material) => [
      material.name,
      say.copies(material.copies),
      materialNotes(material, say, licence(material.share.licence)).join(t('semicolon')),
    ])
    return [
      title,
      paragraph(t('path.mine', { count: rows.length })),
      table([auto(t('fact.name')), wide(t('materials.copies')), auto(t('materials.source'))], rows),
    ]
  }
  if (guide.materials.length === 0) return [title, paragraph(t('materials.none'))]
  const rows = guide.materials.map(({ name, copies, isAlways, added, removed }) => [
    name,
    say.copies(copies),
    isShort
      ? t(isAlways ? 'materials.always' : 'materials.sometimes')
      : [
          ...(isAlways ? [t('materials.always')] : []),
          ...(added.length > 0 ? [added.map(say.reason).join('\n')] : []),
          ...(removed.length > 0
            ? [t('colon', { name: t('materials.unless'), value: removed.map(say.reason).join(t('semicolon')) })]
            : []),
        ].join('\n'),
  ])
  const when = t(isShort ? 'materials.who' : 'materials.when')
  return [
    title,
    table([auto(t('section.materials')), wide(t('materials.copies')), isShort ? narrow(when) : auto(when)], rows),
  ]
}

/** Which materials have blank forms or a filled sample, and where on the web they are. */
function keptBlocks(shown: ShownGuide, own: Resolution | undefined, url: string): Block[] {
  const isOwn = (key: string) => own === undefined || own.details.some((material) => material.key === key)
  const rows = shown.guide.materials.flatMap(({ key, name, kept }) => {
    if (kept === undefined || !isOwn(key)) return []
    const count = kept.pages.length
    const what = [
      ...kept.blanks.map((blank) => t('colon', { name: t('sample.blanks'), value: blank.name })),
      ...(count > 0 ? [t('kept.pages', { count })] : []),
    ]
    return [[name, what.join('\n'), new URL(sampleAddress(shown, key), url).href]]
  })
  if (rows.length === 0) return []
  return [heading(t('section.kept')), table([auto(t('kept.material')), auto(t('kept.what')), auto(t('kept.at'))], rows)]
}

function table(columns: readonly Column[], rows: readonly (readonly string[])[]): Block {
  const number: Column = { title: '序号', width: 'number', align: 'centre' }
  return {
    type: 'table',
    columns: [number, ...columns],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  }
}

function list(section: string, lines: readonly string[]): Block[] {
  if (lines.length === 0) return []
  const isCounted = lines.length > 1
  return [
    heading(t(`section.${section}`)),
    ...lines.map((line, index) => paragraph(isCounted ? `${index + 1}．${line}` : line)),
  ]
}

function procedureBlocks(guide: Guide): Block[] {
  return list(
    'procedures',
    guide.specialProcedures.map(({ kind, days, when, clock, note, basis }) =>
      [
        kind,
        days === null ? t('procedure.open') : say.length(days),
        t(`procedure.${clock}`),
        t(`procedure.${when}`),
        ...(note === undefined ? [] : [note]),
        ...(basis === undefined ? [] : [basis]),
      ].join('，'),
    ),
  )
}

function feeBlocks({ fee }: Guide): Block[] {
  if (!fee.charged) return list('fees', [t('free')])
  return list(
    'fees',
    fee.lines.map((line) =>
      [
        t('fees.line', { name: line.name, amount: say.fee(line) }),
        ...(line.basis === undefined ? [] : [t('fees.basis', { basis: line.basis })]),
      ].join('，'),
    ),
  )
}

function resultBlocks({ results }: Guide): Block[] {
  return list(
    'results',
    results.map(({ name, validity }) =>
      validity === undefined ? name : `${name}，${t('results.validity', { validity })}`,
    ),
  )
}

function placeBlocks({ places }: Guide): Block[] {
  return places.flatMap((place, index) => [
    ...(index === 0 ? [heading(t('section.places'))] : []),
    {
      type: 'facts' as const,
      rows: [
        [{ label: t('section.places'), value: `${place.hall.name}，${place.address}` }],
        [{ label: t('place.windows'), value: windowText(place, say) }],
        [
          {
            label: t('place.hours'),
            value: [...say.hours(place.hours), place.holiday ?? ''].filter(Boolean).join('；'),
          },
        ],
        [{ label: t('place.phone'), value: place.phone }],
        ...(place.complaints === undefined
          ? []
          : [[{ label: t('place.complaints'), value: place.complaints }] as const]),
      ] satisfies FactRow[],
    },
  ])
}

function lawBlocks(guide: Guide): Block[] {
  return [
    ...list(
      'basis',
      guide.legalBasis.map(
        ({ law, article, note }) => `${law}${article ?? ''}${note === undefined ? '' : `：${note}`}`,
      ),
    ),
    ...(guide.remedies === undefined ? [] : list('remedies', [t('remedies.text', guide.remedies)])),
  ]
}

/** Paper is set without gaps between figures and Chinese. */
function tight<Value>(value: Value): Value {
  const text = JSON.stringify(value)
  return JSON.parse(
    text.replaceAll(/([0-9]) (?=[\u4e00-\u9fff])/g, '$1').replaceAll(/([\u4e00-\u9fff]) (?=[0-9])/g, '$1'),
  ) as Value
}
