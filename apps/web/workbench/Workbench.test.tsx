import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configureClient, loadTexts, Page, TextsScope, ToastScope, useAct } from '@yichuang/kit'
import type { PageEntry, Session } from '@yichuang/kit'
import { fakeServer, press } from '@yichuang/kit/testing'
import type { FakeServer } from '@yichuang/kit/testing'
import { changePassword, listDemoAccounts, signIn, signOut } from '@yichuang/modules/access/contract'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, describe, expect, test } from 'vitest'
import { ownTexts } from './own-texts.ts'
import { askAgain } from './reentry.ts'
import { routesOf } from './Routes.tsx'
import { SessionHolder } from './SessionHolder.tsx'

const clerk = {
  person: 'p-shen',
  name: '沈若溪',
  account: 'shenruoxi',
  roles: ['window-clerk'],
  permissions: ['intake.read'],
  region: '339921',
  hall: { id: 'hall-county', name: '云岫县行政服务中心' },
  window: { id: 'hall-county-13', no: '13' },
}

function Desk() {
  const change = useAct(changePassword)
  return (
    <Page title="受理台">
      <button type="button" onClick={() => void change.act({ body: { current: 'a', next: 'b' } })}>
        save
      </button>
      {change.problem === undefined ? undefined : <p>failed</p>}
    </Page>
  )
}

const pages: readonly PageEntry[] = [
  {
    path: 'intake',
    title: 'web:brand',
    permission: 'intake.read',
    rail: { icon: 'inbox', label: 'web:brand', order: 10, count: { read: () => Promise.resolve(7) } },
    load: () => Promise.resolve(Desk),
  },
  { path: 'secret', title: 'web:brand', permission: 'audit.read', load: () => Promise.resolve(Desk) },
]

async function open(at: string, session: Session | undefined) {
  const texts = await loadTexts('zh-CN', [ownTexts])
  const router = createMemoryRouter(routesOf([{ pages, texts: ownTexts }]), { initialEntries: [at] })
  render(
    <TextsScope texts={texts}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ToastScope>
          <SessionHolder first={session}>
            <RouterProvider router={router} />
          </SessionHolder>
        </ToastScope>
      </QueryClientProvider>
    </TextsScope>,
  )
  return router
}

let server: FakeServer
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  server = fakeServer()
    .answer(listDemoAccounts, {
      password: 'yichuang-demo',
      accounts: [
        { account: 'fangmingche', name: '方明澈', roles: ['hall-manager'], hall: '云岫县行政服务中心' },
        {
          account: 'shenruoxi',
          name: '沈若溪',
          roles: ['window-clerk'],
          hall: '云岫县行政服务中心',
          windowId: 'hall-county-13',
          windowNo: '13',
        },
      ],
    })
    .answer(signIn, clerk)
    .answer(signOut, {})
  configureClient({ signInAgain: askAgain })
})

describe('[SEC-01] the way in', () => {
  test('the people of the demo stand in the order of the tour, which begins at the window', async () => {
    await open('/work/intake', undefined)
    await screen.findByRole('button', { name: /沈若溪/ })
    const people = screen.getAllByRole('button', { name: /沈若溪|方明澈/ })
    expect(people.map(({ textContent }) => /沈若溪|方明澈/.exec(textContent ?? '')?.[0])).toEqual(['沈若溪', '方明澈'])
  })

  test('who is not signed in is asked to, and comes to the address they wanted', async () => {
    const router = await open('/work/intake?case=1', undefined)
    fireEvent.click(await screen.findByRole('button', { name: /沈若溪/ }))
    await screen.findByRole('heading', { name: '受理台' })
    expect(router.state.location.pathname + router.state.location.search).toBe('/work/intake?case=1')
    expect(server.calls(signIn)[0]?.body).toEqual({
      account: 'shenruoxi',
      password: 'yichuang-demo',
      windowId: 'hall-county-13',
    })
  })

  test('an address elsewhere is not followed after signing in', async () => {
    const router = await open('/work/sign-in?next=//evil.example/', undefined)
    fireEvent.click(await screen.findByRole('button', { name: /沈若溪/ }))
    await screen.findByRole('heading', { name: '受理台' })
    expect(router.state.location.pathname).toBe('/work/intake')
  })

  test('a wrong password keeps the account that was typed', async () => {
    server.refuse(signIn, { code: 'access.wrong-password', status: 401, title: '密码不对，还可以试 4 次' })
    await open('/work/sign-in', undefined)
    fireEvent.change(await screen.findByLabelText('工号或手机号'), { target: { value: 'shenruoxi' } })
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'x' } })
    fireEvent.click(screen.getByRole('button', { name: '登录' }))
    await screen.findByText('密码不对，还可以试 4 次')
    expect((screen.getByLabelText('工号或手机号') as HTMLInputElement).value).toBe('shenruoxi')
  })
})

