import type { Page } from 'playwright-core'
import { identityNumber } from '../interface/take.ts'

/** What a clerk does at the desk of 食品经营许可新办, in the words of the screen. */
export const foodLicence = {
  item: '食品经营许可新办',
  materials: [
    '食品经营许可申请书',
    '营业执照',
    '主要设备设施、经营布局和操作流程文件',
    '食品安全规章制度目录清单',
    '法定代表人（负责人）居民身份证',
  ],
  /** may follow later, against a promise */
  deferrable: '食品安全规章制度目录清单',
}

/** What a clerk does at the desk of 个体工商户设立登记. */
export const soleTrader = {
  item: '个体工商户设立登记',
  materials: ['个体工商户登记（备案）申请书', '居民身份证', '中华人民共和国不动产权证书'],
}

/** Answers at the open desk: a resident in a place of their own, nothing special. By digits, as at the counter. */
export async function answerSoleTrader(page: Page): Promise<void> {
  await page.getByText('经营者是哪里的居民？').waitFor()
  await answer(page, ['1', '1', '2', '0', 'Enter'])
  await page.getByText('情形已确定，共 3 份材料').waitFor()
}

async function answer(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(150)
  }
}

/** Opens the desk and answers: a shop that also sells loose food, nothing special. By digits, as at the counter. */
export async function answerFoodLicence(page: Page): Promise<void> {
  await page.goto('/work/intake/spjy')
  await page.getByText('主体业态是什么？').waitFor()
  await answer(page, ['1', '2', '1', 'Enter', 'Enter'])
  await page.getByText('情形已确定，共 5 份材料').waitFor()
}

/** Receives a material on paper and finds every review point in order. */
export async function tickMaterial(page: Page, name: string): Promise<void> {
  const row = page.getByRole('button', { name: new RegExp(escape(name)) }).first()
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
  for (const box of await page.locator('.exp .pt [type=checkbox], .exp [role=checkbox]').all()) await box.click()
  const received = page.getByRole('checkbox', { name: '纸质或电子材料已收到' })
  if ((await received.count()) > 0) await received.check()
}

/** Fills in a person as applicant. @param n another one for each number */
export async function fillApplicant(page: Page, n: number): Promise<void> {
  await page.getByRole('textbox', { name: '证件号码' }).fill(identityNumber(n))
  await page.getByRole('textbox', { name: '姓名' }).fill('周砚秋')
  await page.getByRole('textbox', { name: '手机' }).fill('13900006027')
}

/**
 * Accepts a food licence with one material to follow, promised and signed by the applicant; ends on the page of the case.
 * @param n another applicant for each number
 */
export async function acceptWithOneToFollow(page: Page, n: number): Promise<void> {
  await answerFoodLicence(page)
  for (const name of foodLicence.materials.filter((one) => one !== foodLicence.deferrable))
    await tickMaterial(page, name)
  await fillApplicant(page, n)
  await page.getByText('缺的材料里有 1 份可容缺').waitFor()
  await page.keyboard.press('F7')
  await page.getByText(`本人承诺在 5 个工作日内补交 《${foodLicence.deferrable}》`).waitFor()
  await sign(page)
  await page.getByRole('button', { name: '签署并受理' }).click()
  await page.waitForURL(/\/work\/applications\//)
}

/** Signs on the pad of a drawer, or another that is named. */
export async function sign(page: Page, where = 'svg.sig'): Promise<void> {
  const pad = page.locator(where).last()
  const box = await pad.boundingBox()
  if (box === null) throw new Error('no pad to sign on')
  await page.mouse.move(box.x + 30, box.y + 40)
  await page.mouse.down()
  for (const [x, y] of [
    [60, 70],
    [90, 30],
    [140, 80],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 })
  await page.mouse.up()
}

function escape(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
