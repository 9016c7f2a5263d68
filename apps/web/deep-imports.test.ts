import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { rewriteImports } from './deep-imports.mjs'

const antd = dirname(createRequire(join(process.cwd(), 'kit/package.json')).resolve('antd/package.json'))

test('components of antd are imported one by one, types are left alone', () => {
  const code =
    "import { DatePicker, Select as Choice, type TableProps } from 'antd'\nimport type { Locale } from 'antd'\n"
  expect(rewriteImports(code)).toBe(
    [
      "import DatePicker from 'antd/es/date-picker/index.js'",
      "import Choice from 'antd/es/select/index.js'",
      "import type { Locale } from 'antd'",
      '',
    ].join('\n'),
  )
})

test.each(['DatePicker', 'ConfigProvider', 'InputNumber', 'QRCode', 'TreeSelect', 'Upload', 'Table', 'theme'])(
  '%s lies where the rewritten import looks for it',
  (name) => {
    const path = /'antd\/(.*)'/.exec(rewriteImports(`import { ${name} } from 'antd'`))?.[1] ?? ''
    expect(existsSync(join(antd, path)), path).toBe(true)
  },
)
