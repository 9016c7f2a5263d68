import { useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../actions/Button.tsx'
import { focusable, useModal } from '../actions/modal.ts'
import type { ApiProblem } from '../client/problem.ts'
import { TextField } from '../forms/TextInput.tsx'
import { KeyLayer } from '../keys/KeyScope.tsx'
import { BrandMark, Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { ProblemNote } from '../states/ProblemNote.tsx'

export interface LockScreenProps {
  readonly name: string
  /** 13 号窗口, and the ticket */
  readonly place?: string
  /** why it is here: locked by the person, idle, or the session ended on the server */
  readonly cause: 'locked' | 'idle' | 'ended'
  /** the problem when the password was wrong; undefined when it opened */
  readonly onUnlock: (password: string) => Promise<ApiProblem | undefined>
  /** another person signs in afresh; the draft stays with its owner */
  readonly onOther: () => void
}

/** Locked: plain paper over everything, the name, and that all that was filled in is there. */
export function LockScreen(props: LockScreenProps) {
  return createPortal(
    <KeyLayer>
      <Lock {...props} />
    </KeyLayer>,
    document.body,
  )
}

function Lock({ name, place, cause, onUnlock, onOther }: LockScreenProps) {
  const w = useKitWords()
  const id = useId()
  const panel = useRef<HTMLDialogElement>(null)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  useModal(panel)
  const open = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(await onUnlock(password))
    setBusy(false)
    setPassword('')
  }
  return (
    <dialog open ref={panel} className="lock" aria-modal="true" aria-labelledby={id} {...focusable}>
      <form className="lock-card" onSubmit={(event) => void open(event)}>
        <BrandMark size={40} />
        <h2 id={id}>{w(`lock.${cause}`, { name })}</h2>
        <p className="lock-kept">
          <Icon name="lock" />
          {w('lock.kept')}
        </p>
        {place !== undefined && <p className="muted">{place}</p>}
        <TextField
          label={w('lock.password')}
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          value={password}
          onChange={setPassword}
        />
        <ProblemNote problem={problem} />
        <Button kind="primary" size="l" wide submit busy={isBusy}>
          {w('lock.open')}
        </Button>
        <Button kind="quiet" wide onClick={onOther}>
          {w('lock.other')}
        </Button>
      </form>
    </dialog>
  )
}
