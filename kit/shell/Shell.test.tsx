import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useEffect } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { ApiProblem } from '../client/problem.ts'
import { press, renderPage } from '../testing/index.ts'
import { AppShell } from './AppShell.tsx'
import { LockScreen } from './LockScreen.tsx'
import { mayOpen, railOf } from './pages.ts'
import type { PageEntry } from './pages.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { QuickSearchScope, useQuickSearch } from './QuickSearch.tsx'
import { folded } from './rail-groups.ts'
import { useIdle } from './use-idle.ts'

const page = (path: string, order: number, more: Partial<PageEntry> = {}): PageEntry => ({
  path,
  title: path,
  rail: { icon: 'inbox', label: path, order },
  load: () => Promise.reject(new Error('not loaded in this test')),
  ...more,
})

describe('the rail of a person', () => {
  const pages = [
    page('tasks', 20, { permission: 'handling.read' }),
    page('intake', 10, { permission: ['intake.read', 'intake.open-application'] }),
    page('items', 50),
    page('clerks-only', 30, { rail: { icon: 'eye', label: 'x', order: 30, roles: ['window-clerk'] } }),
  ]

  test('[SEC-03] holds what they may open, in order; the first is their home', () => {
    const clerk = { roles: ['window-clerk'], permissions: ['intake.open-application'] }
    const reviewer = { roles: ['reviewer'], permissions: ['handling.read'] }
    expect(railOf(pages, clerk).map(({ path }) => path)).toEqual(['intake', 'clerks-only', 'items'])
    expect(railOf(pages, reviewer).map(({ path }) => path)).toEqual(['tasks', 'items'])
  })

  test('[SEC-03] any one of several permissions opens a page, none does not', () => {
    expect(mayOpen(page('x', 1, { permission: ['a', 'b'] }), ['b'])).toBe(true)
    expect(mayOpen(page('x', 1, { permission: ['a', 'b'] }), ['c'])).toBe(false)
  })
})

describe('a long rail', () => {
  const places = (count: number, grouped: number) =>
    Array.from({ length: count }, (_, n) => ({
      to: `/work/p${n}`,
      ...(n >= count - grouped && { group: 'items' as const }),
    }))

  test('shows every place while they fit', () => {
    expect(folded(places(12, 6))).toEqual(places(12, 6))
  })

  test('puts the places of a group under one word where the first of them stood, and leaves nobody out', () => {
    const all = places(15, 5)
    const shown = folded(all)
    expect(shown).toHaveLength(11)
    expect(shown.at(-1)).toEqual({ group: 'items', members: all.slice(10) })
    expect(folded(places(14, 1))).toEqual(places(14, 1))
  })

  test('a phone shows six places at most: the rest and the lock are behind the last word', async () => {
    const rail = places(9, 0).map((place, n) => ({
      ...place,
      icon: 'book' as const,
      label: `处${n}`,
      count: n === 8 ? 2 : 0,
    }))
    let locked = 0
    await renderPage(
      <AppShell place="大厅" rail={rail} onLock={() => (locked += 1)} person="方">
        <p>正文</p>
      </AppShell>,
      { at: '/work/p8', route: '/work/*' },
    )
    const more = screen.getByRole('button', { name: /^更多/ })
    expect(more.textContent).toBe('更多2件等着')
    expect(more.className).toContain('here')
    fireEvent.click(more)
    const menu = within(more.parentElement ?? document.body)
    expect(menu.getAllByRole('link').map(({ textContent }) => textContent?.slice(0, 2))).toEqual([
      '处5',
      '处6',
      '处7',
      '处8',
    ])
    fireEvent.click(menu.getByRole('button', { name: '锁屏' }))
    expect(locked).toBe(1)
  })

  test('opens beside its word, says how many wait in it, and leads on', async () => {
    const rail = places(14, 4).map((place, n) => ({
      ...place,
      icon: 'book' as const,
      label: `处${n}`,
      count: n === 13 ? 3 : 0,
    }))
    await renderPage(
      <AppShell place="大厅" rail={rail} onLock={() => undefined} person="方">
        <p>正文</p>
      </AppShell>,
      { at: '/work/p12', route: '/work/*' },
    )
    const group = screen.getByRole('button', { name: /^事项/ })
    expect(group.textContent).toBe('事项3件等着')
    expect(screen.queryByRole('link', { name: '处12' })).toBeNull()
    fireEvent.click(group)
    expect(screen.getByRole('link', { name: '处12' }).getAttribute('aria-current')).toBe('page')
    fireEvent.click(screen.getByRole('link', { name: /处13/ }))
    await waitFor(() => expect(screen.queryByRole('link', { name: '处12' })).toBeNull())
    expect(group.getAttribute('aria-expanded')).toBe('false')
  })
})

