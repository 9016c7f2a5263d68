import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { formatTime } from '@yichuang/kit/public'
import { addPublicPages } from '@yichuang/modules/portal/public'
import type { Asked, PublicPage, Server, Shown } from '@yichuang/modules/portal/public'
import { nobody } from '@yichuang/platform/pure'
import type { Refusal } from '@yichuang/platform/pure'
import type { LockerDesk } from './desk.ts'
import { codePage, doorPage, openingPage, pairingPage } from './served/LockerPage.tsx'
import { problemIn, sayIn } from './served/words.ts'

interface PageParts {
  readonly desk: LockerDesk
  /** cookies only over https */
  readonly secureCookies: boolean
}

/** Adds the pages of the lockers' own screens. */
export async function addLockerPages(server: Server, parts: PageParts): Promise<void> {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const served = [
    ['/public/locker.css', 'text/css', ['../../kit/tokens.css', './served/locker.css']],
    ['/public/locker.js', 'text/javascript', ['./served/locker.js']],
  ] as const
  for (const [url, type, files] of served) {
    const text = files.map(read).join('\n')
    server.get(url, (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(text),
    )
  }
  await addPublicPages(server, lockerPages(parts.desk), parts)
}

const screen = { isScreen: true, usesDevices: true } as const
const idOf = ({ params }: Asked) => params['locker'] ?? ''
const intentOf = ({ at, requestId }: Asked) => ({ actor: nobody, at, requestId, key: randomUUID() })

function lockerPages(desk: LockerDesk): readonly PublicPage[] {
  return [
    ['GET', '/locker/:locker', (asked) => firstPage(desk, asked)],
    [
      'POST',
      '/locker/:locker',
      async (asked) => {
        const id = idOf(asked)
        const paired = await desk.pair(uuidOf(id), fieldOf(asked, 'pairing', 20), intentOf(asked))
        if (paired.ok) return { to: `/locker/${encodeURIComponent(id)}`, padKey: paired.value.key }
        return { status: 403, html: pairingPage(asked.visit, { id, problem: 'lockers.pairing-wrong' }), ...screen }
      },
    ],
    ['POST', '/locker/:locker/code', (asked) => typed(desk, asked)],
    ['POST', '/locker/:locker/door', (asked) => heard(desk, asked)],
  ]
}

async function firstPage(desk: LockerDesk, asked: Asked, problem?: string): Promise<Shown> {
  const found = await desk.locker(asked.padKey ?? '', asked.at)
  if (!found.ok || found.value.id !== idOf(asked))
    return { html: pairingPage(asked.visit, { id: idOf(asked) }), ...screen }
  return { status: problem === undefined ? 200 : 422, html: codePage(asked.visit, found.value, problem), ...screen }
}

/** A code was typed: recorded, and then the page that opens the door; or what is wrong, in words. */
async function typed(desk: LockerDesk, asked: Asked): Promise<Shown> {
  const doors = fieldOf(asked, 'doors', 2000)
    .split(',')
    .filter((door) => door !== '')
  const code = fieldOf(asked, 'code', 20).replaceAll(/\s/g, '')
  const collected = await desk.collect(asked.padKey ?? '', { code, doors }, intentOf(asked))
  if (!collected.ok) return firstPage(desk, asked, wordsOf(asked, collected.refusal))
  const locker = await desk.locker(asked.padKey ?? '', asked.at)
  return locker.ok
    ? { html: openingPage(asked.visit, { locker: locker.value, collected: collected.value }), ...screen }
    : firstPage(desk, asked)
}

/** The device opened the door, or did not. */
async function heard(desk: LockerDesk, asked: Asked): Promise<Shown> {
  const key = asked.padKey ?? ''
  const told = {
    dossier: uuidOf(fieldOf(asked, 'dossier', 40)),
    isOpen: fieldOf(asked, 'open', 1) === '1',
    fault: fieldOf(asked, 'fault', 40),
  }
  const answer = await desk.tell(key, told, intentOf(asked))
  const locker = await desk.locker(key, asked.at)
  if (!answer.ok || !locker.ok) return { to: `/locker/${encodeURIComponent(idOf(asked))}` }
  const collected = { dossier: told.dossier, box: answer.value.box, itemName: fieldOf(asked, 'item', 200) }
  return { html: doorPage(asked.visit, { locker: locker.value, collected, isOpen: told.isOpen }), ...screen }
}

/** What is said at the screen: what is wrong and what to do. */
function wordsOf({ visit }: Asked, refusal: Refusal): string {
  const t = sayIn(visit.language)
  const { code, left, until } = refusal
  if (code === 'lockers.code-wrong') return t('served.left', { left: Number(left) })
  if (code === 'lockers.closed') return t('served.closed', { time: formatTime(String(until)) })
  if (code === 'lockers.code-used') return t('served.used')
  if (code === 'lockers.doors-missing') return t('served.offline')
  return code.startsWith('lockers.') ? problemIn(visit.language, code) : t('served.refused')
}

function fieldOf({ form }: Asked, name: string, most: number): string {
  return (form.get(name) ?? '').trim().slice(0, most)
}

/** What is no id is that of none. */
function uuidOf(id: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : '00000000-0000-0000-0000-000000000000'
}
