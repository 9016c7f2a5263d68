import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openHall } from './harness.ts'
import { atRest } from './page-list.ts'
import type { WorkshopDraft } from './workshop-way.ts'

const hall = openHall({ own: true })

/** Begins to comb an item of the department. @returns the page of its editor */
async function combing(item: string): Promise<Page> {
  const keeper = await hall.as({ account: 'songkewei' })
  const headers = { origin: hall.address }
  const data = { item, cause: 'practice', reason: '窗口反映问法不顺' }
  const answer = await keeper.context().request.post('/api/v1/workshop/drafts', { headers, data })
  const { id } = (await answer.json()) as { id: string }
  await keeper.goto(`/work/workshop/${id}`)
  await keeper.locator('.react-flow__node').first().waitFor()
  await atRest(keeper)
  return keeper
}

/** What the outline says, line by line; only of the questions everybody is asked. */
function linesOf(page: Page, rows = '.ws-outline li'): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(rows)})].flatMap((row) => row.querySelector('input.ws-line')?.value ?? [])`,
  )
}

/** The first question as it is kept, and its answers. */
async function saved(page: Page): Promise<readonly string[]> {
  const id = /workshop\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  const answer = await page.context().request.get(`/api/v1/workshop/drafts/${id}`)
  const { document } = (await answer.json()) as WorkshopDraft
  const [first] = document.situation.questions
  return first === undefined ? [] : [first.text, ...first.options.map(({ label }) => label)]
}

async function middleOf(box: Locator): Promise<readonly [x: number, y: number]> {
  const { x, y, width, height } = (await box.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return [x + width / 2, y + height / 2]
}

async function dragOnCanvas(page: Page, from: string, onto: string): Promise<void> {
  const box = (text: string) => page.locator('.react-flow__node').filter({ hasText: text }).first()
  const [startX, startY] = await middleOf(box(from))
  const [endX, endY] = await middleOf(box(onto))
  await page.mouse.move(startX, startY)
  await page.mouse.down()
  await page.mouse.move((startX + endX) / 2, (startY + endY) / 2, { steps: 5 })
  await page.mouse.move(endX, endY, { steps: 5 })
  await page.locator('.ws-box.target').waitFor()
  await page.mouse.up()
}

test('[CAT-07] the tree is combed on the canvas and in the outline: dragged, copied, added to, taken back, done again and kept', async () => {
  const keeper = await combing('ybzba')
  const before = await linesOf(keeper)
  const tops = await linesOf(keeper, '.ws-outline li.q[style*="padding-left: 10px"]')
  const [first = '', second = ''] = tops

  await dragOnCanvas(keeper, second, first)
  await expect.poll(async () => (await linesOf(keeper))[0]).toBe(second)
  const moved = await linesOf(keeper)
  await expectAccessible(keeper)
  await keeper.locator('.ws-outline input.ws-line').first().focus()
  await keeper.keyboard.press('Control+z')
  await expect.poll(() => linesOf(keeper)).toEqual(before)
  await keeper.keyboard.press('Control+y')
  await expect.poll(() => linesOf(keeper)).toEqual(moved)

  await keeper.locator('.ws-outline input.ws-line').first().focus()
  await keeper.keyboard.press('Control+d')
  await expect.poll(async () => (await linesOf(keeper)).filter((line) => line === second).length).toBe(2)
  await keeper.keyboard.press('Control+z')
  await expect.poll(() => linesOf(keeper)).toEqual(moved)

  await keeper.locator('.ws-outline > li.o').first().dragTo(keeper.locator('.ws-outline > li.o').nth(1))
  await expect.poll(async () => (await linesOf(keeper)).slice(1, 3)).toEqual(moved.slice(1, 3).toReversed())
  const boxes = await keeper.locator('.react-flow__node').count()
  await keeper.getByRole('button', { name: '多选题' }).click()
  await expect.poll(() => keeper.locator('.react-flow__node').count()).toBeGreaterThan(boxes)
  await keeper.keyboard.press('Control+z')
  const kept = await linesOf(keeper)
  await expect.poll(() => saved(keeper), { timeout: 10_000 }).toEqual(kept.slice(0, 3))
  await keeper.reload()
  await keeper.locator('.react-flow__node').first().waitFor()
  await expect.poll(() => linesOf(keeper)).toEqual(kept)
})

/** Writes a line of the outline over, as one types. */
async function retype(page: Page, from: string, to: string): Promise<void> {
  const line = (await linesOf(page)).indexOf(from)
  await page.locator('.ws-outline input.ws-line').nth(line).fill(to)
}

test('[CAT-07] two people comb one item in the same moment: the second is told who was first, and both edits are kept', async () => {
  const first = await combing('tzsb')
  const second = await hall.as({ account: 'songkewei' })
  await second.goto(first.url())
  await second.locator('.react-flow__node').first().waitFor()
  await atRest(second)
  const [question = '', answer = ''] = await linesOf(first)

  await Promise.all([retype(first, question, `${question}（甲）`), retype(second, answer, `${answer}（乙）`)])
  const told = (page: Page) => page.getByText('没有覆盖别人')
  const whoIsTold = async () => (await told(first).count()) + (await told(second).count())
  await expect.poll(whoIsTold, { timeout: 15_000 }).toBe(1)
  const later = (await told(second).count()) === 1 ? second : first
  await later.getByRole('button', { name: '接到新稿上' }).click()
  await expect.poll(() => whoIsTold()).toBe(0)
  const both = [`${question}（甲）`, `${answer}（乙）`]
  await expect.poll(async () => (await linesOf(later)).slice(0, 2)).toEqual(both)
  await expect.poll(async () => (await saved(later)).slice(0, 2), { timeout: 10_000 }).toEqual(both)
  await later.reload()
  await later.locator('.react-flow__node').first().waitFor()
  await expect.poll(async () => (await linesOf(later)).slice(0, 2)).toEqual(both)
})
