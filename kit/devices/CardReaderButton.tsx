import { useEffect, useRef, useState } from 'react'
import { Button } from '../actions/Button.tsx'
import { useKeys } from '../keys/KeyScope.tsx'
import { today } from '../public/dates.ts'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { agentAddress, DeviceProblem } from './device-agent.ts'
import type { DeviceFault } from './device-agent.ts'
import { readIdentityCard } from './identity-card.ts'
import type { IdentityCard } from './identity-card.ts'

export interface CardReaderButtonProps {
  /** takes what the card says; the person checks it and may change it */
  readonly onRead: (card: IdentityCard) => void
  /** `F4` unless told */
  readonly hotkey?: string
}

type Reading =
  | { readonly state: 'idle' }
  | { readonly state: 'waiting'; readonly end: () => void }
  | { readonly state: 'read'; readonly card: IdentityCard }
  | { readonly state: 'failed'; readonly fault: DeviceFault }

/** 读卡: waits for a card on the reader of this computer, Esc ends the waiting; says what is wrong and what to do. */
export function CardReaderButton({ onRead, hotkey = 'F4' }: CardReaderButtonProps) {
  const w = useKitWords()
  const { reading, read } = useReading(onRead)
  const isWaiting = reading.state === 'waiting'
  return (
    <div className="card-reader">
      {isWaiting ? (
        <Button size="s" hotkey="Esc" onClick={reading.end}>
          {w('reader.cancel')}
        </Button>
      ) : (
        <Button size="s" icon="card" hotkey={hotkey} hotkeyLabel={w('reader.readCard')} onClick={read}>
          {w('reader.read')}
        </Button>
      )}
      <output className="small">
        {isWaiting && (
          <>
            <span className="spin" aria-hidden="true" /> {w('reader.waiting')}
          </>
        )}
        {reading.state === 'read' && <Result card={reading.card} />}
      </output>
      {isWaiting && <EndByEsc onEnd={reading.end} />}
      {reading.state === 'failed' && (
        <p className="note-wrong" role="alert">
          <Icon name="warning" />
          <span>{w(`reader.${wordOf(reading.fault)}`, { address: new URL(agentAddress()).host })}</span>
        </p>
      )}
    </div>
  )
}

function Result({ card: { name, validTo } }: { readonly card: IdentityCard }) {
  const w = useKitWords()
  if (validTo === null || validTo >= today()) return <span className="muted">{w('reader.done', { name })}</span>
  return <b className="field-problem">{w('reader.expired', { name, day: validTo })}</b>
}

const readerFaults = [
  'agent-missing',
  'origin-not-allowed',
  'no-card',
  'unreadable',
  'reader-missing',
  'busy',
  'driver-failed',
] as const
type ReaderFault = (typeof readerFaults)[number]

/** What another device says is not understood of a reader. */
function wordOf(fault: DeviceFault): ReaderFault | 'strange-answer' {
  return readerFaults.find((known) => known === fault) ?? 'strange-answer'
}

/** Mounted when the waiting begins, so that its Esc is the newest and comes before the page's own. */
function EndByEsc({ onEnd }: { readonly onEnd: () => void }) {
  useKeys([{ combo: 'Esc', act: onEnd }])
  return undefined
}

function useReading(onRead: (card: IdentityCard) => void) {
  const [reading, setReading] = useState<Reading>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  // The form goes on being typed in while the reader waits: the card goes to the form as it is by then.
  const taker = useRef(onRead)
  useEffect(() => {
    taker.current = onRead
  }, [onRead])
  useEffect(() => () => running.current?.abort(), [])
  const read = async () => {
    const ending = new AbortController()
    running.current = ending
    setReading({ state: 'waiting', end: () => ending.abort() })
    try {
      const card = await readIdentityCard({ signal: ending.signal })
      setReading({ state: 'read', card })
      taker.current(card)
    } catch (error) {
      const fault = error instanceof DeviceProblem ? error.fault : 'strange-answer'
      setReading(ending.signal.aborted ? { state: 'idle' } : { state: 'failed', fault })
    }
  }
  return { reading, read: () => void read() }
}
