import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Applicant } from '@yichuang/modules/cases/rules'
import type { FolderFile } from '@yichuang/modules/catalogue/public'
import { prefill, visible } from '@yichuang/modules/forms/rules'
import type { FormAnswers, FormValue, FormValues, ItemForm } from '@yichuang/modules/forms/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Dice } from './dice.ts'

/** The forms of some items of the example catalogue, and what people write into them, by code. */
export interface DemoForms {
  readonly forms: Readonly<Record<string, ItemForm>>
  readonly samples: Readonly<Record<string, readonly FormValue[]>>
}

/** The forms the demo hall has drawn. */
export async function readDemoForms(home: string): Promise<DemoForms> {
  return JSON.parse(await readFile(join(home, 'data/demo/forms.json'), 'utf8')) as DemoForms
}

/** The catalogue's files, with the forms in the items that have one. */
export function withForms(files: readonly FolderFile[], { forms }: DemoForms): readonly FolderFile[] {
  const hashes = new Map<string, string>()
  const drawn = files.map((file) => {
    const form = forms[/^items\/(.+)\.json$/.exec(file.path)?.[1] ?? '']
    if (form === undefined) return file
    const text = `${JSON.stringify({ ...(JSON.parse(file.text) as object), form }, null, 1)}\n`
    const sha256 = createHash('sha256').update(text).digest('hex')
    hashes.set(file.sha256, sha256)
    return { ...file, text, sha256 }
  })
  return drawn.map((file) => (file.path === 'manifest.json' ? { ...file, text: rehashed(file.text, hashes) } : file))
}

function rehashed(manifest: string, hashes: ReadonlyMap<string, string>): string {
  return [...hashes].reduce((text, [before, after]) => text.replaceAll(before, after), manifest)
}

interface Writer {
  readonly applicant: Applicant
  readonly answers: FormAnswers
  readonly dice: Dice
  readonly today: PlainDate
}

/** A form as somebody filled it in: what is known of them, and from the samples what is asked beside it. */
export function writtenForm(
  form: ItemForm,
  samples: DemoForms['samples'],
  { applicant, answers, dice, today }: Writer,
): FormValues {
  const known = prefill(form, { applicant, answers, earlier: {}, today })
  const chosen = Object.fromEntries(Object.entries(samples).map(([code, values]) => [code, dice.pick(values)] as const))
  const values = { ...chosen, ...known }
  const asked = visible(form, values, answers)
  return Object.fromEntries(Object.entries(values).filter(([code]) => asked.has(code)))
}
