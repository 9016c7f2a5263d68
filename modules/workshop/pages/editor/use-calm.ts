import { startTransition, useEffect, useState } from 'react'

/** Pause after the last change, in milliseconds: between two letters of a fast typist there is less. */
const CALM_AFTER = 150

/** A value that changes with every letter, as it was when one last paused: for what is too large to be drawn with each. */
export function useCalm<Value>(value: Value): Value {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setCalm(value)), CALM_AFTER)
    return () => clearTimeout(timer)
  }, [value])
  return calm
}
