import { useSyncExternalStore } from 'react'

// The client finds the session gone in the middle of a call; the frame asks for the password over the page, so that
// the call goes on and nothing typed is lost.
let answer: ((isBack: boolean) => void) | undefined
const watchers = new Set<() => void>()

/** Asks the person to sign in again; resolves with whether they did. */
export function askAgain(): Promise<boolean> {
  return new Promise((done) => {
    answer = done
    tell()
  })
}

/** Ends the asking. */
export function answerAgain(isBack: boolean): void {
  answer?.(isBack)
  answer = undefined
  tell()
}

/** Whether the password is being asked for. */
export function useIsAskingAgain(): boolean {
  return useSyncExternalStore(watch, () => answer !== undefined)
}

function tell(): void {
  for (const changed of watchers) changed()
}

function watch(changed: () => void): () => void {
  watchers.add(changed)
  return () => {
    watchers.delete(changed)
  }
}