describe('the frame', () => {
  const person = (
    <PersonMenu
      name="沈若溪"
      {...{ role: '窗口受理' }}
      onLock={() => undefined}
      onKeys={() => undefined}
      onSignOut={() => undefined}
    />
  )

  test('marks the place the person is at, also on pages below it, and says what waits', async () => {
    await renderPage(
      <AppShell
        place="13 号窗口"
        rail={[
          { to: '/work/cases', icon: 'eye', label: '跟办', count: 3 },
          { to: '/work/cases/search', icon: 'search', label: '查询' },
        ]}
        onLock={() => undefined}
        person={person}
      >
        <h1>x</h1>
      </AppShell>,
      { at: '/work/cases/339921-1' },
    )
    expect(screen.getByRole('link', { name: /跟办/ }).getAttribute('aria-current')).toBe('page')
    expect(screen.getByRole('link', { name: /查询/ }).hasAttribute('aria-current')).toBe(false)
    expect(screen.getByRole('link', { name: /跟办/ }).textContent).toBe('跟办3件等着')
  })

  test('changes the language of the whole page and remembers it', async () => {
    await renderPage(person)
    fireEvent.click(screen.getByRole('button', { name: '沈若溪，窗口受理' }))
    fireEvent.click(screen.getByRole('button', { name: 'English' }))
    await screen.findByText('Sign out')
    expect(document.cookie).toContain('lang=en')
    expect(document.documentElement.lang).toBe('en')
    document.cookie = 'lang=zh-CN; path=/'
  })
})

describe('the lock', () => {
  test('opens with the right password only, and tells what is wrong', async () => {
    const onUnlock = vi.fn<(password: string) => Promise<ApiProblem | undefined>>((password) =>
      Promise.resolve(
        password === 'right'
          ? undefined
          : new ApiProblem({ type: '', code: 'access.wrong-password', title: '密码不对，还可以试 4 次', status: 401 }),
      ),
    )
    await renderPage(<LockScreen name="沈若溪" cause="locked" onUnlock={onUnlock} onOther={() => undefined} />)
    expect(screen.getByRole('dialog', { name: '沈若溪已锁屏' })).toBeTruthy()
    const field = screen.getByLabelText('密码')
    expect(document.activeElement).toBe(field)
    fireEvent.change(field, { target: { value: 'wrong' } })
    fireEvent.click(screen.getByRole('button', { name: '解锁' }))
    await screen.findByText('密码不对，还可以试 4 次')
    fireEvent.change(field, { target: { value: 'right' } })
    fireEvent.click(screen.getByRole('button', { name: '解锁' }))
    await waitFor(() => expect(screen.queryByText('密码不对，还可以试 4 次')).toBeNull())
  })

  test('falls after three minutes without use, not before', async () => {
    vi.useFakeTimers()
    const onIdle = vi.fn<() => void>()
    function Watched() {
      useIdle(180_000, onIdle)
      return <p>x</p>
    }
    const rendering = renderPage(<Watched />)
    await vi.runOnlyPendingTimersAsync()
    await rendering
    vi.advanceTimersByTime(170_000)
    fireEvent.keyDown(document.body, { key: 'a' })
    vi.advanceTimersByTime(170_000)
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(15_000)
    expect(onIdle).toHaveBeenCalledTimes(1)
    vi.useRealTimers()
  })
})

describe('the quick search', () => {
  const providers = [
    {
      id: 'items',
      label: '事项',
      search: (text: string) =>
        text === '拉货证'
          ? Promise.resolve([{ key: 'near', title: '道路运输', isNear: true }])
          : Promise.resolve([
              { key: '1', title: '道路普通货物运输经营许可', to: '/work/items/1' },
              { key: '2', title: '机动车驾驶证换证', to: '/work/items/2' },
            ]),
    },
    { id: 'broken', label: '办件', search: () => Promise.reject(new Error('away')) },
  ]
  const onGo = vi.fn<(to: string) => void>()
  const onNothing = vi.fn<(text: string) => void>()

  function Opened({ text }: { readonly text: string }) {
    const open = useQuickSearch()
    useEffect(() => open(text), [open, text])
    return <p>page</p>
  }
  const search = (text: string) =>
    renderPage(
      <QuickSearchScope providers={providers} onGo={onGo} onNothing={onNothing}>
        <Opened text={text} />
      </QuickSearchScope>,
    )

  test('arrows choose, Enter goes there; a source that fails does not hide the others', async () => {
    await search('货运')
    await screen.findByText('道路普通货物运输经营许可')
    const field = screen.getByRole('combobox')
    press('Down', field)
    expect(screen.getAllByRole('option')[1]?.getAttribute('aria-selected')).toBe('true')
    press('Enter', field)
    expect(onGo).toHaveBeenCalledWith('/work/items/2')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('nothing found says so, offers what is near, and tells the hall', async () => {
    await search('拉货证')
    await screen.findByText('没有找到“拉货证”，已记下来')
    expect(screen.getByText('道路运输')).toBeTruthy()
    expect(onNothing).toHaveBeenCalledWith('拉货证')
  })
})
