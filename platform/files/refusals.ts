/** Why a file was not kept. The facts name what the person can mend. */
export type FileRefusal =
  | { readonly code: 'files.empty' }
  | { readonly code: 'files.too-large'; readonly maxMegabytes: number }
  | { readonly code: 'files.cut-short' }
  | { readonly code: 'files.kind-not-allowed'; readonly detected: string | null; readonly allowed: readonly string[] }
  | {
      readonly code: 'files.not-what-its-name-says'
      readonly name: string
      readonly extension: string
      readonly detected: string | null
    }
  | { readonly code: 'files.encrypted' }
  | { readonly code: 'files.damaged' }
  | { readonly code: 'files.holds-macros' }
  | { readonly code: 'files.unpacks-too-large' }
  | { readonly code: 'files.too-many-pages'; readonly most: number }
  | { readonly code: 'files.too-many-pixels'; readonly megapixels: number }

/** Statuses and sentences of the refusals, to be merged into the catalogue of problems. */
export const fileProblems = {
  status: {
    'files.empty': 422,
    'files.too-large': 413,
    'files.cut-short': 422,
    'files.kind-not-allowed': 422,
    'files.not-what-its-name-says': 422,
    'files.encrypted': 422,
    'files.damaged': 422,
    'files.holds-macros': 422,
    'files.unpacks-too-large': 422,
    'files.too-many-pages': 422,
    'files.too-many-pixels': 422,
  },
  'zh-CN': {
    'files.empty': '文件是空的，没有内容',
    'files.too-large': '文件超过大小限制（{{maxMegabytes}} MB），没有保存',
    'files.cut-short': '文件没有传完，请重新上传',
    'files.kind-not-allowed': '不接受这种文件，请使用 PDF、JPEG、PNG、TIFF、OFD、DOCX 或 XLSX',
    'files.not-what-its-name-says': '文件内容与文件名“{{name}}”的后缀不符，请用原软件重新保存后上传',
    'files.encrypted': '文件设有打开密码，工作人员无法审查，请去掉密码后上传',
    'files.damaged': '文件已损坏，打不开，请重新生成后上传',
    'files.holds-macros': '文件含有宏（可执行内容），请去掉宏后上传',
    'files.unpacks-too-large': '文件解压后过大，不予接收',
    'files.too-many-pages': '文件页数过多，最多 {{most}} 页',
    'files.too-many-pixels': '图片尺寸过大（超过 {{megapixels}} 百万像素），请缩小后上传',
  },
  en: {
    'files.empty': 'The file is empty',
    'files.too-large': 'The file is larger than allowed ({{maxMegabytes}} MB) and was not kept',
    'files.cut-short': 'The file did not arrive completely; send it again',
    'files.kind-not-allowed': 'This kind of file is not accepted: use PDF, JPEG, PNG, TIFF, OFD, DOCX or XLSX',
    'files.not-what-its-name-says': 'The file is not what its name “{{name}}” says: save it again with its program',
    'files.encrypted': 'The file needs a password to be opened: remove the password and send it again',
    'files.damaged': 'The file is damaged and cannot be opened',
    'files.holds-macros': 'The file holds macros (content that runs): remove them and send it again',
    'files.unpacks-too-large': 'The file is too large when unpacked',
    'files.too-many-pages': 'The file has too many pages; {{most}} at most',
    'files.too-many-pixels': 'The picture is too large (over {{megapixels}} megapixels); make it smaller',
  },
} as const satisfies {
  status: Record<FileRefusal['code'], number>
  'zh-CN': Record<FileRefusal['code'], string>
  en: Record<FileRefusal['code'], string>
}
