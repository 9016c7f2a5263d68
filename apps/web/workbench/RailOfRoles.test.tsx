import { railOf } from '@yichuang/kit'
import { permissionsOf, roles } from '@yichuang/modules/access/rules'
import { expect, test } from 'vitest'
import { doors } from './modules.ts'

const pages = doors.flatMap((door) => door.pages)

test.each(roles)('on the rail of %s every place has an icon of its own', (role) => {
  const rail = railOf(pages, { roles: [role], permissions: [...permissionsOf([role])] })
  const icons = rail.map(({ rail: { icon } }) => icon)
  expect(
    rail
      .filter(({ rail: { icon } }) => icons.indexOf(icon) !== icons.lastIndexOf(icon))
      .map(({ rail: r }) => `${r.icon} ${r.label}`),
  ).toEqual([])
})
