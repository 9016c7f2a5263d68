import { call, Card, useTexts } from '@yichuang/kit'
import { unmask } from '@yichuang/modules/cases/contract'
import { FilledForm } from '@yichuang/modules/forms/pages'
import type { ShownForm } from '@yichuang/modules/forms/rules'

/** The application form beside the review points, where the scan of a material stands else. (NET-05) */
export function CaseForm({ id, shown }: { readonly id: string; readonly shown: ShownForm }) {
  const t = useTexts('handling')
  const reason = t('form.lookReason')
  return (
    <Card title={t('form.title')} grow>
      <FilledForm
        shown={shown}
        onUnmask={async (field) =>
          (await call(unmask, { params: { id }, body: { field: `form.${field}`, reason } })).value
        }
      />
    </Card>
  )
}
