import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { addPublicPages } from '@yichuang/modules/portal/public'
import type { Asked, PublicPage, Server, Shown } from '@yichuang/modules/portal/public'
import { nobody } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import type { EvaluationDesk } from './desk.ts'
import type { Wish } from './rules/index.ts'
import { evaluatePage, evaluationSheet, lostEvaluationPage } from './served/EvaluatePage.tsx'
import type { Chosen } from './served/GradeForm.tsx'
import { padPage, pairingPage, thanks } from './served/PadPage.tsx'

interface PageParts {
  readonly desk: EvaluationDesk
  /** cookies only over https */
  readonly secureCookies: boolean
}

/** Adds the pages of the pad and of the phone. */
export async function addEvaluationPages(server: Server, parts: PageParts): Promise<void> {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const served = [
    ['/public/pad.css', 'text/css', ['../../kit/tokens.css', './served/grade.css', './served/pad.css']],
    [evaluationSheet, 'text/css', ['./served/grade.css', './served/evaluation.css']],
    ['/public/pad.js', 'text/javascript', ['./served/pad.js']],
  ] as const
  for (const [url, type, files] of served) {
    const text = files.map(read).join('\n')
    server.get(url, (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(text),
    )
  }
  await addPublicPages(server, [...phonePages(parts.desk), ...padPages(parts.desk)], parts)
}

/** A browser in which somebody of the staff is signed in gives no grade: it acts as who it is. */
function intentOf({ at, requestId, isSignedIn }: Asked) {
  const actor: Actor = isSignedIn ? { ...nobody, kind: 'staff' } : nobody
  return { actor, at, requestId, key: randomUUID() }
}

function wishOf({ form }: Asked): Wish {
  const field = (name: string) => (form.get(name) ?? '').slice(0, 400)
  const grade = field('grade')
  return {
    grade: /^[1-5]$/.test(grade) ? Number(grade) : undefined,
    reasons: form.getAll(`reason${grade}`).slice(0, 12),
    comment: field('comment'),
    phone: field('phone'),
  }
}

/** The evaluation a form is about; what is no id is that of none. */
function idIn({ form }: Asked): string {
  const id = form.get('id') ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : '00000000-0000-0000-0000-000000000000'
}

function phonePages(desk: EvaluationDesk): readonly PublicPage[] {
  const show = async ({ visit, params, at }: Asked, chosen: Chosen = {}): Promise<Shown> => {
    const token = params['token'] ?? ''
    const own = await desk.read(token, at)
    if (!own.ok) return { status: 404, html: lostEvaluationPage(visit) }
    const status = chosen.problem === undefined ? 200 : 422
    return { status, html: evaluatePage(visit, { token, own: own.value, chosen }) }
  }
  return [
    ['GET', '/evaluate/:token', (asked) => show(asked)],
    [
      'POST',
      '/evaluate/:token',
      async (asked) => {
        const token = asked.params['token'] ?? ''
        const wish = wishOf(asked)
        const given = await desk.give(token, wish, intentOf(asked))
        if (given.ok) return { to: `/evaluate/${encodeURIComponent(token)}` }
        return show(asked, { ...wish, problem: given.refusal.code })
      },
    ],
  ]
}

function padPages(desk: EvaluationDesk): readonly PublicPage[] {
  const show = async ({ visit, params, query, padKey, at }: Asked, chosen: Chosen = {}): Promise<Shown> => {
    const window = params['window'] ?? ''
    const picture = await desk.pad(padKey ?? '', at)
    if (!picture.ok || picture.value.windowId !== window)
      return { html: pairingPage(visit, { window }), isScreen: true }
    const said = chosen.problem === undefined ? thanks.find((one) => one === query['thanks']) : undefined
    const status = chosen.problem === undefined ? 200 : 422
    return { status, html: padPage(visit, { picture: picture.value, chosen, said }), isScreen: true }
  }
  return [
    ['GET', '/pad/:window', (asked) => show(asked)],
    [
      'POST',
      '/pad/:window',
      async (asked) => {
        const window = asked.params['window'] ?? ''
        const code = (asked.form.get('code') ?? '').slice(0, 20)
        const paired = await desk.pair(window, code, { ...intentOf(asked), actor: nobody })
        if (paired.ok) return { to: `/pad/${encodeURIComponent(window)}`, padKey: paired.value.key }
        return { status: 403, html: pairingPage(asked.visit, { window, problem: paired.refusal.code }), isScreen: true }
      },
    ],
    [
      'POST',
      '/pad/:window/grade',
      async (asked) => {
        const wish = wishOf(asked)
        const id = idIn(asked)
        const given = await desk.gradeOnPad(asked.padKey ?? '', { ...wish, id }, intentOf(asked))
        const address = `/pad/${encodeURIComponent(asked.params['window'] ?? '')}`
        if (given.ok) return { to: `${address}?thanks=grade` }
        return given.refusal['pointer'] === undefined && given.refusal.code !== 'evaluation.not-by-staff'
          ? { to: address }
          : show(asked, { ...wish, problem: given.refusal.code })
      },
    ],
    ['POST', '/pad/:window/confirm', (asked) => confirmed(desk, asked, show)],
    [
      'POST',
      '/pad/:window/leave',
      async (asked) => {
        const isDeclined = asked.form.get('declined') === '1'
        const id = idIn(asked)
        await desk.leavePad(asked.padKey ?? '', { id, isDeclined }, intentOf(asked))
        return { to: `/pad/${encodeURIComponent(asked.params['window'] ?? '')}` }
      },
    ],
  ]
}

/** What who applies said of what is shown; what is missing is said on the same picture. */
async function confirmed(
  desk: EvaluationDesk,
  asked: Asked,
  show: (asked: Asked, chosen: Chosen) => Promise<Shown>,
): Promise<Shown> {
  const isRight = asked.form.get('right') === '1'
  const said = { id: idIn(asked), isRight, signature: asked.form.get('signature') ?? '' }
  const answered = await desk.confirmOnPad(asked.padKey ?? '', said, intentOf(asked))
  const address = `/pad/${encodeURIComponent(asked.params['window'] ?? '')}`
  if (answered.ok) return { to: `${address}?thanks=${isRight ? 'confirmed' : 'change'}` }
  const { code, pointer } = answered.refusal
  const isTold = pointer !== undefined || code === 'evaluation.not-by-staff'
  return isTold ? show(asked, { problem: code }) : { to: address }
}
