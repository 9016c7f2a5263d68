import { asProblem, upload } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { uploadFiles } from '@yichuang/modules/cases/contract'
import type { FileRef } from '@yichuang/modules/cases/rules'
import { useState } from 'react'

/** Pages scanned or chosen, kept by the server at once; what it refuses is said. */
export function usePages(onKept: (files: readonly FileRef[]) => void) {
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const take = async (pages: readonly { readonly name: string; readonly blob: Blob }[]) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const kept = await upload(uploadFiles, { files: pages.map(({ name, blob }) => ({ field: 'file', name, blob })) })
      onKept(kept.files)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return { take, problem, isBusy }
}
