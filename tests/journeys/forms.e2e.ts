import { expect, test } from 'vitest'
import { answerFoodLicence, fillApplicant, foodLicence, tickMaterial } from './clerk.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()

test('[NET-05] [CAT-07] a department draws a form with a condition, sees it as the applicant will, and takes a step back', async () => {
  const keeper = await hall.as({ account: 'songkewei' })
  await keeper.goto('/work/workshop')
  const opened = await keeper.context().request.fetch('/api/v1/workshop/drafts', {
    method: 'POST',
    headers: { origin: hall.address },
    data: { item: 'ybzba', cause: 'practice', reason: '窗口要多问一栏' },
  })
  const { id } = (await opened.json()) as { id: string }
  await keeper.goto(`/work/workshop/${id}?view=form`)
  await keeper.getByRole('button', { name: '开始画表' }).click()
  await keeper.getByRole('button', { name: '加一栏：是否' }).click()
  await keeper.getByRole('textbox', { name: '名称' }).fill('是否租用场地')
  await keeper.getByRole('button', { name: '加一栏：文本' }).click()
  await keeper.getByRole('textbox', { name: '名称' }).fill('产权人')
  await keeper.getByRole('button', { name: '加条件' }).click()
  const when = keeper.getByRole('region', { name: '什么时候填' })
  await when.getByRole('combobox', { name: '看哪一项' }).selectOption({ label: '本表：是否租用场地' })
  await keeper.getByRole('radiogroup', { name: '宽度' }).getByText('手机').click()
  const frame = keeper.locator('.fd-frame')
  expect(await frame.getByRole('textbox', { name: /^产权人/ }).count()).toBe(0)
  await frame.getByText('是', { exact: true }).click()
  await frame.getByRole('textbox', { name: /^产权人/ }).waitFor()
  await atRest(keeper)
  await expectAccessible(keeper)
  await expectNoSidewaysScroll(keeper)
  await keeper.getByRole('button', { name: '加一组' }).click()
  await keeper.getByRole('button', { name: '撤销' }).click()
  await keeper.getByText('2 栏').waitFor()
  await expect
    .poll(async () => {
      const kept = await keeper.context().request.get(`/api/v1/workshop/drafts/${id}`)
      const { document } = (await kept.json()) as { document: { form?: { groups: readonly object[] } } }
      return document.form?.groups
    })
    .toMatchObject([
      { fields: [{ label: '是否租用场地' }, { label: '产权人', when: { field: 'field1', in: [true] } }] },
    ])
})

test('[NET-05] [NET-02] [BAK-02] the form is filled in at the window from what is known, checked, and read by the department', async () => {
  const clerk = await hall.as('window-clerk')
  await answerFoodLicence(clerk)
  for (const name of foodLicence.materials) await tickMaterial(clerk, name)
  await fillApplicant(clerk, 7_301)
  const form = clerk.locator('.application-form')
  await expect.poll(() => form.getByRole('textbox', { name: '经营者名称' }).inputValue()).toBe('周砚秋')
  await form.getByText('租赁', { exact: true }).click()
  await clerk.keyboard.press('F9')
  const owner = form.getByRole('textbox', { name: '产权人' })
  await expect.poll(() => form.locator('input:focus').getAttribute('id')).toBe(await owner.getAttribute('id'))
  await form.getByText('还没有填').waitFor()
  await owner.fill('陈望')
  await form.getByRole('textbox', { name: /^场所面积/ }).fill('58.5')
  await atRest(clerk)
  await expectAccessible(clerk)
  await clerk.keyboard.press('F9')
  await clerk.waitForURL(/\/work\/applications\//)
  await clerk.getByText('58.5 平方米').waitFor()
  const id = new URL(clerk.url()).pathname.split('/').at(-1) ?? ''
  const paper = clerk.getByRole('button', { name: /^食品经营许可.*申请表$/ })
  await paper.click()
  const opened = clerk.getByRole('dialog', { name: /申请表$/ })
  const link = opened.getByRole('link', { name: '下载' })
  await link.waitFor()
  expect(await link.getAttribute('download')).toMatch(/^食品经营许可.*申请表\.pdf$/)
  await clerk.keyboard.press('Escape')
  await opened.waitFor({ state: 'detached' })

  const reviewer = await hall.as({ account: 'heyuan' })
  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByRole('button', { name: /^申请表/ }).click()
  await reviewer.getByText('陈望').waitFor()
  expect(await reviewer.getByText('13900006027').count()).toBe(0)
  await reviewer.getByText('139****6027').first().waitFor()
  await atRest(reviewer)
  await expectAccessible(reviewer)
})
