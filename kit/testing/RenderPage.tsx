import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render } from '@testing-library/react'
import type { RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach } from 'vitest'
import { ToastScope } from '../actions/Toasts.tsx'
import type { Language } from '../i18n/index.ts'
import { SessionScope } from '../session/SessionScope.tsx'
import type { Session } from '../session/SessionScope.tsx'
import { QuickSearchScope } from '../shell/QuickSearch.tsx'
import { loadTexts } from '../texts/texts.ts'
import type { ModuleTexts } from '../texts/texts.ts'
import { TextsScope } from '../texts/TextsScope.tsx'

afterEach(() => {
  cleanup()
})

export interface RenderOptions {
  /** the address: `/work/cases/339921-260918-00052?tab=history` */
  readonly at?: string
  /** the route that matches it: `/work/cases/:number` */
  readonly route?: string
  readonly texts?: readonly ModuleTexts[]
  readonly session?: Partial<Session>
  readonly language?: Language
}

const nobody: Session = {
  person: 'p-test',
  name: 'Test',
  account: 'test',
  roles: [],
  permissions: [],
  region: '339921',
}

/** Renders a page as the workbench would: router, session, texts, memory, toasts. Other addresses show themselves. */
export async function renderPage(page: ReactNode, options: RenderOptions = {}): Promise<RenderResult> {
  const { at = '/work/', route = '*', texts = [], session = {}, language = 'zh-CN' } = options
  const loaded = await loadTexts(language, texts)
  const memory = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createMemoryRouter(
    [
      { path: route, element: page },
      { path: '*', element: <Elsewhere /> },
    ],
    { initialEntries: [at] },
  )
  return render(
    <TextsScope texts={loaded}>
      <QueryClientProvider client={memory}>
        <ToastScope>
          <SessionScope session={{ ...nobody, ...session }}>
            <QuickSearchScope providers={[]} onGo={(to) => void router.navigate(to)}>
              <RouterProvider router={router} />
            </QuickSearchScope>
          </SessionScope>
        </ToastScope>
      </QueryClientProvider>
    </TextsScope>,
  )
}

function Elsewhere() {
  return <p data-testid="elsewhere" />
}

const named: Readonly<Record<string, string>> = {
  Space: ' ',
  Esc: 'Escape',
  PgDn: 'PageDown',
  PgUp: 'PageUp',
  Down: 'ArrowDown',
  Up: 'ArrowUp',
}

/** Strikes a combination as it is written in bindings, on an element or on the page. */
export function press(combo: string, on: Element = document.body): void {
  const parts = combo.split('+')
  const last = parts.at(-1) ?? ''
  const key = named[last] ?? (last.length === 1 ? last.toLowerCase() : last)
  const code = /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : last
  fireEvent.keyDown(on, { key, code, ctrlKey: parts.includes('Ctrl'), altKey: parts.includes('Alt') })
}
