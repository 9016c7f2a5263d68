import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Button } from '../actions/Button.tsx'
import { press, renderPage } from '../testing/index.ts'
import { CardReaderButton } from './CardReaderButton.tsx'
import { agentPlace } from './device-agent.ts'
import type { IdentityCard } from './identity-card.ts'

const card: IdentityCard = {
  name: '周砚秋',
  documentType: 'residentId',
  documentNumber: '339921198804123121',
  sex: 'female',
  birthDate: '1988-04-12',
  address: '云岫县河埠街道槐荫路 21 号',
  issuer: '云岫县公安局',
  validFrom: '2018-05-20',
  validTo: null,
}

const asked = vi.fn<typeof fetch>()
const onRead = vi.fn<(card: IdentityCard) => void>()

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('fetch', asked)
})
afterEach(() => {
  vi.unstubAllGlobals()
  asked.mockReset()
  onRead.mockReset()
})

const gives = (answer: unknown, status = 200) => asked.mockResolvedValueOnce(Response.json(answer, { status }))
const isUnreachable = () => asked.mockRejectedValueOnce(new TypeError('Failed to fetch'))

async function readBy(language: 'zh-CN' | 'en' = 'zh-CN'): Promise<void> {
  await renderPage(<CardReaderButton onRead={onRead} />, { language })
  press('F4')
}

/** A form that keeps all its fields in one object, as the cards of the desk do. */
function FormWithReader() {
  const [form, setForm] = useState({ phone: '', name: '' })
  return (
    <>
      <input
        aria-label="phone"
        value={form.phone}
        onChange={({ target }) => setForm({ ...form, phone: target.value })}
      />
      <CardReaderButton onRead={({ name }) => setForm({ ...form, name })} />
      <p>{`${form.phone} ${form.name}`}</p>
    </>
  )
}

describe('the button of the card reader', () => {
  test('hands on what the card says and tells whose it is', async () => {
    gives(card)
    await readBy()
    await screen.findByText('已读卡：周砚秋')
    expect(onRead.mock.calls).toEqual([[card]])
    expect(asked.mock.calls[0]?.[0]).toBe('http://127.0.0.1:9271/identity-card?wait=15')
  })

  test('gives the card to the form as it is when the card is read, with what was typed meanwhile', async () => {
    let lay: (answer: Response) => void = () => undefined
    asked.mockReturnValueOnce(new Promise((resolve) => (lay = resolve)))
    await renderPage(<FormWithReader />)
    press('F4')
    await screen.findByText('把身份证放在读卡器上')
    fireEvent.change(screen.getByLabelText('phone'), { target: { value: '13900001111' } })
    lay(Response.json(card))
    await screen.findByText('13900001111 周砚秋')
    expect(screen.getByLabelText<HTMLInputElement>('phone').value).toBe('13900001111')
  })

  test('warns of a card that has expired, and hands it on', async () => {
    gives({ ...card, validTo: '2024-06-01' })
    await readBy()
    await screen.findByText(/有效期到 2024-06-01，已过期/)
    expect(onRead).toHaveBeenCalledTimes(1)
  })

  test('waits, and Esc ends the waiting before it leaves the page', async () => {
    const leave = vi.fn<() => void>()
    asked.mockImplementationOnce(
      (_address, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError')))
        }),
    )
    await renderPage(
      <>
        <CardReaderButton onRead={onRead} />
        <Button hotkey="Esc" onClick={leave}>
          返回
        </Button>
      </>,
    )
    const button = screen.getByRole('button', { name: /读卡/ })
    button.focus()
    press('F4')
    await screen.findByText('把身份证放在读卡器上')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /不读了/ }))
    press('Esc')
    await screen.findByRole('button', { name: /读卡/ })
    expect([leave.mock.calls, onRead.mock.calls, screen.queryByRole('alert')]).toEqual([[], [], null])
    press('Esc')
    expect(leave).toHaveBeenCalledTimes(1)
  })

  test('says that no agent is on this computer, in both languages', async () => {
    isUnreachable()
    isUnreachable()
    await readBy()
    expect((await screen.findByRole('alert')).textContent).toContain('没有找到读卡助手（127.0.0.1:9271）')
  })

  test('says it in English', async () => {
    isUnreachable()
    isUnreachable()
    await readBy('en')
    expect((await screen.findByRole('alert')).textContent).toContain('No device agent was found on this computer')
  })

  test('tells an agent that does not admit this site from none', async () => {
    isUnreachable()
    gives({})
    await readBy()
    expect((await screen.findByRole('alert')).textContent).toContain('没有放行本平台')
  })

  test.each([
    ['no-card', 404, '没有读到身份证'],
    ['unreadable', 422, '这张身份证读不出来'],
    ['reader-missing', 503, '读卡器没有回应'],
    ['busy', 409, '另一个页面正在读卡'],
    ['driver-failed', 500, '读卡器驱动出错'],
    ['agent-missing', 500, '回答无法识别'],
    [undefined, 500, '回答无法识别'],
  ])('has a sentence for %s', async (code, status, sentence) => {
    gives({ code }, status)
    await readBy()
    expect((await screen.findByRole('alert')).textContent).toContain(sentence)
    expect(onRead).not.toHaveBeenCalled()
  })

  test.each([[{ ...card, documentNumber: 7 }], [{ ...card, sex: 'x' }], [[]], [null]])(
    'hands nothing on of an answer that is no card',
    async (answer) => {
      gives(answer)
      await readBy()
      expect((await screen.findByRole('alert')).textContent).toContain('回答无法识别')
      expect(onRead).not.toHaveBeenCalled()
    },
  )

  test.each([
    ['http://localhost:9300', 'http://localhost:9300'],
    ['http://evil.example:9271', 'http://127.0.0.1:9271'],
    ['http://127.0.0.1:9271@evil.example', 'http://127.0.0.1:9271'],
  ])('with the address %s set it asks %s', async (kept, address) => {
    localStorage.setItem(agentPlace, kept)
    gives(card)
    await readBy()
    await screen.findByText(/已读卡/)
    expect(asked.mock.calls[0]?.[0]).toBe(`${address}/identity-card?wait=15`)
  })
})
