import { roles, roleTerms } from '@yichuang/modules/access/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'

/** Somebody who takes questions at a hall. */
export interface Colleague {
  readonly person: string
  readonly name: string
}

const atHall = prepared<Colleague, [hall: string, roles: readonly string[]]>(
  'inquiries.colleagues',
  `select p.id as person, p.name from access.v_person p
   where p.hall = $1 and p.is_active and exists (
     select from access.v_role g where g.person = p.id and g.role = any ($2::text[]))
   order by p.name, p.id`,
)

const takesQuestions = roles.filter((role) =>
  (roleTerms[role].permissions as readonly string[]).includes('inquiries.ask'),
)

/** Who works at a hall and takes questions there: to one of them a question may be handed by name. (CON-05) */
export async function colleaguesAt(on: Queries, hall: string | undefined): Promise<readonly Colleague[]> {
  return hall === undefined ? [] : on.many(atHall, [hall, takesQuestions])
}
