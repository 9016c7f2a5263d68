import { fakeServer, press, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { changePassword } from '../contract.ts'
import { addPerson, deactivatePerson, grantRole, revokeRole } from '../contract/care.ts'
import { listPeople, readPerson, readWorkPlaces } from '../contract/people.ts'
import type { PersonRecord } from '../contract/people.ts'
import { endOwnSessions, listOwnSessions, listSessions } from '../contract/sessions.ts'
import { AccountPage } from './AccountPage.tsx'
import { texts } from './index.ts'
import { PeoplePage } from './PeoplePage.tsx'
import { PersonPage } from './PersonPage.tsx'

const example = <T,>(answer: T | undefined): T => {
  if (answer === undefined) throw new Error('the contract has no example')
  return answer
}
const places = example(readWorkPlaces.example.answer)
const someone = (change: Partial<PersonRecord>): PersonRecord => ({ ...example(readPerson.example.answer), ...change })
const write = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe('the list', () => {
  const server = () =>
    fakeServer().answer(listPeople, example(listPeople.example.answer)).answer(readWorkPlaces, places)
  const open = (permissions: readonly string[]) =>
    renderPage(<PeoplePage />, { at: '/work/people', texts: [texts], session: { permissions } })

  test('[SEC-01] shows who works where in which role, and only the system administrator may add', async () => {
    server()
    await open(['access.read-people'])
    expect(await screen.findByText('云岫县行政服务中心 13 号窗口')).toBeTruthy()
    expect(screen.getByText('窗口受理')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '添加人员' })).toBeNull()
  })

  test('[SEC-01] a person is added with F9, and the first password is shown once', async () => {
    const fake = server().answer(addPerson, { id: 'p-1', password: 'mK7v-Tq3x-Rb9d' })
    await open(['access.read-people', 'access.manage-people'])
    fireEvent.click(await screen.findByRole('button', { name: '添加人员' }))
    await screen.findByRole('option', { name: '云岫县 339921' })
    press('F9')
    expect(await screen.findByText('请填姓名')).toBeTruthy()
    expect(fake.calls(addPerson)).toHaveLength(0)
    write('账号', 'wenshuyu')
    write('姓名', '闻书语')
    write(/大厅/, 'hall-county')
    fireEvent.change(await screen.findByLabelText(/常用窗口/), { target: { value: 'hall-county-13' } })
    press('F9')
    expect(await screen.findByText('mK7v-Tq3x-Rb9d')).toBeTruthy()
    const place = { region: '339921', hall: 'hall-county', window: 'hall-county-13' }
    expect(fake.calls(addPerson)[0]?.body).toEqual({ account: 'wenshuyu', name: '闻书语', ...place })
  })
})

