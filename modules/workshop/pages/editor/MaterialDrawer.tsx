import { Button, Drawer, Tag, TextField, useCall, useTexts } from '@yichuang/kit'
import type { Item, Material } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { listLibraryMaterials } from '../../contract.ts'

interface MaterialDrawerProps {
  readonly item: Item
  readonly onChosen: (material: Material) => void
  readonly onClose: () => void
}

type LibraryMaterial = Omit<Material, 'key' | 'base' | 'party'> & { readonly party?: string }

/** 从材料库添加: a material of the library with everything it brings: copies, review points, sharing. (CAT-05) */
export function MaterialDrawer({ item, onChosen, onClose }: MaterialDrawerProps) {
  const t = useTexts('workshop')
  const [q, setQ] = useState('')
  const found = useCall(listLibraryMaterials, { query: { q } }, { keepFormer: true })
  // The library keeps materials in the exchange format.
  const rows = (found.data?.rows ?? []) as readonly LibraryMaterial[]
  const here = new Set(item.materials.map(({ ref }) => ref))
  return (
    <Drawer title={t('library.title')} onClose={onClose}>
      <div className="ws-form">
        <TextField type="search" label={t('library.search')} value={q} onChange={setQ} />
        <ul className="ws-library">
          {rows.map((row) => (
            <li key={row.ref}>
              <span className="grow">
                <b>{row.name}</b>
                <span className="muted small">{row.issuer}</span>
              </span>
              {here.has(row.ref) && <Tag kind="slate">{t('library.here')}</Tag>}
              {row.share.available && <Tag kind="green">{t('library.shared')}</Tag>}
              <Button size="s" onClick={() => onChosen(materialOf(row))}>
                {t('library.take')}
              </Button>
            </li>
          ))}
        </ul>
        {found.data !== undefined && rows.length === 0 && <p className="muted">{t('library.nothing')}</p>}
      </div>
    </Drawer>
  )
}

function materialOf({ party = 'applicant', ...entry }: LibraryMaterial): Material {
  return { ...entry, key: entry.ref.replaceAll('.', '-'), base: false, party }
}
