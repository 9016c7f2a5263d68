import { demand, demandUnique } from './check-format.ts'
import type {
  BoardsContent,
  CatalogueContent,
  CheckedFile,
  CheckScope,
  FaqContent,
  Finding,
  FindingCode,
  HallsContent,
  ItemContent,
  ManifestContent,
  SynonymsContent,
} from './check-format.ts'
import { checkItem } from './check-item.ts'
import { checkMaterial } from './check-material.ts'
import { checkPackage } from './check-package.ts'
import type { Package } from './format.ts'

const warnings: ReadonlySet<FindingCode> = new Set<FindingCode>(['instant-committed', 'vague-name'])

/** Gives a finding its level; `facts` are the facts of its sentence. */
export function findingOf(
  code: FindingCode,
  file: string,
  pointer: string,
  facts: Readonly<Record<string, string>> = {},
): Finding {
  return { code, level: warnings.has(code) ? 'warning' : 'error', file, pointer, facts }
}

type Of<Kind extends CatalogueContent['kind']> = Extract<CatalogueContent, { kind: Kind }>

/** The files of one kind, with their paths. */
function filesOf<Kind extends CatalogueContent['kind']>(files: readonly CheckedFile[], kind: Kind) {
  return files.flatMap((file) => (isOf(file.content, kind) ? [{ ...file, content: file.content }] : []))
}

function isOf<Kind extends CatalogueContent['kind']>(content: CatalogueContent, kind: Kind): content is Of<Kind> {
  return content.kind === kind
}

/**
 * References and meaning of a whole catalogue; every file fits the schema of its kind already. No finding of level
 * error: the catalogue may be taken in. (CAT-03, CAT-05, CAT-11; exchange format §1-5)
 */
export function checkCatalogue(files: readonly CheckedFile[]): Finding[] {
  const findings: Finding[] = []
  const scopeOf = scopesOf(files, findings)
  checkIds(files, findings)
  for (const file of files) checkFile(scopeOf(file.path), file.content)
  checkManifest(files, findings)
  return findings
}

/**
 * References and meaning of one item that is still worked on, beside the parts and items of its catalogue; it fits the
 * schema already. (CAT-01, CAT-03, CAT-05; exchange format §1-3)
 */
export function checkDraft(
  item: ItemContent,
  { parts, hasItem }: { readonly parts: readonly CheckedFile[]; readonly hasItem: (id: string) => boolean },
): Finding[] {
  const findings: Finding[] = []
  checkItem(
    {
      known: knownIn(parts),
      items: { has: (id) => id === item.id || hasItem(id), get: () => undefined },
      isExtension: false,
      file: item.id,
      find: (code, pointer, facts) => void findings.push(findingOf(code, item.id, pointer, facts)),
    },
    item,
  )
  return findings
}

/**
 * References and meaning of one package that is still worked on, beside the parts and items of its catalogue; it fits the
 * schema already. (CAT-11; exchange format §5)
 */
export function checkPackageDraft(
  pkg: Package,
  { parts, items }: { readonly parts: readonly CheckedFile[]; readonly items: ReadonlyMap<string, ItemContent> },
): Finding[] {
  const findings: Finding[] = []
  checkPackage(
    {
      known: knownIn(parts),
      items,
      isExtension: false,
      file: pkg.id,
      find: (code, pointer, facts) => void findings.push(findingOf(code, pkg.id, pointer, facts)),
    },
    pkg,
  )
  return findings
}

function knownIn(files: readonly CheckedFile[]): CheckScope['known'] {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  return {
    department: new Set(filesOf(files, 'departments').flatMap(({ content }) => ids(content.departments))),
    board: new Set(filesOf(files, 'boards').flatMap(({ content }) => ids(content.boards))),
    licence: new Set(filesOf(files, 'licences').flatMap(({ content }) => ids(content.licences))),
    'library-material': new Set(
      filesOf(files, 'materials').flatMap(({ content }) => content.materials.map(({ ref }) => ref)),
    ),
    'data-element': new Set(
      filesOf(files, 'dataElements').flatMap(({ content }) => content.dataElements.map(({ key }) => key)),
    ),
  }
}

function scopesOf(files: readonly CheckedFile[], findings: Finding[]): (path: string) => CheckScope {
  const known = knownIn(files)
  const items = new Map(filesOf(files, 'item').map(({ content }) => [content.id, content]))
  const isExtension = filesOf(files, 'manifest').some(({ content }) => (content.catalogue.extends ?? []).length > 0)
  return (file) => ({
    known,
    items,
    isExtension,
    file,
    find: (code, pointer, facts) => void findings.push(findingOf(code, file, pointer, facts)),
  })
}

interface PlacedId {
  readonly id: string
  readonly file: string
  readonly pointer: string
}

