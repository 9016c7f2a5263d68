import { createHash, createPrivateKey, sign } from 'node:crypto'
import { derOf, issuedAs } from './certificate.ts'
import type { Credentials } from './certificate.ts'
import { integer, nothing, octets, oid, sequence, setOf, tagged } from './der.ts'
import type { Bytes } from './der.ts'

/** Gives an RFC 3161 token over a SHA-256 hash; the caller brings the road to the time-stamping authority. */
export type Timestamp = (hash: Uint8Array) => Promise<Uint8Array>

const types = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

/**
 * A detached CMS signature as PAdES B-B wants it (ETSI EN 319 142-1): SHA-256, the signing certificate named by its hash
 * in a signed attribute, no signing time (the PDF states it). With a time stamp it is B-T.
 * @param content the bytes signed; @throws when the key is neither RSA nor elliptic
 */
export async function signedData(content: Uint8Array, signer: Credentials, timestamp?: Timestamp): Promise<Bytes> {
  const certificate = derOf(signer.certificate)
  const { issuer, serial } = issuedAs(signer.certificate)
  const attributes = [
    attribute(types.contentType, oid(types.data)),
    attribute(types.messageDigest, octets(sha256(content))),
    attribute(types.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate)))))),
  ]
  const signed = setOf(...attributes)
  const signature = sign('sha256', signed, signer.key)
  const stamps = timestamp === undefined ? [] : [attribute(types.timeStampToken, await timestamp(sha256(signature)))]
  const info = sequence(
    integer(1),
    sequence(issuer, serial),
    hashAlgorithm,
    // the same set, under the tag that stands for it here
    retagged(signed, 0xa0),
    signatureAlgorithm(signer.key),
    octets(signature),
    ...(stamps.length === 0 ? [] : [retagged(setOf(...stamps), 0xa1)]),
  )
  const certificates = [certificate, ...signer.chain.map(derOf)]
  const body = sequence(
    integer(1),
    setOf(hashAlgorithm),
    sequence(oid(types.data)),
    retagged(setOf(...certificates), 0xa0),
    setOf(info),
  )
  return sequence(oid(types.signedData), tagged(0, body))
}

export const hashAlgorithm = sequence(oid(types.sha256), nothing)

function sha256(bytes: Uint8Array): Bytes {
  return createHash('sha256').update(bytes).digest()
}

function attribute(type: string, value: Bytes): Bytes {
  return sequence(oid(type), setOf(value))
}

function retagged(element: Bytes, tag: number): Bytes {
  return Buffer.concat([Uint8Array.of(tag), element.subarray(1)])
}

function signatureAlgorithm(key: string): Bytes {
  const { asymmetricKeyType } = createPrivateKey(key)
  if (asymmetricKeyType === 'rsa') return sequence(oid(types.rsa), nothing)
  if (asymmetricKeyType === 'ec') return sequence(oid(types.ecdsaWithSha256))
  throw new Error(`a key of type ${asymmetricKeyType ?? 'unknown'} cannot sign documents`)
}
