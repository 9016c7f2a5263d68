import { expect, test } from 'vitest'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'

const hall = openHall()

test.each(Object.keys(viewports) as Viewport[])(
  '[CON-07] at %s width one finds a hall by list or map, what is done there, who waits, and the way',
  async (size) => {
    const page = await hall.visitor({ size })
    await page.goto('/')
    await page.getByRole('link', { name: /服务网点/ }).click()
    const places = page.locator('.places-list > li')
    await expect.poll(() => places.count()).toBe(3)
    const county = places.filter({ hasText: '云岫县行政服务中心' })
    const words = await county.innerText()
    for (const said of ['青梧路66号', '周一至周五 08:30–11:30、13:30–17:00', '商事登记', '现在', '人在等'])
      expect(words.replaceAll(/\s/g, '')).toContain(said.replaceAll(' ', ''))
    expect(await county.getByRole('link', { name: /怎么去/ }).getAttribute('href')).toContain('119.9862,30.2278')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    const number = (await county.locator('.places-no').innerText()).trim()
    await page.getByRole('link', { name: `${number} 云岫县行政服务中心` }).click()
    expect(new URL(page.url()).hash).toBe('#hall-county')
    await expect
      .poll(async () => ((await county.boundingBox())?.y ?? Infinity) < (page.viewportSize()?.height ?? 0))
      .toBe(true)
    await county.getByRole('link', { name: /取号/ }).click()
    await page.waitForURL('**/queue/hall-county')
  },
)
