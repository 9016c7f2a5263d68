/** Small files of each kind, as their programs write them, and some that pretend. */

import { crc32 } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'

/** How a zip file for tests lies. */
export interface ZipLies {
  readonly encrypted?: boolean
  /** unpacked size that its directory claims for each entry */
  readonly claims?: number
}

/** A zip file with these entries, not packed. */
export function zipOf(entries: Readonly<Record<string, string>>, { encrypted = false, claims }: ZipLies = {}): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const body = Buffer.from(content)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(encrypted ? 0x0801 : 0x0800, 2)
    shared.writeUInt32LE(crc32(body), 10)
    shared.writeUInt32LE(body.length, 14)
    shared.writeUInt32LE(claims ?? body.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, Buffer.from(name), body])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, place, Buffer.from(name)]),
    )
    files.push(file)
    offset += file.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'

export const samples = {
  pdf: await makePdf(),
  jpeg: Buffer.from(
    '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgy' +
      'PC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/9oACAEBAAA/APn+v//Z',
    'base64',
  ),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  tiff: Buffer.from('49492a0008000000010000010300010000000100000000000000', 'hex'),
  docx: zipOf({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>' }),
  xlsx: zipOf({ '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook/>' }),
  ofd: zipOf({
    'OFD.xml': '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>',
    'Doc_0/Document.xml': '<ofd:Document/>',
  }),
  macros: zipOf({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>', 'word/vbaProject.bin': 'x' }),
  encryptedOffice: Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(512),
  ]),
  exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(256)]),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  svgDeclared: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
} as const

async function makePdf(): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([200, 100])
  return Buffer.from(await document.save())
}
