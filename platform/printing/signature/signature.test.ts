import { createHash, generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { writeFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAuthority, makeCertificate, requestTimestamp, signPdf, startPrinter } from '../index.ts'
import type { Printer, SignOptions } from '../index.ts'
import { pdfSignatures, pdfText, runTool, withFiles } from '../testing/index.ts'
import { elementAt, elementsOf, integer, oid } from './der.ts'

const at = '2026-09-18T02:31:00.000Z'
const templates = fileURLToPath(new URL('../testing/templates/', import.meta.url))
const authority = makeAuthority({ commonName: '云岫县电子印章根证书', organization: '云岫县行政服务中心' }, at)
const seal = makeCertificate(
  authority,
  { commonName: '云岫县市场监督管理局受理专用章', organization: '云岫县市场监督管理局' },
  at,
)
const how: SignOptions = { signer: seal, reason: '加盖电子印章', name: '受理专用章', at }
let printer: Printer
let plain: Uint8Array
let signed: Uint8Array

beforeAll(async () => {
  printer = startPrinter({ templates })
  plain = (await printer.render('slip.typ', { name: '受理通知书' }, { pdfStandard: 'a-2b' })).pdf
  signed = await signPdf(plain, how)
})
afterAll(() => printer.close())

describe('a signature on a document', () => {
  test('[INT-03] an independent reader finds it valid and trusted, with the Chinese name of the seal', async () => {
    const told = await pdfSignatures(signed, authority.certificate)
    expect(told).toContain('Signature is Valid.')
    expect(told).toContain('Certificate is Trusted.')
    expect(told).toContain('CN=云岫县市场监督管理局受理专用章,O=云岫县市场监督管理局')
    expect(told).toContain('ETSI.CAdES.detached')
    expect(told).toContain('Total document signed')
  })
  test('a second reader, written from the standard alone, agrees', () => {
    expect(checked(signed)).toEqual({ digest: true, signature: true, issuedBy: true })
  })
  test('one changed byte is found by both', async () => {
    const changed = Buffer.from(signed)
    changed[300] = (changed[300] ?? 0) ^ 1
    expect(await pdfSignatures(changed, authority.certificate)).toContain('Digest Mismatch')
    expect(checked(changed).digest).toBe(false)
  })
  test('a reader that trusts another authority says so', async () => {
    const other = makeAuthority({ commonName: '别的根证书', organization: '别处' }, at)
    expect(await pdfSignatures(signed, other.certificate)).not.toContain('Certificate is Trusted')
  })
  test('the document itself stays byte for byte and readable', async () => {
    expect(Buffer.compare(signed.subarray(0, plain.length), plain)).toBe(0)
    expect(await pdfText(signed)).toContain('受理通知书')
  })
  test('openssl accepts the signature over the signed bytes', async () => {
    const { content, signature } = partsOf(signed)
    const files = { content, 'signature.der': signature, 'ca.pem': Buffer.from(authority.certificate) }
    await withFiles(files, async (place) => {
      const path = (name: string) => join(place, name)
      const verifying = [
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-in',
        path('signature.der'),
        '-content',
        path('content'),
      ]
      const trusting = ['-CAfile', path('ca.pem'), '-purpose', 'any', '-out', path('out')]
      await runTool('openssl', ['cms', ...verifying, ...trusting])
      expect(Buffer.compare(await readFile(path('out')), content)).toBe(0)
    })
  })
  test('a city brings its own RSA key and certificate', async () => {
    await withFiles({}, async (place) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      const [keyFile, certificateFile] = [join(place, 'k.pem'), join(place, 'c.pem')]
      await writeFile(keyFile, key)
      const subject = ['-x509', '-new', '-utf8', '-subj', '/O=云岫县公安局/CN=公章', '-days', '3650']
      await runTool('openssl', ['req', ...subject, '-key', keyFile, '-out', certificateFile])
      const certificate = await readFile(certificateFile, 'utf8')
      const own = await signPdf(plain, { ...how, signer: { key, certificate, chain: [] } })
      const told = await pdfSignatures(own, certificate)
      expect(told).toContain('Signature is Valid.')
      expect(told).toContain('O=云岫县公安局')
    })
  })
  test('a signed file, and what is no PDF, are refused', async () => {
    await expect(signPdf(signed, how)).rejects.toThrow('signed already')
    await expect(signPdf(Buffer.from('hello'), how)).rejects.toThrow('not a PDF file')
  })
})

describe('a time stamp', () => {
  test('comes from an authority by RFC 3161 and makes the signature B-T', async () => {
    await withAuthority(async (stampAuthority, place) => {
      const timestamp = (hash: Uint8Array) => requestTimestamp(hash, stampAuthority)
      const stamped = await signPdf(plain, { ...how, timestamp })
      expect(await pdfSignatures(stamped, authority.certificate)).toContain('Signature is Valid.')
      const { signature } = partsOf(stamped)
      const token = elementsOf(signerInfo(signature).content).find(({ tag }) => tag === 0xa1)
      const value = elementAt(token?.content ?? Buffer.alloc(0), [0, 1, 0]).whole
      await writeFile(join(place, 'token.der'), value)
      await writeFile(join(place, 'data'), signatureValue(signature))
      const what = ['-data', join(place, 'data'), '-in', join(place, 'token.der'), '-token_in']
      expect(await runTool('openssl', ['ts', '-verify', ...what, '-CAfile', join(place, 'tsa.pem')])).toContain('OK')
    })
  })
  test('about something else is refused', async () => {
    await withAuthority(async (stampAuthority) => {
      const first = await stampAuthority(await queryOf(Buffer.alloc(32, 1)))
      await expect(requestTimestamp(Buffer.alloc(32, 2), async () => first)).rejects.toThrow('something else')
    })
  })
})

