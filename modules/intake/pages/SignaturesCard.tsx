import { Ask, Button, Card, Drawer, MomentText, useCall, useTexts } from '@yichuang/kit'
import { listSignatures, readSignature } from '@yichuang/modules/cases/contract'
import type { AnswerOf } from '@yichuang/platform/contract'
import { useState } from 'react'

type Kind = AnswerOf<typeof listSignatures>['rows'][number]['kind']

/** What was signed in a case, the pictures one click away; the look is logged. Nothing where nothing was signed. */
export function SignaturesCard({ id }: { readonly id: string }) {
  const t = useTexts('cases')
  const [open, setOpen] = useState<Kind>()
  const list = useCall(listSignatures, { params: { id } }, { topics: ['cases'] })
  const rows = list.data?.rows ?? []
  if (rows.length === 0) return undefined
  return (
    <Card title={t('signatures.title')} hint={t('signatures.count', { count: rows.length })} flush>
      <ul className="documents">
        {rows.map(({ kind, at, how }) => (
          <li key={`${kind} ${at}`} className="row">
            <span>{t(`signatures.kinds.${kind}`)}</span>
            <span className="muted small">{t(`signatures.how.${how}`)}</span>
            <span className="grow" />
            {how === 'pad' && (
              <Button kind="quiet" icon="pen" onClick={() => setOpen(kind)}>
                {t('signatures.show')}
              </Button>
            )}
            <span className="muted small">
              <MomentText at={at} />
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Drawer
          title={t('signatures.picture', { kind: t(`signatures.kinds.${open}`) })}
          onClose={() => setOpen(undefined)}
        >
          <Picture id={id} kind={open} />
        </Drawer>
      )}
    </Card>
  )
}

function Picture({ id, kind }: { readonly id: string; readonly kind: Kind }) {
  const t = useTexts('cases')
  const asked = useCall(readSignature, { params: { id, kind } })
  const label = t('signatures.picture', { kind: t(`signatures.kinds.${kind}`) })
  return (
    <Ask query={asked}>
      {({ at, strokes, png }) => (
        <>
          {png !== null && <img className="signature" src={`data:image/png;base64,${png}`} alt={label} />}
          {strokes !== null && (
            <svg className="signature" viewBox="0 0 480 300" role="img" aria-label={label}>
              <path d={strokes} />
            </svg>
          )}
          <p className="muted small">
            <MomentText at={at} form="long" /> {t('signatures.logged')}
          </p>
        </>
      )}
    </Ask>
  )
}
