import { Ask, Band, Page, useCall, useTexts } from '@yichuang/kit'
import { useParams } from 'react-router'
import { readPackageDraft } from '../contract.ts'
import { Composition } from './Composition.tsx'
import { ClosedDraft } from './ClosedDraft.tsx'
import './packages.css'

/** 一件事草稿: composed while it is a draft, shown as it was afterwards. (CAT-11) */
export function DraftPage() {
  const t = useTexts('packages')
  const { id = '' } = useParams()
  const draft = useCall(readPackageDraft, { params: { id } }, { topics: ['packages'] })
  if (draft.data?.state === 'composing' && draft.data.actions.some(({ name, allowed }) => name === 'save' && allowed))
    return <Composition key={id} draft={draft.data} onReload={() => void draft.refetch()} />
  return (
    <Page title={t('pages.draft')} back={{ to: '/work/packages' }}>
      <Ask query={draft}>
        {(shown) => (
          <>
            {shown.state !== 'composing' && <Band kind="slate">{t(`draft.${shown.state}`)}</Band>}
            <ClosedDraft draft={shown} />
          </>
        )}
      </Ask>
    </Page>
  )
}
