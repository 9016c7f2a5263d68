import { Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** What several operations of the queue have in common. */

export const hallId = Type.String({ minLength: 2, maxLength: 40 })
export const group = Type.String({ minLength: 2, maxLength: 60 })
export const item = Type.String({
  minLength: 2,
  maxLength: 60,
  description: 'what the person has come for: its line is taken',
})
export const token = Type.String({ pattern: '^[A-Za-z0-9_-]{20}$', description: 'secret of the ticket' })
export const orNull = <S extends ReturnType<typeof Type.Integer> | ReturnType<typeof Type.String>>(schema: S) =>
  Type.Union([schema, Type.Null()])
export const minutes = orNull(Type.Integer({ description: 'forecast; null while no window of the group is open' }))
export const NamedHall = Type.Object({ id: Type.String(), name: Type.String() })
const Sign = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String({ description: 'empty when there is none' }),
  floor: orNull(Type.String()),
})
/** A zone as signs, tickets and screens name it. */
export type ZoneSign = Static<typeof Sign>
export const zone = Type.Union([Sign, Type.Null()], {
  description: 'null: the hall has no zones, or the window is in none',
})
/** Where somebody goes and waits. (QUE-08) */
export const whereTo = { zone, waitAt: Type.Union([Sign, Type.Null()], { description: 'where they wait' }) }
export interface WhereTo {
  readonly zone: ZoneSign | null
  readonly waitAt: ZoneSign | null
}
export const exampleZone = {
  id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e',
  code: 'B',
  name: '商事登记区',
  nameEn: 'Business registration',
  floor: '1F',
}
export const exampleWhereTo = {
  zone: exampleZone,
  waitAt: { ...exampleZone, code: 'W1', name: '东厅等候区', nameEn: 'East waiting area' },
}
export const exampleHall = { id: 'hall-county', name: '云岫县行政服务中心' }
export const exampleToken = 'aB3dE6gH9jK2mN5pQ8sT'
export const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'
export const exampleGroup = 'hall-county-b'
