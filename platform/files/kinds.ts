/** A kind of file that may be kept, and how it may be shown. */
export interface FileKind {
  readonly mediaType: string
  /** what its name may end in; the first is used when a name has to be made */
  readonly extensions: readonly [string, ...string[]]
  /** shown in the page; others are only given to be saved */
  readonly isShown: boolean
}

/** What applicants and departments may hand in. Detected by content; everything else is refused. */
export const fileKinds = [
  { mediaType: 'application/pdf', extensions: ['pdf'], isShown: true },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], isShown: true },
  { mediaType: 'image/png', extensions: ['png'], isShown: true },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], isShown: false },
  // 版式文件 of GB/T 33190, the national counterpart of PDF
  { mediaType: 'application/ofd', extensions: ['ofd'], isShown: false },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    isShown: false,
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    isShown: false,
  },
] as const satisfies readonly FileKind[]

export type MediaType = (typeof fileKinds)[number]['mediaType']

/** The kind of a media type, or undefined when it may not be kept. */
export function kindOf(mediaType: string): ((typeof fileKinds)[number] & FileKind) | undefined {
  return fileKinds.find((kind) => kind.mediaType === mediaType)
}
