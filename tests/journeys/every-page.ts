import { describe, test } from 'vitest'
import type { Viewport } from './browser.ts'
import { exampleAddress } from './examples.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest, declaredPages, publicAddresses } from './page-list.ts'

/** Opens every page there is at one width: usable by everybody, and never wider than the screen. */
export function everyPageAt(size: Viewport): void {
  const hall = openHall()
  describe(`at ${size} width`, () => {
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
}
