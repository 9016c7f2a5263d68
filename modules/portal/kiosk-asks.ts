import type { Asked, Shown } from './public-pages.ts'
import type { KioskHall } from './served/KioskFrame.tsx'

/** A page of the machine of one hall. */
export type AtHall = (asked: Asked, hall: KioskHall) => Promise<Shown>

/** A field of a form that was sent, without blanks and never long. */
export function fieldOf({ form }: Pick<Asked, 'form'>, name: string): string {
  return (form.get(name) ?? '').trim().slice(0, 40)
}
