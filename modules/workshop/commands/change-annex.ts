import { blackenAnnexes } from '@yichuang/modules/catalogue/public'
import type { BlankForm, MaterialAnnex, SampleMark, SamplePage } from '@yichuang/modules/catalogue/rules'
import { emptyAnnex } from '@yichuang/modules/catalogue/rules'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import {
  answersKept,
  decideAddition,
  decideAnnexChange,
  decideMarks,
  decideSaving,
  withoutPage,
} from '../rules/index.ts'
import type { AnnexView } from '../rules/index.ts'
import type { WorkshopTables } from '../tables.ts'
import { lockDraft, streamOf, viewOf } from './keep-draft.ts'

/** A material of a draft. */
export interface AnnexPlace {
  readonly id: string
  readonly material: string
}

/** A change of what is kept there, with the version that was seen. */
export interface AnnexChange extends AnnexPlace {
  readonly expectedVersion: number
}

/** As what an annex stands after a change. */
export interface KeptAnnex {
  readonly material: string
  readonly version: number
}

const locked = prepared<AnnexView, [draft: string, material: string]>(
  'workshop.lock-annex',
  `select version, blanks, pages, marks, answers from workshop.annex where draft = $1 and material = $2 for update`,
)
const write = prepared<
  { version: number },
  [draft: string, material: string, blanks: string, pages: string, marks: string, answers: string]
>(
  'workshop.write-annex',
  `insert into workshop.annex as a (draft, material, version, blanks, pages, marks, answers)
   values ($1, $2, 1, $3::jsonb, $4::jsonb, $5::jsonb, $6::jsonb)
   on conflict (draft, material) do update set version = a.version + 1, blanks = excluded.blanks, pages = excluded.pages,
     marks = excluded.marks, answers = excluded.answers
   returning version`,
)
const blacken = prepared<never, [former: string, next: string, wanted: string]>(
  'workshop.blacken-annexes',
  `update workshop.annex set pages = replace(pages::text, $1, $2)::jsonb, version = version + 1 where pages @> $3::jsonb`,
)
const wishErasure = prepared<never, [hash: string, at: string]>(
  'workshop.wish-erasure',
  `insert into workshop.erasure (hash, wished_at) values ($1, $2) on conflict (hash) do nothing`,
)

const begin = prepared<never, [draft: string, rows: string]>(
  'workshop.begin-annexes',
  `insert into workshop.annex (draft, material, version, blanks, pages, marks, answers)
   select $1, r.material, 1, r.blanks, r.pages, r.marks, r.answers
   from jsonb_to_recordset($2::jsonb) as r(material text, blanks jsonb, pages jsonb, marks jsonb, answers jsonb)`,
)

const wishAll = prepared<never, [draft: string, at: string]>(
  'workshop.wish-erasures-of-draft',
  `insert into workshop.erasure (hash, wished_at)
   select distinct p.page ->> 'hash', $2::timestamptz from workshop.annex a, jsonb_array_elements(a.pages) as p(page)
   where a.draft = $1 on conflict (hash) do nothing`,
)
const clear = prepared<never, [draft: string]>(
  'workshop.clear-annexes',
  `update workshop.annex set pages = '[]', marks = '[]', version = version + 1 where draft = $1`,
)

/** The samples of a draft that is given up go with it: nobody would black out what is private in them any more. */
export async function clearSamples(tx: Tx<WorkshopTables>, draft: string, at: string): Promise<void> {
  await tx.run(wishAll, [draft, at])
  await tx.run(clear, [draft])
}

/** A draft begins with what the version it began from keeps with its materials. */
export async function beginAnnexes(
  tx: Tx<WorkshopTables>,
  draft: string,
  annexes: readonly MaterialAnnex[],
): Promise<void> {
  if (annexes.length > 0) await tx.run(begin, [draft, JSON.stringify(annexes)])
}

/** The annex of a material of a draft that is combed by the person, locked. */
async function lockAnnex(
  tx: Tx<WorkshopTables>,
  { id, material }: AnnexPlace,
  by: CommandContext['by'],
): Promise<Decision<AnnexView>> {
  const draft = await lockDraft(tx, id)
  if (!draft.ok) return draft
  const view = viewOf(draft.value)
  const may = decideSaving(view, { by, centre: undefined, expectedVersion: view.version })
  if (!may.ok) return may
  if (!draft.value.document.materials.some(({ key }) => key === material))
    return refused({ code: 'workshop.no-such-material' })
  return decided((await tx.find(locked, [id, material])) ?? { ...emptyAnnex, version: 0 })
}

async function keep(tx: Tx<WorkshopTables>, { id, material }: AnnexPlace, annex: AnnexView): Promise<KeptAnnex> {
  const { blanks, pages, marks, answers } = annex
  const [kept] = await tx.many(write, [
    id,
    material,
    JSON.stringify(blanks),
    JSON.stringify(pages),
    JSON.stringify(marks),
    JSON.stringify(answers),
  ])
  await publish(tx, 'workshop', id)
  return { material, version: kept?.version ?? 0 }
}

/** What is added: a blank form as it came, or the pages drawn from a filled sample. */
export type AddedFiles = { readonly blanks: readonly BlankForm[]; readonly pages: readonly SamplePage[] }

