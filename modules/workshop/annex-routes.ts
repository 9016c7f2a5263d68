import { buffer } from 'node:stream/consumers'
import { sayAnnex, servedAnnexFile } from '@yichuang/modules/catalogue/public'
import type { SamplePage } from '@yichuang/modules/catalogue/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { MediaType } from '@yichuang/platform/files'
import { answer } from '@yichuang/platform/http'
import type { Call, Route, UploadPart } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import type { Picture } from '@yichuang/platform/pictures'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { addToAnnex, answerCancellation, blackenSample, dropAnnexFile, markSample } from './commands/change-annex.ts'
import type { AddedFiles, AnnexPlace, KeptAnnex } from './commands/change-annex.ts'
import { viewOf } from './commands/keep-draft.ts'
import * as contract from './contract.ts'
import type { WorkshopParts } from './parts.ts'
import { annexesOfDraft, dropUnused, erasePictures, fileOfDraft } from './queries/annexes.ts'
import { findDraft } from './queries/drafts.ts'
import { reachDraft } from './queries/reach.ts'
import { decideSaving, mostPages } from './rules/index.ts'

/** What drafts keep with their materials: blank forms, samples with marks, black-outs, answers. (CAT-05, CAT-06) */
export function annexRoutes(services: Services, parts: WorkshopParts): Route[] {
  return [...readingRoutes(services, parts), ...uploadRoutes(services, parts), ...changeRoutes(services, parts)]
}

function readingRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  return [
    answer(contract.readDraftAnnexes, async (call) => {
      const reached = await reach(call, call.params.id)
      if (!reached.ok) return reached
      const rows = await annexesOfDraft(db, call.params.id)
      return decided({ rows: rows.map((row) => ({ ...sayAnnex(row), version: row.version })) })
    }),
    answer(contract.readDraftFile, async (call) => {
      const { id, hash } = call.params
      const reached = await reach(call, id)
      if (!reached.ok) return reached
      const file = await fileOfDraft(db, id, hash)
      if (file === undefined || (await parts.files.sizeOf(hash)) === undefined)
        return refused({ code: 'workshop.no-such-file' })
      return decided(await servedAnnexFile(parts.files, file))
    }),
  ]

  async function reach(call: Pick<Call, 'actor'>, id: string): Promise<Decision<unknown>> {
    const row = await findDraft(db, id)
    return row === undefined ? refused({ code: 'workshop.no-such-draft', id }) : reachDraft(parts, call, row)
  }
}

/** Kinds that are taken; blank forms as they are, samples as pictures drawn from them. */
const allowed = ['application/pdf', 'image/jpeg', 'image/png'] as const satisfies readonly MediaType[]
type Allowed = (typeof allowed)[number]

function isAllowed(mediaType: string): mediaType is Allowed {
  return allowed.some((one) => one === mediaType)
}

type UploadCall = Call<{ id: string; material: string }>

/** Nothing is drawn for somebody who may not change the draft. */
async function mayChange(db: Services['db'], { id }: AnnexPlace, by: Call['actor']): Promise<Decision<true>> {
  const row = await findDraft(db, id)
  if (row === undefined) return refused({ code: 'workshop.no-such-draft', id })
  const view = viewOf(row)
  return decideSaving(view, { by, centre: undefined, expectedVersion: view.version })
}

