import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

export interface ActFootProps {
  /** what follows from the act: 送达后：办件转为“待补正” */
  readonly consequence?: ReactNode
  /** the act itself, never 确定: 打印并送达 */
  readonly act: string
  /** `danger` for taking away */
  readonly kind?: 'primary' | 'danger'
  /** `F9` unless told */
  readonly hotkey?: string
  readonly busy?: boolean
  /** what is still missing: pressing goes to the first gap */
  readonly missing?: string | undefined
  readonly onAct: () => void
  /** a second way that loses nothing: 先存着 */
  readonly keep?: { readonly label: string; readonly onKeep: () => void } | undefined
}

/** The foot of a drawer: what follows, and the one act. */
export function ActFoot({
  consequence,
  act,
  kind = 'primary',
  hotkey = 'F9',
  busy,
  missing,
  onAct,
  keep,
}: ActFootProps) {
  return (
    <>
      <span className="muted small">{consequence}</span>
      <span className="grow" />
      {keep !== undefined && <Button onClick={keep.onKeep}>{keep.label}</Button>}
      <Button kind={kind} size="l" hotkey={hotkey} busy={busy ?? false} missing={missing} onClick={onAct}>
        {act}
      </Button>
    </>
  )
}
