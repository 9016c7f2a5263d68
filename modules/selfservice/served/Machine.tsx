import type { ReactNode } from 'react'
import { kioskPage, wordsOf } from '@yichuang/modules/portal/public'
import type { KioskHall, KioskManner, Visit, Words } from '@yichuang/modules/portal/public'
import { sayIn } from './words.ts'
import type { Say } from './words.ts'

/** The self-service machine that is touched, or a computer of the hall's on-line area with keyboard and mouse. (QUE-08) */
export type MachineKind = 'kiosk' | 'online-area'

/** One look at a page of a machine. */
export interface AtMachine {
  readonly kind: MachineKind
  readonly hall: KioskHall
  readonly visit: Visit
}

/** Address of a step at a machine. */
export function stepAt({ kind, hall }: Pick<AtMachine, 'kind' | 'hall'>, step = ''): string {
  return `/${kind}/${hall.id}/apply${step === '' ? '' : `/${step}`}`
}

function mannerOf(at: AtMachine): KioskManner {
  const leave = stepAt(at, 'leave')
  if (at.kind === 'kiosk')
    return {
      sheets: ['/public/kiosk.css', '/public/selfservice.css'],
      scripts: ['/public/selfservice.js'],
      className: 'fills',
      leave,
      idleSeconds: 90,
    }
  return {
    sheets: ['/public/online-area.css'],
    scripts: ['/public/selfservice.js'],
    className: 'fills area',
    home: stepAt(at),
    leave,
    idleSeconds: 180,
  }
}

interface StepPage {
  readonly title: string
  readonly lead?: string
  /** the first page: nothing is typed there yet */
  readonly isFirst?: boolean
  /** texts are typed on it: a machine without keys shows the keyboard */
  readonly isTyped?: boolean
  readonly children: (t: Say, words: Words) => ReactNode
}

/** A page of a machine on which an application is filled in. (NET-07) */
export function stepPage(at: AtMachine, { title, lead, isFirst = false, isTyped = false, children }: StepPage): string {
  return kioskPage({
    visit: at.visit,
    hall: at.hall,
    title,
    ...(lead === undefined ? {} : { lead }),
    isHome: isFirst && at.kind === 'online-area',
    isTyped: isTyped && at.kind === 'kiosk',
    manner: mannerOf(at),
    children: children(sayIn(at.visit), wordsOf(at.visit)),
  })
}

interface FootProps {
  readonly t: Say
  /** address of the step before */
  readonly back: string
  readonly children?: ReactNode
}

/** The way back, and the ways on, at the foot of a step. */
export function StepFoot({ t, back, children }: FootProps) {
  return (
    <div className="acts">
      <a className="act" href={back}>
        {t('back')}
      </a>
      {children}
    </div>
  )
}

/** What is wrong, in words, where it is seen first. */
export function Wrong({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p className="wrong" role="alert">
      {text}
    </p>
  )
}
