import { Ask, useCall } from '@yichuang/kit'
import { useParams } from 'react-router'
import { readDraft } from '../contract.ts'
import { Editor } from './editor/Editor.tsx'
import { StepPage } from './StepPage.tsx'
import './workshop.css'

/** A draft: those who comb it edit it, everybody else sees where it is and does their part. (CAT-07) */
export function DraftPage() {
  const { id = '' } = useParams()
  const draft = useCall(readDraft, { params: { id } }, { topics: ['workshop'], keepFormer: true })
  return (
    <Ask query={draft}>
      {(answer) =>
        answer.actions.some(({ name, allowed }) => name === 'save' && allowed) ? (
          <Editor key={`${answer.id} ${answer.round}`} draft={answer} onReload={draft.refetch} />
        ) : (
          <StepPage draft={answer} />
        )
      }
    </Ask>
  )
}
