import { Ask, Drawer, useCall, useTexts } from '@yichuang/kit'
import { compareDraft } from '../contract.ts'
import { ComparisonView } from './ComparisonView.tsx'

/** 看改了什么: what the draft as saved changes for applicants. (CAT-12) */
export function ComparisonDrawer({ draft, onClose }: { readonly draft: string; readonly onClose: () => void }) {
  const t = useTexts('workshop')
  const compared = useCall(compareDraft, { params: { id: draft } })
  return (
    <Drawer title={t('comparison.title')} width="l" onClose={onClose}>
      <Ask query={compared}>{(comparison) => <ComparisonView comparison={comparison} />}</Ask>
    </Drawer>
  )
}
