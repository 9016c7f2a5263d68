import { Ask, Button, Drawer, EmptyState, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { findProvincialItems } from '../contract.ts'

const STEP = 50

/** What the province has and nothing of ours corresponds to. (CAT-02) */
export function MissingDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('directory')
  const [limit, setLimit] = useState(STEP)
  const asked = useCall(
    findProvincialItems,
    { query: { missing: true, limit } },
    { topics: ['directory'], keepFormer: true },
  )
  return (
    <Drawer title={t('missing.title')} width="m" onClose={onClose}>
      <Ask query={asked}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState icon="check" title={t('missing.empty')} />
          ) : (
            <div className="stack">
              <ul className="directory-rows">
                {rows.map(({ code, name, mainName }) => (
                  <li key={code}>
                    <b>{name}</b>
                    <span className="muted small">
                      {code} {mainName}
                    </span>
                  </li>
                ))}
              </ul>
              {next !== undefined && limit < 200 && (
                <Button onClick={() => setLimit((before) => Math.min(200, before + STEP))}>{t('missing.more')}</Button>
              )}
            </div>
          )
        }
      </Ask>
    </Drawer>
  )
}
