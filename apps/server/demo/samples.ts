import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepAnnexes } from '@yichuang/modules/catalogue/public'
import type { BlankForm, MaterialAnnex, SampleMark, SamplePage } from '@yichuang/modules/catalogue/rules'
import { withTransaction } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { FileStore } from '@yichuang/platform/files'

/** A sample of the demo hall, as `data/demo/samples/samples.json` lists them. */
interface DemoSample {
  readonly item: string
  readonly version: number
  readonly material: string
  /** files beside the list, in order */
  readonly pages: readonly string[]
  readonly marks: readonly SampleMark[]
  /** PDFs beside the list, each with the name it is loaded under */
  readonly blanks: readonly { readonly file: string; readonly name: string }[]
}

/** Keeps the filled samples and blank forms of the demo hall with the versions of its items. (CAT-06) */
export async function loadDemoSamples(db: Database, files: FileStore, home: string): Promise<void> {
  const folder = join(home, 'data/demo/samples')
  const samples = JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8')) as readonly DemoSample[]
  for (const { item, version, material, pages: names, marks, blanks: forms } of samples) {
    const pages = await Promise.all(names.map((name) => keptPage(files, join(folder, name))))
    const blanks = await Promise.all(forms.map(({ file, name }) => keptBlank(files, join(folder, file), name)))
    const annex: MaterialAnnex = { material, blanks, pages, marks, answers: {} }
    await withTransaction(db, (tx) => keepAnnexes(tx, { item, version }, [annex]))
  }
}

async function keptPage(files: FileStore, path: string): Promise<SamplePage> {
  const bytes = await readFile(path)
  const { hash } = await files.putOwn(bytes)
  // a PNG file says its size first
  return { hash, mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bleed: 1 }
}

async function keptBlank(files: FileStore, path: string, name: string): Promise<BlankForm> {
  const bytes = await readFile(path)
  const { hash } = await files.putOwn(bytes)
  return { hash, name, mediaType: 'application/pdf', size: bytes.length }
}
