import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { press } from '../testing/index.ts'
import { actsInText, comboOf } from './combo.ts'
import { KeyLayer, liveKeys, useKeys } from './KeyScope.tsx'
import type { KeyBinding } from './registry.ts'

afterEach(cleanup)

function Bound({ keys }: { readonly keys: readonly KeyBinding[] }) {
  useKeys(keys)
  return (
    <>
      <input aria-label="text" />
      <button type="button">button</button>
      <input type="checkbox" aria-label="check" />
    </>
  )
}

describe('a combination is read as it is written', () => {
  const stroke = (key: string, more: Partial<Parameters<typeof comboOf>[0]> = {}) =>
    comboOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

  test.each([
    [stroke('F9'), 'F9'],
    [stroke('j'), 'J'],
    [stroke(' '), 'Space'],
    [stroke('PageDown'), 'PgDn'],
    [stroke('?', { shiftKey: true }), '?'],
    [stroke('k', { ctrlKey: true }), 'Ctrl+K'],
    [stroke('k', { metaKey: true }), 'Ctrl+K'],
    [stroke('¬', { altKey: true, code: 'KeyL' }), 'Alt+L'],
    [stroke('Enter', { ctrlKey: true }), 'Ctrl+Enter'],
  ])('%s is %s', (read, written) => {
    expect(read).toBe(written)
  })

  test('only F keys, Ctrl, Alt and Esc act while somebody types, and never undo', () => {
    expect(['F9', 'Alt+1', 'Ctrl+Enter', 'Esc', 'J', 'Space', '1', 'Ctrl+Z', 'PgDn'].filter(actsInText)).toEqual([
      'F9',
      'Alt+1',
      'Ctrl+Enter',
      'Esc',
    ])
  })
})

describe('where a key acts', () => {
  test('letters act on the page and not in a text field; F keys act in both', () => {
    const letter = vi.fn<() => void>()
    const functionKey = vi.fn<() => void>()
    render(
      <Bound
        keys={[
          { combo: 'J', act: letter },
          { combo: 'F9', act: functionKey },
        ]}
      />,
    )
    press('J')
    press('J', screen.getByLabelText('text'))
    press('F9', screen.getByLabelText('text'))
    expect(letter).toHaveBeenCalledTimes(1)
    expect(functionKey).toHaveBeenCalledTimes(1)
  })

  test('Enter and Space belong to the button and the box that have the focus', () => {
    const act = vi.fn<() => void>()
    render(
      <Bound
        keys={[
          { combo: 'Enter', act },
          { combo: 'Space', act },
        ]}
      />,
    )
    press('Enter', screen.getByText('button'))
    press('Space', screen.getByLabelText('check'))
    expect(act).not.toHaveBeenCalled()
    press('Enter')
    expect(act).toHaveBeenCalledTimes(1)
  })

  test('nothing acts while an input method composes a word', () => {
    const act = vi.fn<() => void>()
    render(<Bound keys={[{ combo: 'F9', act }]} />)
    fireEvent.keyDown(document.body, { key: 'F9', isComposing: true })
    expect(act).not.toHaveBeenCalled()
  })

  test('a key that is switched off does nothing', () => {
    const act = vi.fn<() => void>()
    render(<Bound keys={[{ combo: 'F9', act, when: false }]} />)
    press('F9')
    expect(act).not.toHaveBeenCalled()
  })
})

describe('who holds a key', () => {
  test('an open drawer shadows the page behind it; the lock still acts', () => {
    const behind = vi.fn<() => void>()
    const lock = vi.fn<() => void>()
    const inside = vi.fn<() => void>()
    const page = (isOpen: boolean) => (
      <>
        <Bound
          keys={[
            { combo: 'F9', act: behind },
            { combo: 'F8', act: behind },
            { combo: 'Alt+L', act: lock },
          ]}
        />
        {isOpen && (
          <KeyLayer>
            <Bound keys={[{ combo: 'F9', act: inside }]} />
          </KeyLayer>
        )}
      </>
    )
    const { rerender } = render(page(true))
    press('F9')
    press('F8')
    press('Alt+L')
    expect(inside).toHaveBeenCalledTimes(1)
    expect(behind).not.toHaveBeenCalled()
    expect(lock).toHaveBeenCalledTimes(1)
    rerender(page(false))
    press('F9')
    expect(behind).toHaveBeenCalledTimes(1)
  })

  test('the newest binding of a combination wins, and the overlay lists each once', () => {
    const old = vi.fn<() => void>()
    const young = vi.fn<() => void>()
    render(
      <>
        <Bound keys={[{ combo: 'F9', act: old, label: 'old' }]} />
        <Bound keys={[{ combo: 'F9', act: young, label: 'young' }]} />
      </>,
    )
    press('F9')
    expect(young).toHaveBeenCalledTimes(1)
    expect(old).not.toHaveBeenCalled()
    expect(liveKeys().map(({ label }) => label)).toEqual(['young'])
  })
})
