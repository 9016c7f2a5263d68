import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { CompileDocArgs, NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'
import type { Fonts } from './fonts.ts'
import { qrSvg } from './qr.ts'
import type { SealDrawing, SealPress } from './seal.ts'

/** A picture that a template places by its name: made here, so that the document holds it as vectors. */
export type Picture = { readonly kind: 'qr'; readonly text: string } | ({ readonly kind: 'seal' } & SealDrawing)

/** What is to be typeset. */
export interface RenderJob {
  /** file in the folder of templates, `document.typ` */
  readonly template: string
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
  /** characters of the data that no font draws: a rare name is printed with an empty box */
  readonly missing: readonly string[]
  /** as asked for, but plain 1.7 when characters are missing */
  readonly pdfStandard: PdfStandard
}

/** The template does not compile, or does not fit the data. Holds the compiler's words. */
export class TemplateFault extends Error {}

/** Typesets documents, one after another. */
export interface Composer {
  /** @throws TemplateFault when the template does not fit the data */
  render(job: RenderJob): Rendered
  /** Sets a line in every face, a seal and a code, so that the fonts are loaded before the first notice is wanted. */
  warmUp(): void
}

const keptDocuments = 10
const warmUp =
  '#for (_, each) in json(bytes(sys.inputs.fonts)) [#text(font: each)[永和九年 123 *岁在癸丑*]]' +
  '#for (_, each) in json(bytes(sys.inputs.pictures)) { image(bytes(each)) }'

/**
 * A composer over the templates of a folder, with fonts that are loaded once. A template reads the files of its folder
 * and nothing else. Compiling blocks, so this runs in a process of its own.
 */
export function composer(folder: string, fonts: Fonts, press: SealPress): Composer {
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [...fonts.files] }] })
  const families = JSON.stringify(fonts.families)
  function typeset(source: CompileDocArgs, job: Omit<RenderJob, 'template'>, name: string): Rendered {
    const drawn = Object.entries(job.pictures).map(([key, picture]) => [key, draw(picture, press)] as const)
    const inputs = { data: job.data, fonts: families, pictures: JSON.stringify(Object.fromEntries(drawn)) }
    const result = compiler.compile({ ...source, inputs })
    const document = result.result
    if (document === null) throw faultOf(name, result.takeError())
    const missing = fonts.missingIn(job.data)
    // PDF/A allows no character without a glyph; a paper with an empty box, to be filled by hand, is better than none
    const pdfStandard = missing.length === 0 ? job.pdfStandard : '1.7'
    const pdf = new Uint8Array(compiler.pdf(document, { pdfStandard, creationTimestamp: job.createdAt }))
    const pages = document.numOfPages
    compiler.evictCache(keptDocuments)
    return { pdf, pages, missing, pdfStandard }
  }
  return {
    render: (job) => typeset({ mainFilePath: join(folder, job.template) }, job, job.template),
    warmUp() {
      const pictures = { qr: { kind: 'qr', text: 'warm' }, seal: { kind: 'seal', name: '永和' } } as const
      typeset({ mainFileContent: warmUp }, { data: '{}', pictures, pdfStandard: 'a-2b', createdAt: 0 }, 'warm-up')
    },
  }
}

function draw(picture: Picture, press: SealPress): string {
  return picture.kind === 'qr' ? qrSvg(picture.text) : press(picture)
}

function faultOf(template: string, error: NodeError | null): TemplateFault {
  return new TemplateFault(`${template}: ${JSON.stringify(error?.shortDiagnostics ?? 'no document')}`)
}
