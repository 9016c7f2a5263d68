import { Ask, Button, Drawer, EmptyState, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { findProvincialItems } from '../contract.ts'

const MOST = 50

/** What the province has and nothing of ours corresponds to, as far as somebody reads on. (CAT-02) */
export function MissingDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('directory')
  const [further, setFurther] = useState<readonly number[]>([])
  return (
    <Drawer title={t('missing.title')} width="m" onClose={onClose}>
      <div className="stack">
        {[undefined, ...further].map((after, at) => (
          <Missing
            key={after ?? 'first'}
            after={after}
            isLast={at === further.length}
            onFurther={(next) => setFurther([...further, next])}
          />
        ))}
      </div>
    </Drawer>
  )
}

interface MissingProps {
  /** place of the last one of the page before */
  readonly after: number | undefined
  readonly isLast: boolean
  readonly onFurther: (after: number) => void
}

/** One page, and below the last one the way to the next. */
function Missing({ after, isLast, onFurther }: MissingProps) {
  const t = useTexts('directory')
  const query = { missing: true, limit: MOST, ...(after !== undefined && { after }) }
  const asked = useCall(findProvincialItems, { query }, { topics: ['directory'] })
  return (
    <Ask query={asked}>
      {({ rows, next }) =>
        rows.length === 0 && after === undefined ? (
          <EmptyState icon="check" title={t('missing.empty')} />
        ) : (
          <>
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
            {isLast && next !== undefined && <Button onClick={() => onFurther(next)}>{t('missing.more')}</Button>}
          </>
        )
      }
    </Ask>
  )
}
