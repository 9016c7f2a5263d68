import { expect, test } from 'vitest'
import { prepared, reading } from './index.ts'
import { testDatabase } from './testing/index.ts'

const { db } = await testDatabase()
test('a clone has the schema', async () => {
  expect(await db.one(prepared<{n:number}>('t.count', 'select count(*) as n from platform.event'), [])).toEqual({ n: 0 })
})