/** 上传: a blank form or a filled sample more. What a picture was made of is kept nowhere. (CAT-06) */
export function addToAnnex({ blanks, pages }: AddedFiles) {
  return command<WorkshopTables>()({
    name: 'workshop.add-annex',
    may: 'workshop.edit-draft',
    async handle(
      tx,
      { id, material }: AnnexPlace & { readonly kind: 'blank' | 'filled' },
      { by, record },
    ): Promise<Decision<KeptAnnex>> {
      const annex = await lockAnnex(tx, { id, material }, by)
      if (!annex.ok) return annex
      const may = decideAddition(annex.value, { blanks: blanks.length, pages: pages.length })
      if (!may.ok) return may
      await record(streamOf(id), [
        { type: 'workshop.annex-added', v: 1, id, material, blanks: blanks.length, pages: pages.length },
      ])
      const all = { blanks: joined(annex.value.blanks, blanks), pages: joined(annex.value.pages, pages) }
      return decided(await keep(tx, { id, material }, { ...annex.value, ...all }))
    },
  })
}

/** Files more, each once. */
function joined<File extends { readonly hash: string }>(
  here: readonly File[],
  added: readonly File[],
): readonly File[] {
  const all = [...here, ...added]
  return all.filter(({ hash }, index) => all.findIndex((file) => file.hash === hash) === index)
}

/** 标注: where the review points are on the sample. (CAT-06) */
export const markSample = command<WorkshopTables>()({
  name: 'workshop.mark-sample',
  may: 'workshop.edit-draft',
  async handle(
    tx,
    { expectedVersion, marks, ...place }: AnnexChange & { readonly marks: readonly SampleMark[] },
    { by, record },
  ): Promise<Decision<KeptAnnex>> {
    const annex = await lockAnnex(tx, place, by)
    if (!annex.ok) return annex
    const fresh = decideAnnexChange(annex.value, expectedVersion)
    if (!fresh.ok) return fresh
    const kept = decideMarks(annex.value, marks)
    if (!kept.ok) return kept
    await record(streamOf(place.id), [
      { type: 'workshop.sample-marked', v: 1, ...place, points: marks.map(({ point }) => point) },
    ])
    return decided(await keep(tx, place, { ...annex.value, marks: kept.value }))
  },
})

/**
 * 涂黑: a page of the sample with parts of it black, in every draft and version that shows it; the picture it was goes
 * from the file store. The event names neither picture, so that nothing leads back. (CAT-06)
 */
export function blackenSample(black: SamplePage | undefined) {
  return command<WorkshopTables>()({
    name: 'workshop.blacken-sample',
    may: 'workshop.edit-draft',
    async handle(
      tx,
      {
        expectedVersion,
        hash,
        areas,
        ...place
      }: AnnexChange & { readonly hash: string; readonly areas: readonly object[] },
      { at, by, record },
    ): Promise<Decision<KeptAnnex>> {
      const annex = await lockAnnex(tx, place, by)
      if (!annex.ok) return annex
      const fresh = decideAnnexChange(annex.value, expectedVersion)
      if (!fresh.ok) return fresh
      const page = annex.value.pages.findIndex((one) => one.hash === hash) + 1
      if (page === 0 || black === undefined) return refused({ code: 'workshop.no-such-file' })
      await record(streamOf(place.id), [
        { type: 'workshop.sample-blackened', v: 1, ...place, page, areas: areas.length },
      ])
      if (black.hash !== hash) {
        await tx.run(blacken, [hash, black.hash, JSON.stringify([{ hash }])])
        await blackenAnnexes(tx, hash, black.hash)
        await tx.run(wishErasure, [hash, at])
      }
      await publish(tx, 'workshop', place.id)
      return decided({ material: place.material, version: expectedVersion + (black.hash === hash ? 0 : 1) })
    },
  })
}

/** 删除: a blank form or a page of the sample goes, with its marks; its picture goes from the store. (CAT-06) */
export const dropAnnexFile = command<WorkshopTables>()({
  name: 'workshop.drop-annex',
  may: 'workshop.edit-draft',
  async handle(
    tx,
    { expectedVersion, hash, ...place }: AnnexChange & { readonly hash: string },
    { at, by, record },
  ): Promise<Decision<KeptAnnex>> {
    const annex = await lockAnnex(tx, place, by)
    if (!annex.ok) return annex
    const fresh = decideAnnexChange(annex.value, expectedVersion)
    if (!fresh.ok) return fresh
    const { blanks, pages } = annex.value
    const isPage = pages.some((page) => page.hash === hash)
    if (!isPage && !blanks.some((blank) => blank.hash === hash)) return refused({ code: 'workshop.no-such-file' })
    await record(streamOf(place.id), [
      { type: 'workshop.annex-dropped', v: 1, ...place, kind: isPage ? 'filled' : 'blank' },
    ])
    if (isPage) await tx.run(wishErasure, [hash, at])
    const left = isPage ? withoutPage(annex.value, hash) : { blanks: blanks.filter((blank) => blank.hash !== hash) }
    return decided(await keep(tx, place, { ...annex.value, ...left }))
  },
})

/** 减证便民核对: why the proof is still asked for, by rule. (CAT-05) */
export const answerCancellation = command<WorkshopTables>()({
  name: 'workshop.answer-cancellation',
  may: 'workshop.edit-draft',
  async handle(
    tx,
    { expectedVersion, answers: given, ...place }: AnnexChange & Pick<AnnexView, 'answers'>,
    { by, record },
  ): Promise<Decision<KeptAnnex>> {
    const annex = await lockAnnex(tx, place, by)
    if (!annex.ok) return annex
    const fresh = decideAnnexChange(annex.value, expectedVersion)
    if (!fresh.ok) return fresh
    const answers = answersKept(given)
    await record(streamOf(place.id), [{ type: 'workshop.cancellation-answered', v: 1, ...place, answers }])
    return decided(await keep(tx, place, { ...annex.value, answers }))
  },
})
