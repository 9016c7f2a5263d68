import { createPublicKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import {
  bits,
  der,
  elementAt,
  elementsOf,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
  utcTime,
  utf8,
  yes,
} from './der.ts'
import type { Bytes } from './der.ts'

/** A private key (PKCS #8 PEM), its certificate (PEM) and the certificates above it, nearest first. */
export interface Credentials {
  readonly key: string
  readonly certificate: string
  readonly chain: readonly string[]
}

export interface Subject {
  readonly commonName: string
  readonly organization: string
}

interface CertificateInput {
  readonly subject: Bytes
  readonly issuer: Bytes
  readonly publicKey: Bytes
  readonly from: string
  readonly until: string
  readonly extensions: readonly Bytes[]
}

const day = 86_400_000
const authorityYears = 20
const sealYears = 10

/**
 * A certificate authority of our own, for a demo hall or a city without one: its certificate is what a reader has to
 * trust. A city with an authority puts its own keys in place.
 * @param at ISO instant from which it is valid
 */
export function makeAuthority(subject: Subject, at: string): Credentials {
  const { privateKey, publicKey } = newKey()
  const name = nameOf(subject)
  const certificate = certify(privateKey, {
    subject: name,
    issuer: name,
    publicKey,
    ...validity(at, authorityYears),
    extensions: [extension('2.5.29.19', true, sequence(yes)), keyUsage(0x06, 1)],
  })
  return { key: privateKey, certificate, chain: [] }
}

/**
 * A key and a certificate for one seal, issued by an authority. The subject may be Chinese.
 * @param at ISO instant from which it is valid
 */
export function makeCertificate(authority: Credentials, subject: Subject, at: string): Credentials {
  const { privateKey, publicKey } = newKey()
  const certificate = certify(authority.key, {
    subject: nameOf(subject),
    issuer: issuedAs(authority.certificate).subject,
    publicKey,
    ...validity(at, sealYears),
    // a leaf that signs documents and cannot deny it
    extensions: [extension('2.5.29.19', true, sequence()), keyUsage(0xc0, 6)],
  })
  return { key: privateKey, certificate, chain: [authority.certificate, ...authority.chain] }
}

/** The exact bytes by which a certificate is named in a signature. Re-encoded names would not match Chinese ones. */
export function issuedAs(certificate: string): {
  readonly issuer: Bytes
  readonly serial: Bytes
  readonly subject: Bytes
} {
  const fields = elementsOf(elementAt(derOf(certificate), [0, 0]).content).filter(({ tag }) => tag !== 0xa0)
  const [serial, , issuer, , subject] = fields
  if (serial === undefined || issuer === undefined || subject === undefined) throw new Error('not a certificate')
  return { serial: serial.whole, issuer: issuer.whole, subject: subject.whole }
}

/** The bytes of a PEM certificate. */
export function derOf(certificate: string): Bytes {
  return new X509Certificate(certificate).raw
}

/** Elliptic curve P-256: made in a millisecond, so every seal has its own. */
function newKey(): { readonly privateKey: string; readonly publicKey: Bytes } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey }
}

function certify(issuerKey: string, input: CertificateInput): string {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const serial = randomBytes(16)
  serial.writeUInt8((serial.readUInt8(0) & 0x7f) | 0x40, 0)
  const body = sequence(
    tagged(0, integer(2)),
    integer(serial),
    algorithm,
    input.issuer,
    sequence(utcTime(input.from), utcTime(input.until)),
    input.subject,
    input.publicKey,
    tagged(3, sequence(...input.extensions)),
  )
  const whole = sequence(body, algorithm, bits(sign('sha256', body, issuerKey)))
  return new X509Certificate(whole).toString()
}

function nameOf({ commonName, organization }: Subject): Bytes {
  const part = (type: string, value: Bytes) => setOf(sequence(oid(type), value))
  const country = der(0x13, Buffer.from('CN'))
  return sequence(part('2.5.4.6', country), part('2.5.4.10', utf8(organization)), part('2.5.4.3', utf8(commonName)))
}

function extension(type: string, isCritical: boolean, value: Bytes): Bytes {
  return sequence(oid(type), ...(isCritical ? [yes] : []), octets(value))
}

function keyUsage(flags: number, unused: number): Bytes {
  return extension('2.5.29.15', true, der(0x03, Uint8Array.of(unused, flags)))
}

function validity(at: string, years: number): { readonly from: string; readonly until: string } {
  const from = Date.parse(at) - day
  return { from: new Date(from).toISOString(), until: new Date(from + years * 365 * day).toISOString() }
}
