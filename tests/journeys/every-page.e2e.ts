import { describe, test } from 'vitest'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest, declaredPages, publicAddresses } from './page-list.ts'
import { exampleAddress } from './examples.ts'

const hall = openHall()
const sizes = Object.keys(viewports) as Viewport[]

describe.each(sizes)('at %s width', (size) => {
  test('[NET-08] every public page can be used by everybody', async () => {
    const page = await hall.visitor({ size })
    for (const address of await publicAddresses(page)) {
      await page.goto(address)
      await atRest(page)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  })

  test.each(declaredPages())('[NET-08] $path can be used by everybody', async (declared) => {
    const page = await hall.as(declared.role, { size })
    await page.goto(await exampleAddress(hall, declared))
    await atRest(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  })
})
