import { ActionButton, Card, offerOf, ProblemNote, TextField, useAct, useTexts, useToast } from '@yichuang/kit'
import { addMaterial, readDossier } from '@yichuang/modules/cases/contract'
import type { FileRef } from '@yichuang/modules/cases/rules'
import { listDocuments } from '@yichuang/modules/documents/contract'
import { useState } from 'react'
import { PagesTaken } from './PagesTaken.tsx'
import type { ShownCase } from './shown-supplement.ts'

/** 主动补充: a material nobody asked for, until the case is concluded. (BAK-02) */
export function AdditionCard({ dossier }: { readonly dossier: ShownCase }) {
  const t = useTexts('intake')
  const toast = useToast()
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const [files, setFiles] = useState<readonly FileRef[]>([])
  const add = useAct(addMaterial, {
    refresh: [readDossier, listDocuments],
    onDone: () => {
      setName('')
      setFiles([])
      setTried(false)
      toast({ text: t('supplements.taken') })
    },
  })
  const offer = offerOf(dossier.actions, 'cases.add-material')
  if (offer === undefined || dossier.case === undefined) return undefined
  const isMissing = isTried && name.trim() === ''
  const send = () => {
    setTried(true)
    if (name.trim() === '') return
    const body = { name: name.trim(), files: [...files], expectedVersion: dossier.version }
    void add.act({ params: { id: dossier.id }, body })
  }
  return (
    <Card
      title={t('addition.title')}
      hint={t('addition.hint')}
      footer={
        <ActionButton offer={offer} busy={add.isBusy} onClick={send}>
          {t('addition.act')}
        </ActionButton>
      }
    >
      <div className="addition">
        <TextField
          label={t('addition.name')}
          value={name}
          onChange={setName}
          required
          problem={isMissing ? t('addition.missing') : undefined}
        />
        <PagesTaken name={name} files={files} onFiles={setFiles} />
        {(dossier.additions ?? []).map(({ at, name: known }) => (
          <p key={`${at}/${known}`} className="muted small">
            {t('addition.known', { name: known })}
          </p>
        ))}
        <ProblemNote problem={add.problem} />
      </div>
    </Card>
  )
}
