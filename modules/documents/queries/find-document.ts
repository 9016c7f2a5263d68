import type { Place } from '@yichuang/modules/access/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import { actsOf } from '../rules/index.ts'
import { dossierIdOf, readStream } from './stream.ts'

/** A document with what is needed to give it out. */
export interface FoundDocument {
  readonly id: string
  readonly stream: string
  readonly kind: string
  readonly number: string
  readonly title: string
  /** sha256 of its PDF, hex */
  readonly fileHash: string
}

const documentById = prepared<FoundDocument, [id: string]>(
  'documents.document-by-id',
  `select id, stream, kind, number, title, encode(file_hash, 'hex') as "fileHash" from documents.document where id = $1`,
)
const reprintFile = prepared<{ fileHash: string }, [id: string, n: number]>(
  'documents.reprint-file',
  `select encode(file_hash, 'hex') as "fileHash" from documents.reprint where document = $1 and n = $2`,
)

/** The document of an id, undefined when there is none. */
export function findDocument(db: Queries, id: string): Promise<FoundDocument | undefined> {
  return db.find(documentById, [id])
}

/** Hash of the file of a reprint, undefined when there is none. */
export async function findReprintFile(db: Queries, id: string, n: number): Promise<string | undefined> {
  return (await db.find(reprintFile, [id, n]))?.fileHash
}

/** Whom a stream concerns: its dossier and the place that decides who may see it; undefined when there is no dossier. */
export interface Concern {
  readonly dossier: Dossier
  readonly place: Place
}

/** Reads the dossier of a stream for the question who may see its documents. */
export async function concernOf(db: Queries, stream: string): Promise<Concern | undefined> {
  const dossierId = dossierIdOf(stream)
  if (dossierId === undefined) return undefined
  const rows = await readStream(db, stream)
  const dossier = actsOf(
    rows.map(({ body }) => body),
    dossierId,
  ).at(-1)?.dossier
  if (dossier === undefined) return undefined
  const { item, place } = dossier
  return {
    dossier,
    place: { region: place.region, hall: place.hall, departments: [item.department, ...item.assisting] },
  }
}
