import type { ComponentType } from 'react'
import type { IconName } from '../public/icons.ts'
import type { RailGroup } from './rail-groups.ts'

/** A place on the rail. */
export interface RailEntry {
  readonly icon: IconName
  /** key of its word with its namespace: `handling:rail.tasks`; two characters in Chinese */
  readonly label: string
  /** place from the top; the lowest the person may see is their home */
  readonly order: number
  /** what it is put under on the rail of somebody with very many places */
  readonly group?: RailGroup
  /** only for these roles; the page itself goes by its permission */
  readonly roles?: readonly string[]
  /** how many of my own wait there */
  readonly count?: { readonly read: () => Promise<number>; readonly topics?: readonly string[] }
}

/** What the bell of the frame counts, and where it leads. */
export interface BellEntry {
  /** address of the page: `/work/notices` */
  readonly to: string
  /** key of its word with its namespace */
  readonly label: string
  /** how many the person has not read */
  readonly read: () => Promise<number>
  readonly topics: (session: { readonly person: string }) => readonly string[]
}

/** What a module shows over every page to those who have the permission: the ticket at the window. */
export interface StripEntry {
  readonly permission: string
  readonly load: () => Promise<ComponentType>
}

/** A page of a module, as `modules/<m>/pages/index.ts` lists it. */
export interface PageEntry {
  /** below /work/: `cases/:number` */
  readonly path: string
  /** key of its title with its namespace: `cases:pages.case` */
  readonly title: string
  /** who may open it: any of these; everybody signed in when absent */
  readonly permission?: string | readonly string[]
  readonly rail?: RailEntry
  readonly load: () => Promise<ComponentType>
}

/** Whether somebody with these permissions may open the page. */
export function mayOpen(page: PageEntry, permissions: readonly string[]): boolean {
  if (page.permission === undefined) return true
  const any = typeof page.permission === 'string' ? [page.permission] : page.permission
  return any.some((permission) => permissions.includes(permission))
}

/** The pages on a person's rail, in order; the first is their home. */
export function railOf(
  pages: readonly PageEntry[],
  person: { readonly roles: readonly string[]; readonly permissions: readonly string[] },
): readonly (PageEntry & { readonly rail: RailEntry })[] {
  return pages
    .filter((page): page is PageEntry & { readonly rail: RailEntry } => page.rail !== undefined)
    .filter((page) => mayOpen(page, person.permissions))
    .filter(({ rail }) => rail.roles === undefined || rail.roles.some((role) => person.roles.includes(role)))
    .toSorted((one, other) => one.rail.order - other.rail.order)
}
