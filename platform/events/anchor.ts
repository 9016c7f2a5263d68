import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../pure/index.ts'
import { canonicalJson } from './canonical.ts'

/** Hash before the first anchor. */
export const anchorStart = createHash('sha256').update('yichuang anchor log').digest('hex')

/** An entry of the signed log: the heads of all streams that grew since the entry before, and how far the audit log went. */
export interface AnchorEntry {
  readonly n: number
  readonly at: Instant
  readonly heads: readonly AnchoredHead[]
  readonly audit: { readonly through: number; readonly hash: string }
}

export interface AnchoredHead {
  readonly stream: string
  readonly seq: number
  readonly hash: string
}

/** An entry as it is stored; hashes and signature in hex. */
export interface AnchorRow {
  readonly n: number
  readonly at: string
  readonly body: string
  readonly prevHash: string
  readonly hash: string
  readonly signature: string
}

/** Chains and signs an entry: `hash = sha256(prevHash ‖ body)`, the Ed25519 signature is over the hash. */
export function signAnchor(entry: AnchorEntry, prevHash: string, key: KeyObject): AnchorRow {
  const body = canonicalJson(entry)
  const hash = anchorHash(prevHash, body)
  const signature = sign(null, Buffer.from(hash, 'hex'), key).toString('hex')
  return { n: entry.n, at: entry.at, body, prevHash, hash, signature }
}

/** Whether an entry follows `prevHash`, is unchanged and signed by the key. */
export function isAnchorSound(row: AnchorRow, prevHash: string, key: KeyObject): boolean {
  return (
    row.prevHash === prevHash &&
    row.hash === anchorHash(prevHash, row.body) &&
    verify(null, Buffer.from(row.hash, 'hex'), key, Buffer.from(row.signature, 'hex'))
  )
}

function anchorHash(prevHash: string, body: string): string {
  return createHash('sha256').update(prevHash, 'hex').update(body).digest('hex')
}

export interface AnchorKeys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Reads the signing key of the log from `<dir>/anchor.pem`, making it on the first start (mode 0600, fsynced). */
export async function anchorKeys(dir: string): Promise<AnchorKeys> {
  const path = join(dir, 'anchor.pem')
  const pem = (await readFile(path, 'utf8').catch(() => undefined)) ?? (await makeKey(dir, path))
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The key that proves the log, from `<dir>/anchor.pem`; undefined when it is not there. Makes none. */
export async function anchorPublicKey(dir: string): Promise<KeyObject | undefined> {
  const path = join(dir, 'anchor.pem')
  return existsSync(path) ? createPublicKey(await readFile(path, 'utf8')) : undefined
}

async function makeKey(dir: string, path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(pem)
    await file.sync()
  } finally {
    await file.close()
  }
  return pem
}
