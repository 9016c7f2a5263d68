import { useConnection } from '../client/live.ts'
import { useSaveState } from '../drafts/save-state.ts'
import { formatTime } from '../public/dates.ts'
import { useKitWords } from '../public/LanguageScope.tsx'

/** Connection and last save, in the top bar: 已保存 09:42:18, 已连接, 断网，可以继续填. */
export function SaveLine() {
  const w = useKitWords()
  const connection = useConnection()
  const save = useSaveState()
  if (connection !== 'connected') return <State kind={connection} text={w(`connection.${connection}`)} />
  if (save === undefined) return <State kind="ok" text={w('connection.connected')} />
  const time = save.at === undefined ? '' : formatTime(save.at, true)
  const texts = {
    saved: w('save.saved', { time }),
    saving: w('save.saving'),
    'here-only': w('save.hereOnly', { time }),
  }
  return <State kind={save.state === 'here-only' ? 'offline' : 'ok'} text={texts[save.state]} />
}

function State({ kind, text }: { readonly kind: string; readonly text: string }) {
  return (
    <output className="state">
      <span className={kind === 'ok' ? 'ok' : 'ok away'} aria-hidden="true" />
      <span>{text}</span>
    </output>
  )
}

/** When something was last saved, for the head of a card or drawer: 已保存 09:41:50. */
export function SavedAt({ at }: { readonly at: string | undefined }) {
  const w = useKitWords()
  if (at === undefined) return undefined
  return <span className="muted small nowrap">{w('save.saved', { time: formatTime(at, true) })}</span>
}
