import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { renderPage } from '../testing/index.ts'
import type { KeptDraft } from './local-drafts.ts'
import { useDraft } from './use-draft.ts'

interface FormProps {
  readonly save?: (value: string) => Promise<unknown>
  readonly load?: () => Promise<KeptDraft<string> | undefined>
}

function Form({ save, load }: FormProps) {
  const draft = useDraft({
    key: 'case-1',
    initial: '',
    ...(save !== undefined && { save }),
    ...(load !== undefined && { load }),
  })
  return (
    <>
      <input aria-label="opinion" value={draft.value} onChange={(event) => draft.set(event.target.value)} />
      <output>{draft.isReady ? (draft.saved?.state ?? 'clean') : 'looking'}</output>
      <button type="button" onClick={() => void draft.discard()}>
        discard
      </button>
    </>
  )
}

const type = (value: string) => fireEvent.change(screen.getByLabelText('opinion'), { target: { value } })
const typed = () => (screen.getByLabelText('opinion') as HTMLInputElement).value

beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers({ shouldAdvanceTime: true })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('nothing typed is lost', () => {
  test('what is typed reaches the server within a second, also while typing goes on', async () => {
    const save = vi.fn<(value: string) => Promise<unknown>>(() => Promise.resolve())
    await renderPage(<Form save={save} />)
    for (const value of ['材', '材料', '材料齐', '材料齐全']) {
      type(value)
      await act(() => vi.advanceTimersByTimeAsync(240))
    }
    expect(save).toHaveBeenCalled()
    await act(() => vi.advanceTimersByTimeAsync(1000))
    expect(save).toHaveBeenLastCalledWith('材料齐全')
    await screen.findByText('saved')
  })

  test('a page that is opened anew shows what was typed', async () => {
    const first = await renderPage(<Form />)
    await screen.findByText('clean')
    type('拟同意')
    first.unmount()
    await renderPage(<Form />)
    await waitFor(() => expect(typed()).toBe('拟同意'))
  })

  test('another person does not meet it', async () => {
    const first = await renderPage(<Form />, { session: { person: 'p-he' } })
    type('拟同意')
    first.unmount()
    await renderPage(<Form />, { session: { person: 'p-han' } })
    await screen.findByText('clean')
    expect(typed()).toBe('')
  })

  test('the newer of the two copies wins', async () => {
    const first = await renderPage(<Form />)
    type('这台电脑上的')
    first.unmount()
    const later = new Date(Date.now() + 60_000).toISOString()
    await renderPage(<Form load={() => Promise.resolve({ value: '另一台电脑上的', savedAt: later })} />)
    await waitFor(() => expect(typed()).toBe('另一台电脑上的'))
  })

  test('while the server is away it is kept here, and sent when it is back', async () => {
    let isAway = true
    const save = vi.fn<(value: string) => Promise<unknown>>(() =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve(),
    )
    await renderPage(<Form save={save} />)
    type('拟同意')
    await act(() => vi.advanceTimersByTimeAsync(1000))
    await screen.findByText('here-only')
    isAway = false
    await act(() => vi.advanceTimersByTimeAsync(6000))
    await screen.findByText('saved')
    expect(save).toHaveBeenLastCalledWith('拟同意')
  })

  test('what was typed before the copy was found is not overwritten', async () => {
    let found: (draft: KeptDraft<string>) => void = () => undefined
    const load = () =>
      new Promise<KeptDraft<string>>((done) => {
        found = done
      })
    await renderPage(<Form load={load} />)
    type('新的')
    await act(async () => {
      found({ value: '旧的', savedAt: '2026-09-24T01:00:00Z' })
      await Promise.resolve()
    })
    expect(typed()).toBe('新的')
  })

  test('a draft that is done with is forgotten', async () => {
    const first = await renderPage(<Form />)
    type('拟同意')
    fireEvent.click(screen.getByText('discard'))
    first.unmount()
    await renderPage(<Form />)
    await screen.findByText('clean')
    expect(typed()).toBe('')
  })
})
