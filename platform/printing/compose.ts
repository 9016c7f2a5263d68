import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'
import type { Fonts } from './fonts.ts'
import { qrSvg } from './qr.ts'
import type { SealDrawing, SealPress } from './seal.ts'

/** A picture that a template places by its name: made here, so that the document holds it as vectors. */
export type Picture = { readonly kind: 'qr'; readonly text: string } | ({ readonly kind: 'seal' } & SealDrawing)

/** A template: a file in a folder; it can read the files of that folder and nothing else. */
export interface Template {
  /** absolute path of the folder */
  readonly folder: string
  /** file in it, `acceptance-notice.typ` */
  readonly file: string
}

/** What is to be typeset. */
export interface RenderJob {
  readonly template: Template
  /** facts of the document as JSON text; markup in them stays text */
  readonly data: string
  readonly pictures: Readonly<Record<string, Picture>>
  readonly pdfStandard: PdfStandard
  /** seconds since 1970 that the file states as its creation */
  readonly createdAt: number
}

/** `a-2b` for what is kept; `ua-1` demands a text for every picture */
export type PdfStandard = '1.7' | 'a-2b' | 'ua-1'

export interface Rendered {
  readonly pdf: Uint8Array
  readonly pages: number
  /** characters of the data that no font draws: a rare name would be printed as an empty box */
  readonly missing: readonly string[]
}

/** The template does not compile, or does not fit the data. Holds the compiler's words. */
export class TemplateFault extends Error {}

/** Typesets documents, one after another. */
export interface Composer {
  render(job: RenderJob): Rendered
}

const keptDocuments = 10

/** A composer over fonts that are loaded once. Compiling blocks, so this runs in a process of its own. */
export function composer(fonts: Fonts, press: SealPress): Composer {
  const compilers = new Map<string, NodeCompiler>()
  const families = JSON.stringify(fonts.families)
  function compilerOf(folder: string): NodeCompiler {
    const known = compilers.get(folder)
    if (known !== undefined) return known
    const made = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [...fonts.files] }] })
    compilers.set(folder, made)
    return made
  }
  return {
    render({ template, data, pictures, pdfStandard, createdAt }) {
      const compiler = compilerOf(template.folder)
      const drawn = Object.entries(pictures).map(([name, picture]) => [name, draw(picture, press)] as const)
      const inputs = { data, fonts: families, pictures: JSON.stringify(Object.fromEntries(drawn)) }
      const result = compiler.compile({ mainFilePath: join(template.folder, template.file), inputs })
      const document = result.result
      if (document === null) throw faultOf(template, result.takeError())
      const pdf = new Uint8Array(compiler.pdf(document, { pdfStandard, creationTimestamp: createdAt }))
      const pages = document.numOfPages
      compiler.evictCache(keptDocuments)
      return { pdf, pages, missing: fonts.missingIn(data) }
    },
  }
}

function draw(picture: Picture, press: SealPress): string {
  return picture.kind === 'qr' ? qrSvg(picture.text) : press(picture)
}

function faultOf({ file }: Template, error: NodeError | null): TemplateFault {
  return new TemplateFault(`${file}: ${JSON.stringify(error?.shortDiagnostics ?? 'no document')}`)
}
