import { randomBytes, X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeAuthority, makeCertificate } from './certificate.ts'
import type { Credentials, Subject } from './certificate.ts'

/**
 * Keys in a folder of the server: for every name a key (`x.key.pem`) and its certificates (`x.pem`, own first). What is
 * not there is made, issued by the folder's own authority (`authority.pem` is what a reader has to trust). A city with
 * certificates of a licensed authority puts them there under the same names.
 */
export interface KeyFolder {
  /** Key and certificates of this name. @throws when the certificate does not hold on that day */
  credentials(name: string, subject: Subject, at: string): Promise<Credentials>
  /** Random bytes of this name, the same ones for ever. */
  secret(name: string): Promise<Buffer>
  /** The certificate of the folder's authority. */
  authority(at: string): Promise<string>
}

const nameForm = /^[\w-]{1,100}$/
const secretBytes = 32
const certificateForm = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g

/** The keys below a folder; it is made, closed to others, when it is not there. @param owner whom the authority names */
export function keyFolder(folder: string, owner: Subject): KeyFolder {
  const making = new Map<string, Promise<Credentials>>()
  async function readOrMake(name: string, make: () => Credentials | Promise<Credentials>): Promise<Credentials> {
    return (await readCredentials(folder, name)) ?? keepCredentials(folder, name, await make())
  }
  function once(name: string, make: () => Credentials | Promise<Credentials>): Promise<Credentials> {
    const known = making.get(name)
    if (known !== undefined) return known
    const found = readOrMake(name, make)
    making.set(name, found)
    found.catch(() => making.delete(name))
    return found
  }
  const authority = (at: string) => once('authority', () => makeAuthority(owner, at))
  return {
    async credentials(name, subject, at) {
      if (!nameForm.test(name) || name === 'authority') throw new Error(`not a name of a key: ${name}`)
      const found = await once(name, async () => makeCertificate(await authority(at), subject, at))
      const { validFrom, validTo } = new X509Certificate(found.certificate)
      const holds = Date.parse(validFrom) <= Date.parse(at) && Date.parse(at) <= Date.parse(validTo)
      if (!holds) throw new Error(`the certificate ${name} holds from ${validFrom} to ${validTo}`)
      return found
    },
    secret: async (name) => {
      const path = join(folder, `${name}.secret`)
      return (await readIfThere(path)) ?? keep(folder, path, randomBytes(secretBytes))
    },
    authority: async (at) => (await authority(at)).certificate,
  }
}

async function readCredentials(folder: string, name: string): Promise<Credentials | undefined> {
  const key = await readIfThere(join(folder, `${name}.key.pem`))
  const certificates = await readIfThere(join(folder, `${name}.pem`))
  if (key === undefined || certificates === undefined) return undefined
  const [certificate, ...chain] = certificates.toString().match(certificateForm) ?? []
  if (certificate === undefined) throw new Error(`no certificate in ${name}.pem`)
  return { key: key.toString(), certificate, chain }
}

/** The key goes first and decides: of two that make it at once, the second takes what the first has written. */
async function keepCredentials(folder: string, name: string, made: Credentials): Promise<Credentials> {
  const own = Buffer.from(made.key)
  const kept = await keep(folder, join(folder, `${name}.key.pem`), own)
  if (kept !== own) return waitFor(folder, name)
  const partial = join(folder, `${name}.pem.new`)
  await writeFile(partial, [made.certificate, ...made.chain].join(''))
  await rename(partial, join(folder, `${name}.pem`))
  return made
}

async function waitFor(folder: string, name: string): Promise<Credentials> {
  for (let tries = 0; tries < 10; tries += 1) {
    const found = await readCredentials(folder, name)
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`there is a key ${name} but no certificate ${name}.pem`)
}

/** Writes a file unless it is there; gives what is in it afterwards. */
async function keep(folder: string, path: string, content: Buffer): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 })
    return content
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return readFile(path)
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