function uploadRoutes({ db }: Services, { files, pictures, maxUploadBytes }: WorkshopParts): Route[] {
  const accepted = (fileName: string) => ({ maxBytes: maxUploadBytes, name: fileName, allowed })
  return [
    answer(contract.addBlankForm, (call) =>
      takeAll(call, 'blank', async ({ stream, fileName }) => {
        const kept = await files.putStream(stream, accepted(fileName))
        return kept.ok ? decided({ blanks: [{ ...kept.value, name: fileName }], pages: [] }) : kept
      }),
    ),
    answer(contract.addSamplePages, (call) =>
      takeAll(call, 'filled', async ({ stream, fileName }) => {
        const read = await files.readStream(stream, accepted(fileName))
        if (!read.ok) return read
        const { bytes, mediaType } = read.value
        if (!isAllowed(mediaType)) return refused({ code: 'files.kind-not-allowed', detected: mediaType, allowed })
        const drawn = await pictures.pagesOf({ bytes, mediaType }, mostPages)
        if (!drawn.ok) return drawn
        const pages: SamplePage[] = []
        for (const picture of drawn.value) pages.push(await kept(picture))
        return decided({ blanks: [], pages })
      }),
    ),
  ]

  async function kept({ bytes, ...picture }: Picture): Promise<SamplePage> {
    return { ...picture, hash: (await files.putOwn(bytes)).hash }
  }

  /** Takes every file of an upload and adds them in one act; what a refusal leaves over goes again. */
  async function takeAll(
    { params, actor, at, key, requestId, parts }: UploadCall,
    kind: 'blank' | 'filled',
    take: (part: UploadPart) => Promise<Decision<AddedFiles>>,
  ): Promise<Decision<KeptAnnex>> {
    const may = await mayChange(db, params, actor)
    if (!may.ok) return may
    let all: AddedFiles = { blanks: [], pages: [] }
    let done: Decision<KeptAnnex> | undefined
    for await (const part of parts()) {
      const taken = await take(part)
      if (!taken.ok) {
        done = taken
        break
      }
      all = {
        blanks: [...all.blanks, ...taken.value.blanks],
        pages: [...all.pages, ...taken.value.pages],
      }
    }
    if (all.blanks.length + all.pages.length === 0) done ??= refused({ code: 'files.empty' })
    done ??= await runCommand(db, addToAnnex(all), { ...params, kind }, { actor, at, key, requestId })
    await dropUnused(
      db,
      files,
      all.pages.map(({ hash }) => hash),
    )
    return done
  }
}

function changeRoutes({ db }: Services, { files, pictures }: WorkshopParts): Route[] {
  return [
    answer(contract.markSample, ({ params, body, actor, at, key, requestId }) =>
      runCommand(db, markSample, { ...params, ...body }, { actor, at, key, requestId }),
    ),
    answer(contract.answerCancellation, ({ params, body, actor, at, key, requestId }) =>
      runCommand(db, answerCancellation, { ...params, ...body }, { actor, at, key, requestId }),
    ),
    answer(contract.blackenSample, async ({ params, body, actor, at, key, requestId }) => {
      const may = await mayChange(db, params, actor)
      if (!may.ok) return may
      const black = await blackened(params, body)
      const done = await runCommand(db, blackenSample(black), { ...params, ...body }, { actor, at, key, requestId })
      if (black !== undefined) await dropUnused(db, files, [black.hash])
      await erasePictures(db, files)
      return done
    }),
    answer(contract.dropAnnexFile, async ({ params, body, actor, at, key, requestId }) => {
      const done = await runCommand(db, dropAnnexFile, { ...params, ...body }, { actor, at, key, requestId })
      await erasePictures(db, files)
      return done
    }),
  ]

  /** The page with the areas black, in the store; undefined where the material has no such page. */
  async function blackened(
    { id, material }: AnnexPlace,
    { hash, areas }: { readonly hash: string; readonly areas: Parameters<typeof pictures.blackOut>[1] },
  ): Promise<SamplePage | undefined> {
    const annexes = await annexesOfDraft(db, id)
    const page = annexes.find((one) => one.material === material)?.pages.find((one) => one.hash === hash)
    if (page === undefined || (await files.sizeOf(hash)) === undefined) return undefined
    const shown = { bytes: await buffer((await files.open(hash)).stream), bleed: page.bleed }
    const { bytes, ...picture } = await pictures.blackOut(shown, areas)
    return { ...picture, hash: (await files.putOwn(bytes)).hash }
  }
}
