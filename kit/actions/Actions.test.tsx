import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { Checkbox, RadioList } from '../forms/Choices.tsx'
import { TextField } from '../forms/TextInput.tsx'
import { press, renderPage } from '../testing/index.ts'
import { ActionButton } from './ActionButton.tsx'
import { Button } from './Button.tsx'
import { ConfirmAct } from './ConfirmAct.tsx'
import { Drawer } from './Drawer.tsx'
import { useToast } from './Toasts.tsx'

const noop = () => undefined

describe('a button', () => {
  test('is pressed by its key and says which', async () => {
    const act = vi.fn<() => void>()
    await renderPage(
      <Button hotkey="F9" onClick={act}>
        受理
      </Button>,
    )
    press('F9')
    expect(act).toHaveBeenCalledTimes(1)
    expect(screen.getByRole('button', { name: /受理/ }).getAttribute('aria-keyshortcuts')).toBe('F9')
  })

  test('that the person may not press tells the reason, stays reachable, and does nothing', async () => {
    const act = vi.fn<() => void>()
    await renderPage(
      <Button hotkey="F9" onClick={act} disabledReason="授权委托书已到期">
        受理
      </Button>,
    )
    const button = screen.getByRole('button')
    fireEvent.click(button)
    press('F9')
    expect(act).not.toHaveBeenCalled()
    expect(button.hasAttribute('disabled')).toBe(false)
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('授权委托书已到期')
  })

  test('goes to a gap elsewhere on the page when its own card has none', async () => {
    await renderPage(
      <>
        <div className="card">
          <TextField label="理由" required value="" onChange={noop} />
        </div>
        <div className="card">
          <Button missing="先写理由" onClick={noop}>
            发布
          </Button>
        </div>
      </>,
    )
    fireEvent.click(screen.getByRole('button'))
    expect(document.activeElement).toBe(screen.getByLabelText('理由'))
  })

  test('with something missing says what, and goes to the first gap instead of acting', async () => {
    const act = vi.fn<() => void>()
    const pages = (name: string, isSeen: boolean, way: 'mail' | undefined) => (
      <form>
        <TextField label="备注" value="" onChange={noop} />
        <TextField label="姓名" required value={name} onChange={noop} />
        <Checkbox required checked={isSeen} onChange={noop}>
          已核对
        </Checkbox>
        <RadioList label="方式" value={way} options={[{ value: 'mail', label: '邮寄' }]} onChange={noop} />
        <Button hotkey="F9" missing={way === undefined ? '还有未填的' : undefined} onClick={act}>
          受理
        </Button>
      </form>
    )
    const { rerender } = await renderPage(pages('', false, undefined))
    const button = screen.getByRole('button')
    expect(button.getAttribute('aria-disabled')).toBe('false')
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('还有未填的')
    press('F9')
    expect(document.activeElement).toBe(screen.getByLabelText('姓名'))
    rerender(pages('闻书语', false, undefined))
    fireEvent.click(screen.getByRole('button'))
    expect(document.activeElement).toBe(screen.getByRole('checkbox'))
    rerender(pages('闻书语', true, undefined))
    fireEvent.click(screen.getByRole('button'))
    expect(document.activeElement).toBe(screen.getByRole('radio'))
    expect(act).not.toHaveBeenCalled()
    rerender(pages('闻书语', true, 'mail'))
    fireEvent.click(screen.getByRole('button'))
    expect(act).toHaveBeenCalledTimes(1)
  })

  test('that is busy is not pressed twice', async () => {
    const act = vi.fn<() => void>()
    await renderPage(
      <Button busy onClick={act}>
        受理
      </Button>,
    )
    fireEvent.click(screen.getByRole('button'))
    expect(act).not.toHaveBeenCalled()
  })

  test('for an offer of the server says its refusal in words; without an offer it is not there', async () => {
    const texts = {
      namespace: 'x',
      load: { 'zh-CN': () => Promise.resolve({ default: {} }), en: () => Promise.resolve({ default: {} }) },
      problems: {
        'zh-CN': () => Promise.resolve({ default: { 'intake.no-delegation': '没有授权' } }),
        en: () => Promise.resolve({ default: {} }),
      },
    }
    await renderPage(
      <>
        <ActionButton offer={{ name: 'accept', allowed: false, reason: 'intake.no-delegation' }}>受理</ActionButton>
        <ActionButton offer={undefined}>不予受理</ActionButton>
      </>,
      { texts: [texts] },
    )
    expect(screen.getByText('没有授权')).toBeTruthy()
    expect(screen.queryByText('不予受理')).toBeNull()
  })
})

function Host() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      {isOpen && (
        <Drawer title="补正" onClose={() => setOpen(false)} footer={<button type="button">last</button>}>
          <input aria-label="inside" />
        </Drawer>
      )}
    </>
  )
}

describe('a drawer', () => {
  test('keeps the focus inside, shuts the page behind it, and gives the focus back', async () => {
    await renderPage(<Host />)
    const opener = screen.getByText('open')
    opener.focus()
    fireEvent.click(opener)
    const dialog = screen.getByRole('dialog', { name: '补正' })
    expect(dialog.contains(document.activeElement)).toBe(true)
    expect(opener.closest('[inert]')).not.toBeNull()
    const last = screen.getByText('last')
    last.focus()
    fireEvent.keyDown(last, { key: 'Tab' })
    expect(document.activeElement?.textContent).toContain('返回')
    press('Esc')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener)
    expect(opener.closest('[inert]')).toBeNull()
  })
})

test('a confirming drawer shows the document and the day, and its button names the act', async () => {
  const act = vi.fn<() => void>()
  await renderPage(
    <ConfirmAct
      title="一次性告知补正"
      act="打印并送达"
      hotkey="F8"
      document={<p>补齐补正告知书</p>}
      dates={[{ label: '最晚补来', day: '2026-10-15', note: '10 个工作日' }]}
      onAct={act}
      onClose={() => undefined}
    />,
  )
  expect(screen.getByText('补齐补正告知书')).toBeTruthy()
  expect(screen.getByText('2026年10月15日 星期四')).toBeTruthy()
  press('F8')
  expect(act).toHaveBeenCalledTimes(1)
})

test('a toast is taken back with Ctrl Z, once', async () => {
  const undo = vi.fn<() => void>()
  function Claiming() {
    const toast = useToast()
    return (
      <button type="button" onClick={() => toast({ text: '已领取 3 件', undo })}>
        claim
      </button>
    )
  }
  await renderPage(<Claiming />)
  fireEvent.click(screen.getByText('claim'))
  await screen.findByText('已领取 3 件')
  press('Ctrl+Z')
  press('Ctrl+Z')
  expect(undo).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('已领取 3 件')).toBeNull()
})
