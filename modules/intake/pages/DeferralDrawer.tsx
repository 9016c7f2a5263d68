import { ConfirmAct, keepSignature, newId, signatureIdOf, SignaturePad, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { uploadFiles } from '@yichuang/modules/cases/contract'
import type { Material } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'

interface DeferralDrawerProps {
  readonly materials: readonly Material[]
  readonly signer: string
  readonly problem: ApiProblem | undefined
  readonly isBusy: boolean
  readonly onSigned: (signatureId: string) => void
  readonly onClose: () => void
}

/** 容缺受理承诺: which materials, until when, what follows; signed on the screen or on paper. (INT-04) */
export function DeferralDrawer({ materials, signer, problem, isBusy, onSigned, onClose }: DeferralDrawerProps) {
  const t = useTexts('intake')
  const [signature, setSignature] = useState<string>()
  const days = Math.max(...materials.map(({ deferral }) => deferral.days?.value ?? 0))
  const promise = t('deferral.promise', { materials: materials.map(({ name }) => `《${name}》`).join('、'), days })
  return (
    <ConfirmAct
      title={t('deferral.title')}
      act={t('deferral.act')}
      hotkey="F7"
      consequence={t('deferral.consequence')}
      busy={isBusy}
      problem={problem}
      missing={signature === undefined ? t('deferral.unsigned') : undefined}
      onClose={onClose}
      onAct={() => signature !== undefined && onSigned(signature)}
    >
      <SignaturePad
        signer={signer}
        text={promise}
        onSigned={(signed) => setSignature(signed && signatureIdOf(signed))}
        keepPicture={keepPicture}
        onPaper={() => setSignature(`paper:${newId()}`)}
      />
    </ConfirmAct>
  )
}

const keepPicture = keepSignature(uploadFiles)
