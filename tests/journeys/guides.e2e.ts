import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'

const hall = openHall()

test('[CAT-13] without a script one finds a guide, answers its questions, and prints the own list', async () => {
  const page = await hall.visitor({ scripts: false })
  await page.goto('/')
  await page.getByRole('link', { name: '办事指南' }).click()
  await page.waitForURL('**/guides')
  await page.getByRole('searchbox', { name: '找事项' }).fill('摆摊办执照')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '个体工商户设立登记' }).click()
  await page.waitForURL('**/guides/gthsl')
  await page.getByLabel('内地居民', { exact: true }).check()
  await page.getByLabel('租来的房子', { exact: true }).check()
  await page.getByRole('button', { name: '看我要带的材料' }).click()
  await page.getByText('还有 2 个问题没有回答').waitFor()
  await page.getByLabel('不能提供', { exact: true }).check()
  await page.getByLabel('否', { exact: true }).check()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByText('您要带的材料（4 项）').waitFor()
  const href = await page.getByRole('link', { name: '打印我的材料清单 PDF' }).getAttribute('href')
  const printed = await page.context().request.get(`${hall.address}${href}`)
  expect(printed.headers()['content-type']).toBe('application/pdf')
  expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('[CAT-13] the short form leads to the full one, and every form can be printed', async () => {
  const page = await hall.visitor()
  await page.goto('/guides/gthsl/short')
  await page.getByRole('img', { name: '完整版办事指南的二维码' }).waitFor()
  await page.getByRole('link', { name: `${hall.address}/guides/gthsl` }).click()
  await page.waitForURL('**/guides/gthsl')
  for (const form of ['full', 'short']) {
    const printed = await page.context().request.get(`${hall.address}/guides/gthsl/${form}.pdf`)
    expect(printed.status()).toBe(200)
    expect((await printed.body()).byteLength).toBeGreaterThan(20_000)
  }
})

test('[CAT-06] [CAT-13] without signing in one sees the sample the department keeps, and loads the blank form', async () => {
  const page = await hall.visitor({ scripts: false })
  await page.goto('/guides/gthsl')
  const [picture] = await Promise.all([
    page.waitForResponse(/\/guides\/gthsl\/files\//),
    page.getByRole('link', { name: '看填写样本' }).first().click(),
  ])
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
  await page.getByRole('img', { name: '个体工商户登记（备案）申请书的填写样本，第 1 页' }).waitFor()
  await page.getByRole('link', { name: '要点 4' }).click()
  await page.waitForURL('**/materials/form#point-4')
  const href = await page.getByRole('link', { name: /^个体工商户登记（备案）申请书\.pdf/ }).getAttribute('href')
  const { request } = page.context()
  const blank = await request.get(`${hall.address}${href}`)
  expect([blank.status(), blank.headers()['content-type']]).toEqual([200, 'application/pdf'])
  const other = await request.get(`${hall.address}${href?.replace('gthsl', 'spjy')}`)
  expect(other.status()).toBe(404)
  const inside = await request.get(
    `${hall.address}${href?.replace('/guides/gthsl/files/', '/catalogue/items/gthsl/annexes/')}`,
  )
  expect(inside.status()).toBe(401)
})

test('[CAT-13] the guide agrees with the catalogue for every answer that a window would get', async () => {
  const page = await hall.visitor()
  const { request } = page.context()
  const answers = { operator: ['hmt'], place: ['rent'], landlord: ['no'], residential: ['yes'], extra: ['agent'] }
  const resolved = await request.post(`${hall.address}/api/v1/catalogue/items/gthsl/resolution`, {
    headers: { origin: hall.address },
    data: { answers },
  })
  const { details } = (await resolved.json()) as { details: readonly { name: string }[] }
  const query = Object.entries(answers).map(([id, [option = '']]) => `a.${id}=${option}`)
  await page.goto(`/guides/gthsl?${query.join('&')}`)
  expect(await page.locator('.own .bring b').allTextContents()).toEqual(details.map(({ name }) => name))
})

test('[CAT-13] guides are listed by theme, event of life, department, service object and letter', async () => {
  const page = await hall.visitor()
  await page.goto('/guides')
  for (const [way, choice, name] of [
    ['按人生事件', '新生儿出生一件事', '出生'],
    ['按部门', '公安局', '身份证'],
    ['按服务对象', '企业法人', '许可'],
    ['按首字母', 'G', '个体工商户设立登记'],
  ] as const) {
    await page.getByRole('link', { name: way, exact: true }).click()
    await page.getByRole('link', { name: new RegExp(`^${choice} \\d+$`) }).click()
    expect((await page.locator('.guides').textContent()) ?? '', `${way} ${choice}`).toContain(name)
  }
})

test('[CAT-12] a version that never was has no guide; programs are told so too', async () => {
  const page = await hall.visitor()
  const { request } = page.context()
  expect((await page.goto('/guides/gthsl?version=99'))?.status()).toBe(404)
  expect((await page.goto('/guides/no-such-item'))?.status()).toBe(404)
  const answer = await request.get(`${hall.address}/api/v1/guides/gthsl?version=99`)
  expect(answer.status()).toBe(404)
  expect(((await answer.json()) as { code: string }).code).toBe('guides.no-such-guide')
})

test.each(['desktop', 'phone'] as const)('[NET-08] guides are accessible and fit a %s', async (size) => {
  const page = await hall.visitor({ size })
  for (const address of [
    '/guides',
    '/guides/pwxk',
    '/guides/gthsl?elder=1',
    '/guides/gthsl/short',
    '/guides/gthsl/materials/form',
  ]) {
    await page.goto(address)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
})
