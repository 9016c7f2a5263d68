import type { FolderFile } from './folder.ts'
import en from './i18n/en.proof.json' with { type: 'json' }
import zh from './i18n/zh-CN.proof.json' with { type: 'json' }
import { proveItem } from './rules/index.ts'
import type { Answers, Item, ProofFinding } from './rules/index.ts'

/** A finding of the prover with its file and its sentence in both languages. */
export interface ToldProof extends ProofFinding {
  /** path in the folder */
  readonly file: string
  readonly zh: string
  readonly en: string
}

/** Proves every item of a folder whose files fit the schema of their kinds. (CAT-03, CAT-05) */
export function proveFolder(files: readonly FolderFile[]): ToldProof[] {
  return files.flatMap(({ path, text }) => {
    if (path.startsWith('schema/')) return []
    const content = JSON.parse(text) as { readonly kind?: unknown }
    if (content.kind !== 'item') return []
    // The schema has said that an item is one.
    return proveItem(content as Item).findings.map((finding) => ({ ...toldProof(finding), file: path }))
  })
}

/** The sentences of a finding. */
function toldProof(finding: ProofFinding): Omit<ToldProof, 'file'> {
  const { code, facts } = finding
  return { ...finding, zh: filled(zh[code], facts), en: filled(en[code], facts) }
}

function filled(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] || '–')
}

/** A finding with its sentences, as programs and pages are told it. */
export function presentProof(finding: ProofFinding) {
  const { code, level, pointer, place, other, example, zh, en } = toldProof(finding)
  return {
    code,
    level,
    pointer,
    place,
    ...(other === undefined ? {} : { other }),
    ...(example === undefined ? {} : { example: written(example) }),
    zh,
    en,
  }
}

function written(answers: Answers): Record<string, string[]> {
  return Object.fromEntries(Object.entries(answers).map(([question, options]) => [question, [...options]]))
}
