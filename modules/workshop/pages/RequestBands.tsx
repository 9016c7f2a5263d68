import { Band, Button, DateText, useSession, useTexts } from '@yichuang/kit'
import type { Draft } from '../contract.ts'

/** 变更申请: what was asked for and is carried out in this draft. (CAT-12) */
export function RequestBands({ requests }: { readonly requests: Draft['requests'] }) {
  const t = useTexts('workshop')
  const { may } = useSession()
  return (
    <>
      {requests.map(({ id, side, text, basis, wishedOn, askedByName }) => (
        <Band
          key={id}
          kind="blue"
          actions={
            may('workshop.request-change') && (
              <Button size="s" to={`/work/change-requests/${id}`}>
                {t('request.open')}
              </Button>
            )
          }
        >
          <b>{t('request.band', { side: t(`request.side.${side}`), name: askedByName })}</b> {text}
          {basis !== '' && <span className="muted small"> {basis}</span>}
          {wishedOn !== null && (
            <span className="small">
              {' '}
              {t('request.wished')} <DateText day={wishedOn} form="short" />
            </span>
          )}
        </Band>
      ))}
    </>
  )
}
