import '@yichuang/kit/tokens.css'
import '@yichuang/kit/kit.css'
import './workbench.css'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  applyDensity,
  configureClient,
  createMemory,
  loadTexts,
  rememberedLanguage,
  TextsScope,
  ToastScope,
} from '@yichuang/kit'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { doors } from './modules.ts'
import { ownTexts } from './own-texts.ts'
import { createRouter } from './Routes.tsx'
import { askAgain } from './reentry.ts'
import { SessionHolder } from './SessionHolder.tsx'
import { findSession } from './session.ts'

/** Starts the workbench: texts and session first, then the page the address names. */
async function start(root: HTMLElement): Promise<void> {
  const language = rememberedLanguage()
  document.documentElement.lang = language
  applyDensity()
  const [texts, session] = await Promise.all([
    loadTexts(language, [ownTexts, ...doors.map((door) => door.texts)]),
    findSession(),
  ])
  configureClient({
    language: () => (texts.i18n.language === 'en' ? 'en' : 'zh-CN'),
    signInAgain: askAgain,
  })
  const memory = createMemory()
  createRoot(root).render(
    <TextsScope texts={texts}>
      <QueryClientProvider client={memory}>
        <ToastScope>
          <SessionHolder first={session}>
            <RouterProvider router={createRouter(doors)} />
          </SessionHolder>
        </ToastScope>
      </QueryClientProvider>
    </TextsScope>,
  )
}

const root = document.querySelector<HTMLElement>('#root')
if (root !== null) void start(root)
