import { useRef, useState } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import { PadBox, useConnectedPad } from '../devices/PadBox.tsx'
import { MomentText } from '../public/DateText.tsx'
import { scrollable } from '../actions/scrollable.ts'
import { useKitWords } from '../public/LanguageScope.tsx'
import { sha256 } from './sha256.ts'

/** A signature as it is kept: strokes, moment and the hash of what was signed, together. */
export interface Signature {
  /** SVG path of the strokes, in pixels of the pad */
  readonly path: string
  readonly width: number
  readonly height: number
  readonly strokes: number
  /** ISO instant of the last stroke */
  readonly at: string
  /** SHA-256 of the text that was beside the pad, hex */
  readonly contentHash: string
  /** id of the picture, when it was signed on a pad; there are no strokes then */
  readonly picture?: string
}

/** How an act names a signature: by the hash of what was signed, and the picture where there is one. */
export function signatureIdOf({ contentHash, picture }: Signature): string {
  return picture === undefined ? contentHash : `pad:${picture}:${contentHash}`
}

export interface SignaturePadProps {
  /** who signs */
  readonly signer: string
  /** the text being signed, shown beside the pad and hashed */
  readonly text: string
  /** the text as it is shown, when it is more than plain lines */
  readonly children?: ReactNode
  /** after every stroke, and undefined when it is wiped */
  readonly onSigned: (signature: Signature | undefined) => void
  /** falls back to the paper form */
  readonly onPaper?: () => void
  /** keeps the picture of a pad plugged in at this computer and gives its id; without it only the screen is signed on */
  readonly keepPicture?: (picture: Blob) => Promise<string>
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A pad for signing by hand, the text being signed beside it: the one that is plugged in, or this screen. */
export function SignaturePad({ signer, text, children, onSigned, onPaper, keepPicture }: SignaturePadProps) {
  const w = useKitWords()
  const isPadThere = useConnectedPad(keepPicture !== undefined)
  const [isOnScreen, setOnScreen] = useState(false)
  const [wiped, setWiped] = useState(0)
  const [strokes, setStrokes] = useState<readonly (readonly Point[])[]>([])
  const [at, setAt] = useState<string>()
  const pad = useRef<SVGSVGElement>(null)
  const isDrawing = useRef(false)

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    isDrawing.current = true
    event.currentTarget.setPointerCapture?.(event.pointerId)
    const point = pointOf(event)
    setStrokes((drawn) => [...drawn, [point]])
  }
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (!isDrawing.current) return
    const point = pointOf(event)
    setStrokes((drawn) => [...drawn.slice(0, -1), [...(drawn.at(-1) ?? []), point]])
  }
  const end = () => {
    if (!isDrawing.current) return
    isDrawing.current = false
    const now = new Date().toISOString()
    const { width = 0, height = 0 } = pad.current?.getBoundingClientRect() ?? {}
    setAt(now)
    onSigned({
      path: pathOf(strokes),
      width: Math.round(width),
      height: Math.round(height),
      strokes: strokes.length,
      at: now,
      contentHash: sha256(text),
    })
  }
  const wipe = () => {
    setStrokes([])
    setAt(undefined)
    setWiped(wiped + 1)
    onSigned(undefined)
  }
  return (
    <div className="sign" {...(at === undefined && { 'data-gap': '' })}>
      <section className="sign-text" {...scrollable(w('sign.text'))}>
        {children ?? text}
      </section>
      <div>
        {isPadThere && !isOnScreen && keepPicture !== undefined ? (
          <PadBox
            key={wiped}
            signer={signer}
            text={text}
            keepPicture={keepPicture}
            onScreen={() => setOnScreen(true)}
            onSigned={({ picture, at: signedAt }) => {
              setAt(signedAt)
              onSigned({ path: '', width: 0, height: 0, strokes: 0, at: signedAt, contentHash: sha256(text), picture })
            }}
          />
        ) : (
          <svg
            ref={pad}
            className="sig"
            role="img"
            aria-label={w(strokes.length === 0 ? 'sign.empty' : 'sign.signed', { signer })}
            onPointerDown={begin}
            onPointerMove={go}
            onPointerUp={end}
            onPointerCancel={end}
          >
            <path className="sig-line" d="M24 104H2000" />
            <path className="sig-ink" d={pathOf(strokes)} />
          </svg>
        )}
        <p className="row small sign-foot">
          <span className="muted grow">
            {at === undefined ? (
              w('sign.ask', { signer })
            ) : (
              <>
                {w('sign.at')} <MomentText at={at} form="long" />
              </>
            )}
          </span>
          <Button kind="quiet" size="s" onClick={wipe}>
            {w('sign.again')}
          </Button>
          {onPaper !== undefined && (
            <Button kind="quiet" size="s" onClick={onPaper}>
              {w('sign.paper')}
            </Button>
          )}
        </p>
      </div>
    </div>
  )
}

function pointOf(event: PointerEvent<SVGSVGElement>): Point {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: round(event.clientX - box.left), y: round(event.clientY - box.top) }
}

/** Strokes as one SVG path; a dot becomes a line of no length, which a round cap still shows. */
function pathOf(strokes: readonly (readonly Point[])[]): string {
  return strokes
    .map(([first, ...others]) => {
      if (first === undefined) return ''
      const line = (others.length === 0 ? [first] : others).map(({ x, y }) => `L${x} ${y}`).join('')
      return `M${first.x} ${first.y}${line}`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
