import { Type } from '@yichuang/platform/contract'

export const Id = Type.String({ minLength: 1, maxLength: 60 })
export const Day = Type.String({ format: 'date' })
export const Reason = Type.String({ minLength: 1, maxLength: 500 })
export const Version = Type.Integer({ minimum: 1, description: 'version that was read; another one is refused' })
export const OfPerson = Type.Object({ id: Id })
