import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'
import { press, renderPage } from '../testing/index.ts'
import { CheckboxGroup, RadioList } from './Choices.tsx'
import { TextField } from './TextInput.tsx'

const options = ['甲', '乙', '丙', '丁', '戊', '以上都没有'].map((label) => ({ value: label, label }))

describe('answers are chosen by digits', () => {
  test('one of several', async () => {
    function One() {
      const [value, setValue] = useState<string>()
      return <RadioList label="问" options={options.slice(0, 3)} value={value} onChange={setValue} hotkeys />
    }
    await renderPage(<One />)
    press('2')
    expect((screen.getByLabelText(/乙/) as HTMLInputElement).checked).toBe(true)
    press('9')
    expect((screen.getByLabelText(/乙/) as HTMLInputElement).checked).toBe(true)
  })

  test('any of several; 0 is the last, which empties the others', async () => {
    function Any() {
      const [value, setValue] = useState<readonly string[]>([])
      return (
        <>
          <CheckboxGroup label="问" options={options} value={value} onChange={setValue} none="以上都没有" hotkeys />
          <output>{value.join(' ')}</output>
        </>
      )
    }
    await renderPage(<Any />)
    const chosen = () =>
      screen.getByText((_, element) => element?.tagName === 'OUTPUT' && element.className === '').textContent
    press('1')
    press('4')
    expect(chosen()).toBe('甲 丁')
    press('0')
    expect(chosen()).toBe('以上都没有')
    press('1')
    expect(chosen()).toBe('甲')
    press('1')
    expect(chosen()).toBe('')
  })
})

test('a field is tied to its label, its hint and its problem', async () => {
  await renderPage(
    <TextField
      label="手机"
      hint="用来收通知"
      problem="手机号应是 11 位，现在是 10 位"
      required
      value="1390000602"
      onChange={() => undefined}
    />,
  )
  const field = screen.getByLabelText('手机')
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
  expect(described).toEqual(['用来收通知', '手机号应是 11 位，现在是 10 位'])
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toBe('手机号应是 11 位，现在是 10 位')
})

test('Enter in a field that has an act does it, not while a word is composed', async () => {
  let times = 0
  await renderPage(<TextField label="编号" value="" onChange={() => undefined} onEnter={() => times++} />)
  const field = screen.getByLabelText(/编号/)
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(times).toBe(1)
})
