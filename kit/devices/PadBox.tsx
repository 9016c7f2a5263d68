import { useEffect, useRef, useState } from 'react'
import { Button } from '../actions/Button.tsx'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { agentAddress, connectedDevices, DeviceProblem } from './device-agent.ts'
import type { DeviceFault } from './device-agent.ts'
import { askSignature } from './signature-pad.ts'

/** Whether a pad for signatures is plugged in at this computer. @param isWanted false: it is not asked */
export function useConnectedPad(isWanted: boolean): boolean {
  const [isThere, setThere] = useState(false)
  useEffect(() => {
    if (!isWanted) return undefined
    const ending = new AbortController()
    connectedDevices(ending.signal).then(
      (kinds) => setThere(kinds.has('signature-pad')),
      () => undefined,
    )
    return () => ending.abort()
  }, [isWanted])
  return isThere
}

export interface PadBoxProps {
  readonly signer: string
  readonly text: string
  /** keeps the picture; gives its id, by which the act names it */
  readonly keepPicture: (picture: Blob) => Promise<string>
  readonly onSigned: (signed: { readonly picture: string; readonly at: string }) => void
  /** signs on the screen instead */
  readonly onScreen: () => void
}

type Signing =
  | { readonly state: 'idle' }
  | { readonly state: 'waiting'; readonly end: () => void }
  | { readonly state: 'signed'; readonly url: string }
  | { readonly state: 'failed'; readonly fault: DeviceFault | 'not-kept' }

/** 签字板: asks for the signature on the pad and shows it; says why there is none, and lets sign on the screen then. */
export function PadBox({ signer, text, keepPicture, onSigned, onScreen }: PadBoxProps) {
  const w = useKitWords()
  const [signing, setSigning] = useState<Signing>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  useEffect(() => () => void (signing.state === 'signed' && URL.revokeObjectURL(signing.url)), [signing])
  const ask = async () => {
    const ending = new AbortController()
    running.current = ending
    setSigning({ state: 'waiting', end: () => ending.abort() })
    try {
      const { picture, at } = await askSignature({ signer, text, signal: ending.signal })
      onSigned({ picture: await keepPicture(picture), at })
      setSigning({ state: 'signed', url: URL.createObjectURL(picture) })
    } catch (error) {
      const fault = error instanceof DeviceProblem ? error.fault : 'not-kept'
      setSigning(ending.signal.aborted ? { state: 'idle' } : { state: 'failed', fault })
    }
  }
  if (signing.state === 'signed') {
    return <img className="sig" src={signing.url} alt={w('sign.signed', { signer })} />
  }
  return (
    <div className="sig pad-box">
      {signing.state === 'waiting' ? (
        <>
          <output className="small">
            <span className="spin" aria-hidden="true" /> {w('pad.waiting', { signer })}
          </output>
          <Button size="s" onClick={signing.end}>
            {w('pad.cancel')}
          </Button>
        </>
      ) : (
        <>
          <Button icon="pen" onClick={() => void ask()}>
            {w('pad.ask', { signer })}
          </Button>
          <Button kind="quiet" size="s" onClick={onScreen}>
            {w('pad.onScreen')}
          </Button>
        </>
      )}
      {signing.state === 'failed' && (
        <p className="note-wrong" role="alert">
          <Icon name="warning" />
          <span>{w(`pad.${wordOf(signing.fault)}`, { address: new URL(agentAddress()).host })}</span>
        </p>
      )}
    </div>
  )
}

const padFaults = ['not-signed', 'declined', 'pad-missing', 'busy', 'not-kept'] as const
type PadFault = (typeof padFaults)[number]

function wordOf(fault: DeviceFault | 'not-kept'): PadFault | 'failed' {
  return padFaults.find((known) => known === fault) ?? 'failed'
}
