import { Button, Card, ConfirmAct, MomentText, useAct, useCall, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { clearDesk, listDesks } from '../contract.ts'

interface Kept {
  readonly id: string
  readonly title: string
  readonly savedAt: string
  /** the item it was typed for; absent when it was kept before desks said so */
  readonly item: string | undefined
}

/** What I have typed and not finished: gone on with where it was left, or thrown away after a question. (INT-01) */
export function UnfinishedDesks() {
  const t = useTexts('intake')
  const [given, setGiven] = useState<Kept>()
  const rows = (useCall(listDesks, {}).data?.rows ?? []).map(({ id, title, savedAt, content }): Kept => {
    const { item } = (content ?? {}) as { readonly item?: string }
    return { id, title, savedAt, item }
  })
  if (rows.length === 0) return undefined
  return (
    <Card title={t('find.desks')} flush>
      <ul className="items">
        {rows.map((desk) => (
          <li key={desk.id} className="row desk-row">
            <b>{desk.title}</b>
            <span className="muted small">
              {t('find.savedAt')} <MomentText at={desk.savedAt} />
            </span>
            <span className="grow" />
            {desk.item !== undefined && (
              <Button size="s" to={`/work/intake/${desk.item}?desk=${desk.id}`}>
                {t('find.resume')}
              </Button>
            )}
            <Button size="s" kind="quiet" icon="trash" onClick={() => setGiven(desk)}>
              {t('find.discard')}
            </Button>
          </li>
        ))}
      </ul>
      {given !== undefined && <DiscardDesk desk={given} onClose={() => setGiven(undefined)} />}
    </Card>
  )
}

function DiscardDesk({ desk, onClose }: { readonly desk: Kept; readonly onClose: () => void }) {
  const t = useTexts('intake')
  const toast = useToast()
  const clear = useAct(clearDesk, {
    refresh: [listDesks],
    onDone: () => {
      toast({ text: t('find.discarded') })
      onClose()
    },
  })
  return (
    <ConfirmAct
      title={t('find.discardTitle')}
      act={t('find.discardAct')}
      warning={t('find.discardWarning')}
      busy={clear.isBusy}
      problem={clear.problem}
      onAct={() => void clear.act({ params: { id: desk.id } })}
      onClose={onClose}
    >
      <p>{t('find.discardWhat', { title: desk.title })}</p>
    </ConfirmAct>
  )
}
