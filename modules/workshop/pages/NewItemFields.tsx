import { SelectField, TextField, useCall, useTexts } from '@yichuang/kit'
import { readItem, readItemFacets, searchItems } from '@yichuang/modules/catalogue/contract'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { checkNewItem } from '../rules/index.ts'
import type { ItemKnown, NewItem } from '../rules/index.ts'

interface NewItemFieldsProps {
  readonly wish: NewItem
  readonly onWish: (wish: NewItem) => void
}

/** What is said of a new item, its codes checked as they are typed. (CAT-01, XCH-08) */
export function NewItemFields({ wish, onWish }: NewItemFieldsProps) {
  const t = useTexts('workshop')
  const facets = useCall(readItemFacets, {})
  const findings = checkNewItem(wish, useItemsLike(wish))
  const wrong = (member: keyof NewItem) => {
    const own = findings.filter((finding) => finding.member === member)
    // a field nobody has typed in yet is not wrong
    const said = own.filter(({ code }) => !code.endsWith('-missing') || (wish[member] ?? '') !== '')
    return said.length === 0 ? undefined : said.map(({ code }) => t(`open.wrong.${code}`)).join(' ')
  }
  const set = (change: Partial<NewItem>) => onWish({ ...wish, ...change })
  return (
    <>
      <TextField
        required
        label={t('open.name')}
        maxLength={100}
        value={wish.name}
        onChange={(name) => set({ name })}
        problem={wrong('name')}
      />
      <SelectField
        required
        label={t('open.board')}
        placeholder={t('open.pickBoard')}
        options={(facets.data?.boards ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.board}
        onChange={(board) => set({ board })}
        problem={wrong('board')}
      />
      <TextField
        required
        label={t('open.id')}
        hint={t('open.idHint')}
        maxLength={60}
        value={wish.id}
        onChange={(id) => set({ id: id.trim() })}
        problem={wrong('id')}
      />
      <TextField
        label={t('open.basic')}
        hint={t('open.basicHint')}
        maxLength={12}
        value={wish.basicCode ?? ''}
        onChange={(code) => set({ basicCode: code.trim().toUpperCase() })}
        problem={wrong('basicCode')}
      />
      <TextField
        label={t('open.business')}
        hint={t('open.businessHint')}
        maxLength={40}
        value={wish.businessCode ?? ''}
        onChange={(code) => set({ businessCode: code.trim().toUpperCase() })}
        problem={wrong('businessCode')}
      />
    </>
  )
}

/** Items that the new one may be too like: of the same id, name or business code. */
function useItemsLike({ id, name, businessCode = '' }: NewItem): readonly ItemKnown[] {
  const same = useCall(readItem, { params: { id } }, { when: /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id) })
  const named = useCall(
    searchItems,
    { query: { q: name.trim(), limit: 5, note: false } },
    { when: name.trim().length > 1 },
  )
  const coded = useCall(
    searchItems,
    { query: { q: businessCode, limit: 5, note: false } },
    { when: businessCode.length >= 14 },
  )
  const found = same.data?.item as Item | undefined
  const lines = [...(named.data?.rows ?? []), ...(coded.data?.rows ?? [])]
  return [
    ...(found === undefined ? [] : [found]),
    ...lines.map((line) => ({
      id: line.id,
      name: line.name,
      department: line.department,
      codes: { basic: null, business: line.code },
    })),
  ]
}