/** Ids that must be the only one of their sort in the whole catalogue. */
function checkIds(files: readonly CheckedFile[], findings: Finding[]): void {
  const sorts: PlacedId[][] = [
    filesOf(files, 'item').map(({ path, content }) => ({ id: content.id, file: path, pointer: '/id' })),
    filesOf(files, 'package').map(({ path, content }) => ({ id: content.id, file: path, pointer: '/id' })),
    filesOf(files, 'faq').flatMap((file) => placed(file.path, 'entries', file.content.entries)),
    filesOf(files, 'departments').flatMap((file) => placed(file.path, 'departments', file.content.departments)),
    filesOf(files, 'boards').flatMap((file) => placed(file.path, 'boards', file.content.boards)),
    filesOf(files, 'halls').flatMap((file) => placed(file.path, 'halls', file.content.halls)),
    filesOf(files, 'licences').flatMap((file) => placed(file.path, 'licences', file.content.licences)),
    filesOf(files, 'materials').flatMap(({ path, content }) =>
      content.materials.map(({ ref }, index) => ({ id: ref, file: path, pointer: `/materials/${index}/ref` })),
    ),
    filesOf(files, 'dataElements').flatMap(({ path, content }) =>
      content.dataElements.map(({ key }, index) => ({ id: key, file: path, pointer: `/dataElements/${index}/key` })),
    ),
  ]
  for (const sort of sorts) {
    const met = new Set<string>()
    for (const { id, file, pointer } of sort) {
      if (met.has(id)) findings.push(findingOf('duplicate', file, pointer, { id }))
      met.add(id)
    }
  }
}

function placed(file: string, list: string, entries: readonly { readonly id: string }[]): PlacedId[] {
  return entries.map(({ id }, index) => ({ id, file, pointer: `/${list}/${index}/id` }))
}

function checkFile(scope: CheckScope, content: CatalogueContent): void {
  if (content.kind === 'item') checkItem(scope, content)
  if (content.kind === 'package') checkPackage(scope, content)
  if (content.kind === 'materials')
    for (const [index, material] of content.materials.entries()) checkMaterial(scope, material, `/materials/${index}`)
  if (content.kind === 'boards') checkBoards(scope, content)
  if (content.kind === 'halls') checkHalls(scope, content)
  if (content.kind === 'faq') checkFaq(scope, content)
  if (content.kind === 'synonyms') checkSynonyms(scope, content)
}

function checkBoards(scope: CheckScope, { boards }: BoardsContent): void {
  for (const [index, { leadDepartment }] of boards.entries())
    demand(scope, 'department', scope.known.department, [`/boards/${index}/leadDepartment`, leadDepartment])
}

function checkHalls(scope: CheckScope, { halls }: HallsContent): void {
  for (const [index, { windows }] of halls.entries()) {
    demandUnique(
      scope,
      windows.map(({ id }) => id),
      (place) => `/halls/${index}/windows/${place}/id`,
    )
    for (const [place, { boards }] of windows.entries())
      for (const [at, board] of boards.entries())
        demand(scope, 'board', scope.known.board, [`/halls/${index}/windows/${place}/boards/${at}`, board])
  }
}

function checkFaq(scope: CheckScope, { board, entries }: FaqContent): void {
  demand(scope, 'board', scope.known.board, ['/board', board])
  for (const [index, { item }] of entries.entries())
    demand(scope, 'item', scope.items, [`/entries/${index}/item`, item])
}

function checkSynonyms(scope: CheckScope, { itemPhrases }: SynonymsContent): void {
  for (const [index, { items }] of itemPhrases.entries())
    for (const [place, item] of items.entries())
      demand(scope, 'item', scope.items, [`/itemPhrases/${index}/items/${place}`, item])
}

/** The manifest lists every other file with its kind and the hash of its bytes, and nothing else. */
function checkManifest(files: readonly CheckedFile[], findings: Finding[]): void {
  const [manifest, ...others] = filesOf(files, 'manifest')
  if (manifest?.path !== 'manifest.json') {
    findings.push(findingOf('no-manifest', 'manifest.json', ''))
    return
  }
  for (const { path } of others) findings.push(findingOf('several-files', path, '', { id: 'manifest' }))
  const present = new Map(files.map((file) => [file.path, file]))
  const { content } = manifest
  demandUnique(
    { find: (code, pointer, facts) => void findings.push(findingOf(code, manifest.path, pointer, facts)) },
    content.files.map(({ path }) => path),
    (index) => `/files/${index}/path`,
  )
  for (const [index, listed] of content.files.entries())
    findings.push(...checkListed(manifest.path, `/files/${index}`, listed, present.get(listed.path)))
  const listed = new Set(content.files.map(({ path }) => path))
  for (const { path } of files)
    if (path !== manifest.path && !listed.has(path)) findings.push(findingOf('manifest-unlisted', path, ''))
}

function checkListed(
  manifest: string,
  at: string,
  { path, kind, sha256 }: ManifestContent['files'][number],
  file: CheckedFile | undefined,
): Finding[] {
  if (file === undefined) return [findingOf('manifest-missing-file', manifest, `${at}/path`, { id: path })]
  return [
    ...(file.sha256 === sha256 ? [] : [findingOf('manifest-sha256', manifest, `${at}/sha256`, { id: path })]),
    ...(kind === undefined || kind === file.content.kind
      ? []
      : [findingOf('manifest-kind', manifest, `${at}/kind`, { id: path, stated: kind, found: file.content.kind })]),
  ]
}
