import type { ReactNode } from 'react'
import type { KitKey } from '../i18n/index.ts'
import { useKitWords } from './LanguageScope.tsx'

export type TagKind = 'plain' | 'line' | 'blue' | 'green' | 'amber' | 'red' | 'slate'

export interface TagProps {
  readonly kind?: TagKind
  readonly children: ReactNode
}

/** A short neutral fact in a chip. Colour means state, never decoration. */
export function Tag({ kind = 'plain', children }: TagProps) {
  return <span className={kind === 'plain' ? 'tag' : `tag ${kind}`}>{children}</span>
}

/** What a thing's state means to the eye; the word itself comes from the caller (at most 6 characters). */
export type StatusKind = 'draft' | 'waiting' | 'running' | 'paused' | 'granted' | 'refused' | 'ready' | 'done' | 'ended'

const looks = {
  draft: 'line',
  waiting: 'amber',
  running: 'blue',
  paused: 'slate',
  granted: 'green',
  refused: 'red',
  ready: 'blue',
  done: 'green',
  ended: 'plain',
} as const satisfies Record<StatusKind, TagKind>

/** The state of a thing in the words of the standard. */
export function StatusTag({ kind, children }: { readonly kind: StatusKind; readonly children: ReactNode }) {
  return <Tag kind={looks[kind]}>{children}</Tag>
}

/** The lights of supervision: in time, nearly due, overdue, past the statutory limit, standing still. */
export type Light = 'green' | 'yellow' | 'red' | 'double-red' | 'grey'

export interface LimitLightProps {
  readonly light: Light
  /** working days left, over, or stood still */
  readonly days?: number
  /** closing time today, '17:00' */
  readonly time?: string
  /** the date may still move: calendar not covered, opinion outstanding */
  readonly provisional?: boolean
  /** words instead of those made from `days` and `time` */
  readonly children?: ReactNode
}

const shapes = { green: 'g', yellow: 'y', red: 'r', 'double-red': 'r rr', grey: 'p' } as const satisfies Record<
  Light,
  string
>

/** ● 余 3 天 · ▲ 今天 17:00 · ■ 超 1 天 · ‖ 停 2 天: shape and words first, colour last, so that grey print keeps them apart. */
export function LimitLight({ light, days, time, provisional = false, children }: LimitLightProps) {
  const w = useKitWords()
  const words =
    children ?? (time === undefined ? w(keyOf(light, days), { count: days ?? 0 }) : w('light.today', { time }))
  return (
    <span className="light-box">
      <span className={`light ${shapes[light]}`}>{words}</span>
      {provisional && <span className="tag provisional">{w('light.provisional')}</span>}
    </span>
  )
}

function keyOf(light: Light, days: number | undefined): KitKey {
  if (days === undefined) return bareWords[light]
  return daysWords[light]
}
const bareWords = {
  green: 'light.inTime',
  yellow: 'light.soon',
  red: 'light.overdue',
  'double-red': 'light.overdueByLaw',
  grey: 'light.paused',
} as const satisfies Record<Light, KitKey>
const daysWords = {
  green: 'light.left',
  yellow: 'light.left',
  red: 'light.over',
  'double-red': 'light.overByLaw',
  grey: 'light.stopped',
} as const satisfies Record<Light, KitKey>
