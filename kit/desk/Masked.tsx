import { useEffect, useState } from 'react'
import { asProblem } from '../client/problem.ts'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'

export interface MaskedProps {
  /** as the server masked it: 339921********4*2X */
  readonly value: string
  /** what it is: 身份号码 */
  readonly label: string
  /** asks the server for the whole; it logs who looked. Absent: the person may not */
  readonly onUnmask?: () => Promise<string>
}

/** How long the whole value stays: long enough to copy a number, short enough to walk away from. */
const SHOWN_MS = 30_000

/** A personal value that is shown in full only on demand, for a short while, and every look is logged. */
export function Masked({ value, label, onUnmask }: MaskedProps) {
  const w = useKitWords()
  const [whole, setWhole] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  useEffect(() => {
    if (whole === undefined) return undefined
    const timer = setTimeout(() => setWhole(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [whole])
  const show = async () => {
    setWrong(undefined)
    try {
      setWhole(await onUnmask?.())
    } catch (thrown) {
      setWrong(asProblem(thrown).title)
    }
  }
  return (
    <span className="masked">
      <span className="num">{whole ?? value}</span>
      {onUnmask !== undefined && (
        <button
          type="button"
          className="btn quiet s"
          aria-pressed={whole !== undefined}
          aria-label={w(whole === undefined ? 'mask.show' : 'mask.hide', { label })}
          onClick={() => (whole === undefined ? void show() : setWhole(undefined))}
        >
          <Icon name="eye" size={14} />
        </button>
      )}
      {wrong !== undefined && (
        <span className="field-problem" role="alert">
          {wrong}
        </span>
      )}
    </span>
  )
}
