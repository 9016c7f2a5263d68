import { call, useTexts } from '@yichuang/kit'
import type { AnswerOf } from '@yichuang/platform/contract'
import { useEffect, useRef, useState } from 'react'
import { findApplicant } from '../contract.ts'
import type { ApplicantField, ApplicantForm, DeskState } from './desk-state.ts'

type Found = AnswerOf<typeof findApplicant>

/** What is known of the applicant by the number of the paper. */
export interface LookUp {
  readonly isAsking: boolean
  /** the number that was answered last, as it is written since */
  readonly answered: string
  /** what is wrong with the number, in words */
  readonly problem: string | undefined
  /** open applications of the same applicant, as they are told */
  readonly duplicates: readonly string[]
  readonly ask: (applicant: ApplicantForm) => Promise<void>
}

/** Asks who stands at the window; of several questions only the last is answered. (INT-02) */
export function useLookUp(
  set: (change: (before: DeskState) => DeskState) => void,
  /** the application on the desk, where it was prepared before: no other one of the same applicant */
  own?: string,
): LookUp {
  const t = useTexts('intake')
  const [isAsking, setAsking] = useState(false)
  const [answered, setAnswered] = useState('')
  const [problem, setProblem] = useState<string>()
  const [duplicates, setDuplicates] = useState<readonly string[]>([])
  const last = useRef(0)
  const ask = async ({ documentType, documentNumber }: ApplicantForm) => {
    if (documentNumber.trim() === '') return
    last.current += 1
    const question = last.current
    setAsking(true)
    const body = { documentType: documentType as 'residentId', documentNumber }
    const found = await call(findApplicant, { body }).catch(() => undefined)
    if (question !== last.current) return
    setAsking(false)
    setAnswered(found?.normalized ?? documentNumber)
    // without an answer nothing is filled in, and nothing passes unchecked: the act looks again
    if (found === undefined) return
    setProblem(found.valid ? undefined : t(`identity.${found.reason ?? 'other'}`))
    const others = found.openApplications.filter(({ applicationNo }) => applicationNo !== own)
    setDuplicates(others.map(({ applicationNo, itemName }) => `${applicationNo} ${itemName}`))
    if (found.valid) set((before) => withKnown(before, documentNumber, found))
  }
  return { isAsking, answered, problem, duplicates, ask }
}

interface Waiting<Act> {
  readonly act: (wanted: Act) => void
  /** false: it does nothing with the application yet */
  readonly waits: (wanted: Act) => boolean
}

/**
 * An act that waits until it is known who applies: keys are faster than answers, and a desk that was taken up again
 * never asked. Where the answer tells of an open application the clerk reads of it first and acts again.
 */
export function useOnceKnown<Act>(lookUp: LookUp, applicant: ApplicantForm, { act, waits }: Waiting<Act>) {
  const [waiting, setWaiting] = useState<Act>()
  const now = useRef(act)
  useEffect(() => {
    now.current = act
  })
  useEffect(() => {
    if (waiting === undefined || lookUp.isAsking) return
    setWaiting(undefined)
    if (lookUp.duplicates.length === 0) now.current(waiting)
  }, [waiting, lookUp.isAsking, lookUp.duplicates])
  const onceKnown = (wanted: Act) => {
    const { documentNumber } = applicant
    if (!waits(wanted) || documentNumber.trim() === '' || lookUp.answered === documentNumber) return act(wanted)
    if (!lookUp.isAsking) void lookUp.ask(applicant)
    return setWaiting(() => wanted)
  }
  return { onceKnown, isWaiting: waiting !== undefined }
}

/** The desk with what is known: only what is still empty is filled in, and only for the number that was asked. */
function withKnown(before: DeskState, documentNumber: string, found: Found): DeskState {
  const { applicant } = before
  if (applicant.documentNumber !== documentNumber) return before
  const fill = Object.entries(found.known ?? {}).filter(([field]) => applicant[field as ApplicantField] === '')
  return {
    ...before,
    earlier: found.earlier ?? {},
    applicant: { ...applicant, ...Object.fromEntries(fill), documentNumber: found.normalized ?? documentNumber },
  }
}
