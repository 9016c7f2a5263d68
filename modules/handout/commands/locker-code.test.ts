import { plainDate } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import { lockerCodes } from './locker-code.ts'

const day = plainDate('2026-09-24')
const codes = (secret: string) => lockerCodes(async () => Buffer.from(secret))

test('[OUT-04] window and message come to the same code of eight digits; another case, box, day or house has another', async () => {
  const code = await codes('house')('dossier', 'A07', day)
  expect(code).toMatch(/^\d{8}$/)
  expect(await codes('house')('dossier', 'A07', day)).toBe(code)
  const others = await Promise.all([
    codes('house')('other', 'A07', day),
    codes('house')('dossier', 'A08', day),
    codes('house')('dossier', 'A07', plainDate('2026-09-25')),
    codes('other')('dossier', 'A07', day),
  ])
  expect(others).not.toContain(code)
})
