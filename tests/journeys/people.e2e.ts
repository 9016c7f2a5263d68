import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const sizes = Object.keys(viewports) as Viewport[]
const own = 'Own password 2026'

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

describe.each(sizes)('at %s width', (size) => {
  test('[SEC-01] [SEC-03] one adds a person, another gives the role, the person works, the auditor sees it all', async () => {
    const account = `wenshuyu-${size}`
    const system = await hall.as('system-administrator', { size })
    await system.goto('/work/people')
    await system.getByRole('button', { name: '添加人员' }).click()
    await system.getByLabel('账号', { exact: true }).fill(account)
    await system.getByLabel('姓名', { exact: true }).fill('闻书语')
    await system.getByLabel('辖区', { exact: true }).selectOption('339921')
    await system.getByLabel(/^大厅/).selectOption('hall-county')
    await system.getByLabel(/^常用窗口/).selectOption('hall-county-13')
    await sound(system)
    await system.getByRole('button', { name: '建立账号' }).click()
    const password = (await system.getByLabel('首次密码').textContent()) ?? ''
    expect(password).toMatch(/^(\w{4}-){2}\w{4}$/)
    await sound(system)

    const security = await hall.as('security-administrator', { size })
    await security.goto(`/work/people?q=${account}`)
    await sound(security)
    await security.getByText(account).dblclick()
    await security.getByRole('button', { name: '授予角色' }).click()
    const drawer = security.getByRole('dialog')
    await drawer.getByLabel('角色', { exact: true }).selectOption('window-clerk')
    await drawer.getByLabel('原因', { exact: true }).fill('到窗口任职')
    await sound(security)
    await drawer.getByRole('button', { name: '授予角色' }).click()
    await security.getByText('到窗口任职').waitFor()
    await sound(security)

    const person = await hall.visitor({ size })
    await person.goto('/work/sign-in')
    await person.getByLabel('工号或手机号', { exact: true }).fill(account)
    await person.getByLabel('密码', { exact: true }).fill(password)
    await person.keyboard.press('Enter')
    await person.getByText('这是首次密码').waitFor()
    expect(new URL(person.url()).pathname).toBe('/work/account')
    await sound(person)
    await person.getByLabel('现在的密码', { exact: true }).fill(password)
    await person.getByLabel('新密码', { exact: true }).fill(own)
    await person.getByLabel('再输一次新密码', { exact: true }).fill(own)
    await person.getByRole('button', { name: '改密码', exact: true }).click()
    await person.waitForURL((url) => url.pathname !== '/work/account')
    await person.getByRole('link', { name: '受理', exact: false }).first().waitFor()
    await expect.poll(() => person.getByText('13 号窗口').count()).toBeGreaterThan(0)

    const auditor = await hall.as('security-auditor', { size })
    await auditor.goto(`/work/audit?person=${account}`)
    await auditor.getByText('改密码').first().waitFor()
    await sound(auditor)
  })
})
