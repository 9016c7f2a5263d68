import { useState } from 'react'
import { Button } from '../actions/Button.tsx'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { agentAddress, DeviceProblem } from './device-agent.ts'
import type { DeviceFault } from './device-agent.ts'
import { openLockerDoor } from './locker.ts'

export interface DoorButtonProps {
  /** what is written on the door */
  readonly door: string
  readonly onOpened?: (door: string) => void
}

type Opening =
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'open'; readonly door: string }
  | { readonly state: 'failed'; readonly door: string; readonly fault: DeviceFault }

/** 开门: opens a door of the locker this computer reaches; says that it is open, or why not and what to do. */
export function DoorButton({ door, onOpened }: DoorButtonProps) {
  const w = useKitWords()
  const [opening, setOpening] = useState<Opening>({ state: 'idle' })
  const open = async () => {
    setOpening({ state: 'busy' })
    try {
      await openLockerDoor(door)
      setOpening({ state: 'open', door })
      onOpened?.(door)
    } catch (error) {
      setOpening({ state: 'failed', door, fault: error instanceof DeviceProblem ? error.fault : 'strange-answer' })
    }
  }
  return (
    <div className="card-reader">
      <Button size="s" busy={opening.state === 'busy'} onClick={() => void open()}>
        {w('door.open', { door })}
      </Button>
      <output className="small">{opening.state === 'open' && w('door.opened', { door: opening.door })}</output>
      {opening.state === 'failed' && (
        <p className="note-wrong" role="alert">
          <Icon name="warning" />
          <span>
            {w(`door.${wordOf(opening.fault)}`, { door: opening.door, address: new URL(agentAddress()).host })}
          </span>
        </p>
      )}
    </div>
  )
}

const doorFaults = ['agent-missing', 'origin-not-allowed', 'door-stuck', 'locker-missing', 'no-such-door'] as const
type DoorFault = (typeof doorFaults)[number]

function wordOf(fault: DeviceFault): DoorFault | 'failed' {
  return doorFaults.find((known) => known === fault) ?? 'failed'
}
