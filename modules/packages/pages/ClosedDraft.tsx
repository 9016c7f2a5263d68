import { Card, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { PackageDraft } from '../contract.ts'
import type { PackageDocument } from '../rules/index.ts'
import { ApplicantView } from './ApplicantView.tsx'
import { StageMap } from './StageMap.tsx'
import { useItems } from './use-items.ts'

/** A draft somebody may look at and not change. */
export function ClosedDraft({ draft }: { readonly draft: PackageDraft }) {
  const t = useTexts('packages')
  const pkg = draft.document as PackageDocument
  const itemOf = useItems(draft.items as readonly Item[])
  return (
    <div className="pk-stack">
      <Card title={pkg.name} hint={t('package.orderHint')}>
        <StageMap pkg={pkg} itemOf={itemOf} />
      </Card>
      <ApplicantView pkg={pkg} itemOf={itemOf} elements={draft.elements} />
    </div>
  )
}
