import { readFileSync } from 'node:fs'
import { addPublicPages, kioskLost } from '@yichuang/modules/portal/public'
import type { Asked, PublicPage, Server, Shown } from '@yichuang/modules/portal/public'
import { applyPages } from './apply-pages.ts'
import { endSitting } from './commands/sittings.ts'
import type { SelfserviceParts } from './parts.ts'
import { machinePages } from './machine-pages.ts'
import type { MachineHall } from '@yichuang/modules/intake/public'
import type { AtMachine, MachineKind } from './served/Machine.tsx'
import { stepAt } from './served/Machine.tsx'

/** A page of a machine of one hall. */
export type AtHall = (asked: Asked, at: AtMachine, hall: MachineHall) => Promise<Shown>
/** A step at every machine: how it is asked for, its address behind that of the machine, what it answers. */
export type Step = readonly [method: 'GET' | 'POST', step: string, show: AtHall]

/** The most a form of a machine may send: an item's form with its tables. */
const MOST_BYTES = 65_536

/** Adds the pages on which applications are filled in, at the self-service machines and in the on-line area. (NET-07) */
export async function addSelfservicePages(server: Server, parts: SelfserviceParts): Promise<void> {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const served = [
    ['/public/selfservice.css', 'text/css', ['./served/selfservice.css']],
    ['/public/online-area.css', 'text/css', ['../../kit/tokens.css', './served/online-area.css']],
    ['/public/selfservice.js', 'text/javascript', ['./served/selfservice.js']],
  ] as const
  for (const [url, type, files] of served) {
    const text = files.map(read).join('\n')
    server.get(url, (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(text),
    )
  }
  const steps = [...machinePages(parts), ...applyPages(parts)]
  const kinds: readonly MachineKind[] = ['kiosk', 'online-area']
  const pages = kinds.flatMap((kind) => steps.map((step) => pageOf(parts, kind, step)))
  const door: PublicPage = ['GET', '/online-area/:hall', areaDoor(parts)]
  const manner = { secureCookies: parts.secureCookies, bodyLimit: MOST_BYTES }
  await addPublicPages(server, [door, ...pages], manner)
}

/** The address a computer of the on-line area stands at between two people. */
function areaDoor({ db }: SelfserviceParts): PublicPage[2] {
  return async ({ params, sitting }) => {
    await endSitting(db, sitting)
    return { to: `/online-area/${encodeURIComponent(params['hall'] ?? '')}/apply`, sitting: '' }
  }
}

function pageOf({ places }: SelfserviceParts, kind: MachineKind, [method, step, show]: Step): PublicPage {
  const url = stepAt({ kind, hall: { id: ':hall', name: '', phone: '' } }, step)
  return [
    method,
    url,
    async (asked) => {
      const { halls } = await places.current()
      const hall = halls.get(asked.params['hall'] ?? '')
      if (hall === undefined || !hall.is_active) return { status: 404, html: kioskLost(asked.visit) }
      const { id, name, phone, region } = hall
      const shown = await show(asked, { kind, hall: { id, name, phone }, visit: asked.visit }, { id, region })
      return { ...shown, isScreen: true, usesDevices: true }
    },
  ]
}
