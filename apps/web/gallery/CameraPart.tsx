import { CameraCapture, Page } from '@yichuang/kit'
import { useState } from 'react'
import { words } from './samples.ts'

/** The document camera; in the checks the browser brings a fake one. */
export function CameraPart() {
  const [sizes, setSizes] = useState<readonly number[]>([])
  return (
    <Page title={words.scan}>
      <output data-taken={sizes.length}>{sizes.join(' ')}</output>
      <CameraCapture
        title={words.scan}
        onPage={(page) => setSizes((held) => [...held, page.size])}
        onClose={() => undefined}
      />
    </Page>
  )
}