test('numbers and identifiers are written as the standard says', () => {
  expect(Buffer.from(integer(0)).toString('hex')).toBe('020100')
  expect(Buffer.from(integer(128)).toString('hex')).toBe('02020080')
  expect(Buffer.from(oid('1.2.840.113549')).toString('hex')).toBe('06062a864886f70d')
  expect(() => elementsOf(Uint8Array.of(0x30, 5, 0))).toThrow('cut off')
})

/** Signed bytes and signature of a file, found by its byte range. */
function partsOf(pdf: Uint8Array): { readonly content: Buffer; readonly signature: Buffer } {
  const file = Buffer.from(pdf)
  const range = /\/ByteRange \[(\d+) +(\d+) +(\d+) +(\d+) *\]/.exec(file.toString('latin1')) ?? []
  const [from = 0, length = 0, next = 0, rest = 0] = range.slice(1).map(Number)
  expect(next + rest).toBe(file.length)
  const place = Buffer.from(file.toString('latin1', from + length + 1, next - 1), 'hex')
  // a sequence with two bytes of length; the room left over behind it is filled with zeros
  expect(place.toString('hex', 0, 2)).toBe('3082')
  const signature = place.subarray(0, 4 + place.readUInt16BE(2))
  const content = Buffer.concat([file.subarray(from, from + length), file.subarray(next, next + rest)])
  return { content, signature }
}

function signerInfo(signature: Uint8Array) {
  const fields = elementsOf(elementAt(signature, [0, 1, 0]).content)
  return elementAt(fields.at(-1)?.content ?? Buffer.alloc(0), [0])
}

function signatureValue(signature: Uint8Array): Uint8Array {
  return elementsOf(signerInfo(signature).content)[5]?.content ?? Buffer.alloc(0)
}

/** CMS by RFC 5652: the digest is in the signed attributes, and the attributes are signed by the certificate's key. */
function checked(pdf: Uint8Array) {
  const { content, signature } = partsOf(pdf)
  const certificates = elementsOf(elementAt(signature, [0, 1, 0, 3]).content).map(
    ({ whole }) => new X509Certificate(whole),
  )
  const signer = certificates.find(({ ca }) => !ca)
  const issuer = certificates.find(({ ca }) => ca)
  const attributes = elementsOf(signerInfo(signature).content)[3]?.whole ?? Buffer.alloc(0)
  const digest = createHash('sha256').update(content).digest()
  const set = Buffer.concat([Uint8Array.of(0x31), attributes.subarray(1)])
  return {
    digest: Buffer.from(attributes).includes(digest),
    signature: signer !== undefined && verify('sha256', set, signer.publicKey, signatureValue(signature)),
    issuedBy: issuer !== undefined && signer?.verify(issuer.publicKey) === true,
  }
}

type Send = (query: Uint8Array) => Promise<Uint8Array>

/** A time-stamping authority that speaks the protocol: openssl's. */
async function withAuthority<Value>(work: (send: Send, folder: string) => Promise<Value>): Promise<Value> {
  const config = [
    '[ v3 ]',
    'extendedKeyUsage = critical, timeStamping',
    '[ tsa ]',
    'default_tsa = t',
    '[ t ]',
    'signer_digest = sha256',
    'default_policy = 1.2.3.4.1',
    'digests = sha256',
    'serial = ./serial',
    'ess_cert_id_alg = sha256',
  ]
  const files = {
    'ts.cnf': Buffer.from(`[ req ]\ndistinguished_name = d\n[ d ]\n${config.join('\n')}\n`),
    serial: Buffer.from('01'),
  }
  return withFiles(files, async (place) => {
    const path = (name: string) => join(place, name)
    const certificate = ['-x509', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=TSA', '-extensions', 'v3']
    await runTool('openssl', [
      'req',
      ...certificate,
      '-config',
      path('ts.cnf'),
      '-keyout',
      path('k.pem'),
      '-out',
      path('tsa.pem'),
    ])
    await writeFile(path('ts.cnf'), (await readFile(path('ts.cnf'), 'utf8')).replace('./serial', path('serial')))
    const send: Send = async (query) => {
      await writeFile(path('query'), query)
      const signing = ['-signer', path('tsa.pem'), '-inkey', path('k.pem')]
      await runTool('openssl', [
        'ts',
        '-reply',
        '-config',
        path('ts.cnf'),
        '-queryfile',
        path('query'),
        ...signing,
        '-out',
        path('reply'),
      ])
      return readFile(path('reply'))
    }
    return work(send, place)
  })
}

/** The query that a request sends. */
async function queryOf(hash: Uint8Array): Promise<Uint8Array> {
  const sent: Uint8Array[] = []
  const keep: Send = async (query) => {
    sent.push(query)
    throw new Error('kept')
  }
  await requestTimestamp(hash, keep).catch(() => undefined)
  return sent[0] ?? Buffer.alloc(0)
}