describe('a person', () => {
  const open = (permissions: readonly string[], person: PersonRecord) => {
    const fake = fakeServer()
      .answer(readPerson, person)
      .answer(readWorkPlaces, places)
      .answer(listSessions, { rows: [] })
    const session = { permissions: ['access.read-people', ...permissions] }
    const page = { at: '/work/people/shenruoxi', route: '/work/people/:id', texts: [texts], session }
    return renderPage(<PersonPage />, page).then(() => fake)
  }

  test('[SEC-01] who holds open tasks is switched off with a reason, and only when that was seen', async () => {
    const actions = [{ name: 'access.deactivate-person', allowed: true }]
    const fake = await open(['access.manage-people'], someone({ openWork: 3, actions }))
    fake.answer(deactivatePerson, { id: 'shenruoxi', version: 4 })
    fireEvent.click(await screen.findByRole('button', { name: '停用' }))
    press('F9')
    expect(await screen.findByText('请写明原因')).toBeTruthy()
    fireEvent.click(screen.getByLabelText(/名下还有 3 件待办/))
    write(/原因/, '调离本单位')
    press('F9')
    await waitFor(() => expect(fake.calls(deactivatePerson)).toHaveLength(1))
    const body = { reason: '调离本单位', expectedVersion: 3, evenWithWork: true }
    expect(fake.calls(deactivatePerson)[0]?.body).toEqual(body)
  })

  test('[SEC-01] roles that must stay apart are said before anything is sent', async () => {
    const fake = await open(['access.grant-role'], someone({}))
    fake.answer(grantRole, { id: 'shenruoxi', version: 4 })
    fireEvent.click(await screen.findByRole('button', { name: '授予角色' }))
    const drawer = within(await screen.findByRole('dialog'))
    fireEvent.change(drawer.getByLabelText('角色'), { target: { value: 'supervisor' } })
    expect(await drawer.findByText(/不能由同一人担任（三员分立）/)).toBeTruthy()
    fireEvent.change(drawer.getByLabelText('角色'), { target: { value: 'handout-clerk' } })
    expect(drawer.queryByText(/三员分立/)).toBeNull()
    fireEvent.change(drawer.getByLabelText(/截止日/), { target: { value: '2027-09-23' } })
    write(/原因/, '顶岗')
    press('F9')
    await waitFor(() => expect(fake.calls(grantRole)).toHaveLength(1))
    const body = { role: 'handout-clerk', to: '2027-09-23', reason: '顶岗', expectedVersion: 3 }
    expect(fake.calls(grantRole)[0]?.body).toEqual(body)
  })

  test('[SEC-01] a role is taken back with a reason; what somebody else changed meanwhile is said', async () => {
    const fake = await open(['access.grant-role'], someone({}))
    fake.refuse(revokeRole, { code: 'access.stale-version', status: 409, title: '这个人员刚被他人改过' })
    fireEvent.click(await screen.findByRole('button', { name: '收回' }))
    write(/原因/, '岗位调整')
    press('F9')
    expect(await screen.findByText(/刚被他人改过/)).toBeTruthy()
    expect(screen.getByDisplayValue('岗位调整')).toBeTruthy()
  })

  test('[SEC-01] the auditor sees a person and can change nothing', async () => {
    await open([], someone({ actions: [] }))
    expect(await screen.findByText('基本情况')).toBeTruthy()
    for (const name of ['授予角色', '收回', '停用', '重置密码', '修改、调动'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  })
})

describe('the own account', () => {
  const own = example(listOwnSessions.example.answer)
  const open = async (mustChangePassword: boolean) => {
    const rows = [...own.rows, ...own.rows.map((row) => ({ ...row, id: 'other', isThis: false }))]
    const fake = fakeServer().answer(listOwnSessions, { rows }).answer(endOwnSessions, { ended: 1 })
    await renderPage(<AccountPage />, { at: '/work/account', texts: [texts], session: { mustChangePassword } })
    return fake
  }

  test('[SEC-01] a weak or mistyped new password is told what is missing, and nothing is sent', async () => {
    const fake = await open(true)
    expect(await screen.findByText(/这是首次密码/)).toBeTruthy()
    write('现在的密码', 'old')
    write('新密码', 'test')
    write('再输一次新密码', 'other')
    fireEvent.click(screen.getByRole('button', { name: '改密码' }))
    expect(await screen.findByText('还差：至少 10 位、三类字符、不含账号名')).toBeTruthy()
    expect(screen.getByText('两次输入不一致')).toBeTruthy()
    expect(fake.calls(changePassword)).toHaveLength(0)
  })

  test('[SEC-01] the password is changed and another session ended', async () => {
    const fake = (await open(false)).answer(changePassword, {})
    write('现在的密码', 'old')
    write('新密码', 'Sunflower 2026!')
    write('再输一次新密码', 'Sunflower 2026!')
    fireEvent.click(screen.getByRole('button', { name: '改密码' }))
    expect(await screen.findByText('密码已改，其他登录已退出')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '强制退出' }))
    await waitFor(() => expect(fake.calls(endOwnSessions)[0]?.body).toEqual({ session: 'other' }))
  })
})
