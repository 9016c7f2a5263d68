import { call, Card, useTexts } from '@yichuang/kit'
import { unmask } from '@yichuang/modules/cases/contract'
import { FilledForm } from '@yichuang/modules/forms/pages'
import type { ShownForm } from '@yichuang/modules/forms/rules'

/** 申请表 of an application, as it was filled in; numbers of persons in full only by a look that is logged. (NET-05) */
export function FormFilledCard({ id, shown }: { readonly id: string; readonly shown: ShownForm }) {
  const t = useTexts('intake')
  const full = (field: string) =>
    call(unmask, { params: { id }, body: { field: `form.${field}`, reason: t('form.lookReason') } }).then(
      ({ value }) => value,
    )
  return (
    <Card title={t('form.title')}>
      <FilledForm shown={shown} onUnmask={full} />
    </Card>
  )
}
