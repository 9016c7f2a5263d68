import { Card, Checkbox, TextField, useTexts } from '@yichuang/kit'
import { exampleGiven, nothingGiven } from '../rules/index.ts'
import { MergedForm } from './MergedForm.tsx'
import type { Composer } from './use-composer.ts'

/** 材料与表单: which forms become the one form, and the fields it asks for, each once. (CAT-11) */
export function FormView({ composer }: { readonly composer: Composer }) {
  const t = useTexts('packages')
  const { pkg, itemOf, edit, elements } = composer
  const { mergedForm } = pkg
  const forms = pkg.items.flatMap(({ item }) =>
    (itemOf(item)?.materials ?? [])
      .filter(({ blankForm }) => blankForm === true)
      .map(({ ref, name }) => ({ ref, name, item: itemOf(item)?.name ?? item })),
  )
  const set = (ref: string, isIn: boolean) =>
    edit({
      kind: 'set-merged-form',
      replaces: isIn ? [...mergedForm.replaces, ref] : mergedForm.replaces.filter((one) => one !== ref),
    })
  return (
    <>
      <Card title={t('form.title')} hint={t('form.hint', { count: mergedForm.replaces.length })}>
        <TextField
          label={t('form.name')}
          value={mergedForm.name}
          onChange={(name) => edit({ kind: 'set-merged-form', name })}
        />
        <p className="pk-label">{t('form.replaces')}</p>
        {[...new Map(forms.map((form) => [form.ref, form])).values()].map(({ ref, name, item }) => (
          <Checkbox key={ref} checked={mergedForm.replaces.includes(ref)} onChange={(isIn) => set(ref, isIn)}>
            {name} <span className="muted small">{item}</span>
          </Checkbox>
        ))}
      </Card>
      <MergedForm
        pkg={pkg}
        given={exampleGiven(pkg) ?? nothingGiven}
        itemOf={itemOf}
        elements={elements}
        hint={t('form.ofExample')}
      />
    </>
  )
}