describe('the frame of a person', () => {
  test('home is the first place on the rail, which shows what waits there', async () => {
    await open('/work', clerk)
    await screen.findByRole('heading', { name: '受理台' })
    expect(screen.getByText(/13 号窗口/)).toBeTruthy()
    await waitFor(() => expect(screen.getByRole('navigation').textContent).toContain('7'))
  })

  test('[SEC-01] a first password leads to its change, whatever was wanted', async () => {
    const router = await open('/work/intake', { ...clerk, permissions: [], roles: [], mustChangePassword: true })
    await waitFor(() => expect(router.state.location.pathname).toBe('/work/account'))
  })

  test('[SEC-01] the own account is behind the name of the person', async () => {
    const router = await open('/work/intake', clerk)
    fireEvent.click(await screen.findByRole('button', { name: /沈若溪/ }))
    fireEvent.click(await screen.findByRole('button', { name: '我的账号、改密码' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/work/account'))
  })

  test('[SEC-03] a page the person may not open says so', async () => {
    await open('/work/secret', clerk)
    await screen.findByText('您没有打开这里的权限')
    expect(screen.queryByText('save')).toBeNull()
  })

  test('an address that leads nowhere leads home', async () => {
    await open('/work/nonsense', clerk)
    const link = await screen.findByRole('link', { name: '回首页' })
    expect(link.getAttribute('href')).toBe('/work/')
  })
})

describe('[SEC-01] the lock', () => {
  const unlock = (password: string) => {
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: password } })
    fireEvent.click(screen.getByRole('button', { name: '解锁' }))
  }

  test('Alt L locks; the same person opens it, and the page is as it was', async () => {
    await open('/work/intake', clerk)
    await screen.findByRole('heading', { name: '受理台' })
    press('Alt+L')
    await screen.findByRole('dialog', { name: '沈若溪已锁屏' })
    unlock('yichuang-demo')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(server.calls(signIn).at(-1)?.body.account).toBe('shenruoxi')
  })

  test('a reload does not open it', async () => {
    sessionStorage.setItem('yichuang.locked', 'locked')
    await open('/work/intake', clerk)
    expect(await screen.findByRole('dialog', { name: '沈若溪已锁屏' })).toBeTruthy()
  })

  test('another person signs in afresh', async () => {
    sessionStorage.setItem('yichuang.locked', 'locked')
    const router = await open('/work/intake', clerk)
    fireEvent.click(await screen.findByRole('button', { name: '换一个人登录' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/work/sign-in'))
    expect(server.calls(signOut)).toHaveLength(1)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('a session that ended in the middle of an act is asked for over the page, and the act goes on', async () => {
    server.refuse(changePassword, { code: 'access.no-session', status: 401 })
    await open('/work/intake', clerk)
    fireEvent.click(await screen.findByText('save'))
    await screen.findByRole('dialog', { name: '沈若溪，登录已过期，请再输一次密码' })
    server.answer(changePassword, {})
    unlock('yichuang-demo')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(server.calls(changePassword)).toHaveLength(2))
    expect(new Set(server.calls(changePassword).map(({ key }) => key)).size).toBe(1)
    expect(screen.queryByText('failed')).toBeNull()
  })
})
