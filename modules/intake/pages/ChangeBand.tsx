import { Band, Button, DateText, dayOf, useAct, useCall, useTexts } from '@yichuang/kit'
import { readItemChange, seeItemChange } from '@yichuang/modules/workshop/contract'

/** 变更告知: what changed about an item since the clerk took it last, until they have seen it. (CAT-12) */
export function ChangeBand({ item }: { readonly item: string }) {
  const t = useTexts('intake')
  const asked = useCall(readItemChange, { params: { id: item } }, { topics: ['items'] })
  const see = useAct(seeItemChange, { refresh: [readItemChange] })
  const change = asked.data?.change ?? null
  if (change === null) return undefined
  return (
    <Band
      kind="amber"
      actions={
        <>
          <Button size="s" to={`/work/item-versions/${item}?to=${change.version}`}>
            {t('change.show')}
          </Button>
          <Button
            size="s"
            kind="primary"
            busy={see.isBusy}
            onClick={() => void see.act({ params: { id: item }, body: { version: change.version } })}
          >
            {t('change.seen')}
          </Button>
        </>
      }
    >
      <b>{t('change.title', { version: change.version })}</b> <DateText day={dayOf(change.publishedAt)} form="short" />{' '}
      {change.reason}
    </Band>
  )
}
