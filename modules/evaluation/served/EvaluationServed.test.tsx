import type { Visit } from '@yichuang/modules/portal/public'
import { expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { evaluatePage } from './EvaluatePage.tsx'
import { padPage, pairingPage } from './PadPage.tsx'

const visit: Visit = { path: '/', search: '', language: 'zh-CN', isElder: false, at: '2026-09-24T01:45:00.000Z' }
const own = contract.readOwnEvaluation.example.answer
const picture = contract.readPad.example.answer
if (own === undefined || picture === undefined) throw new Error('the contract has no example')

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html')

test('[SUP-01] the phone asks for one of five grades with the reasons of each, whole without a script', () => {
  const page = parsed(evaluatePage(visit, { token: 'abc', own, chosen: {} }))
  const grades = [...page.querySelectorAll<HTMLInputElement>('input[name="grade"]')]
  expect(grades.map(({ value }) => value)).toEqual(['5', '4', '3', '2', '1'])
  expect(grades.some((grade) => grade.checked)).toBe(false)
  expect(page.querySelectorAll('input[name="reason5"]').length).toBeGreaterThan(3)
  expect(page.querySelector('form')?.getAttribute('action')).toBe('/evaluate/abc')
  expect(page.body.textContent).toContain('不评也不会算成满意')
  expect(page.querySelectorAll('script')).toHaveLength(0)
})

test('[SUP-01] what was wrong is said, and what was chosen stays', () => {
  const chosen = {
    grade: 2,
    reasons: ['long-wait'],
    comment: '等了很久',
    phone: '1',
    problem: 'evaluation.phone-malformed',
  }
  const page = parsed(evaluatePage(visit, { token: 'abc', own, chosen }))
  expect(page.querySelector('[role="alert"]')?.textContent).toBe('请填 11 位手机号')
  expect(page.querySelector<HTMLInputElement>('input[name="grade"]:checked')?.value).toBe('2')
  expect(page.querySelector('textarea')?.textContent).toBe('等了很久')
})

test('[SUP-01] what was given is shown and cannot be given again; what is over says so', () => {
  const given = parsed(evaluatePage(visit, { token: 'abc', own: { ...own, state: 'given', grade: 4 }, chosen: {} }))
  expect(given.body.textContent).toContain('您评的是“满意”')
  const over = parsed(evaluatePage(visit, { token: 'abc', own: { ...own, state: 'over' }, chosen: {} }))
  expect([given, over].map((page) => page.querySelector('form'))).toEqual([null, null])
})

test('[QUE-05] the pad asks, thanks, waits, or wants its code; each picture has its own mark', () => {
  const look = (html: string) => parsed(html).querySelector('main')?.getAttribute('data-look')
  const asked = padPage(visit, { picture, chosen: {}, said: undefined })
  expect(look(asked)).toBe(`asked ${picture.asked?.id}`)
  expect(parsed(asked).querySelector('h1')?.textContent).toBe('今天的服务，您觉得怎么样？')
  expect(parsed(asked).querySelector('.bar')?.textContent).toContain('13 号窗口　沈若溪')
  expect(look(padPage(visit, { picture, chosen: {}, said: 'grade' }))).toBe('thanks')
  expect(look(padPage(visit, { picture: { ...picture, asked: null }, chosen: {}, said: undefined }))).toBe('idle')
  const pairing = pairingPage(visit, { window: 'hall-county-13', problem: 'evaluation.code-wrong' })
  expect(look(pairing)).toBe('pairing')
  expect(parsed(pairing).querySelector('.wrong')?.textContent).toContain('配对码不对')
})

test('[QUE-05] what was typed is shown whole to the person themselves, before any question, to be signed', () => {
  const shown = contract.askConfirmation.example.body as contract.ShownContent
  const confirmation = { id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e', shown }
  const whole = { ...picture, confirmation }
  const page = parsed(padPage(visit, { picture: whole, chosen: {}, said: undefined }))
  expect(page.querySelector('main')?.dataset['look']).toBe(`confirm ${confirmation.id}`)
  for (const words of ['11010519491231002X', '周砚秋', '经营场所', '自有', '已交材料 1 份'])
    expect(page.body.textContent).toContain(words)
  expect(page.querySelector('form')?.getAttribute('action')).toBe('/pad/hall-county-13/confirm')
  const unsigned = parsed(
    padPage(visit, { picture: whole, chosen: { problem: 'evaluation.signature-missing' }, said: undefined }),
  )
  expect(unsigned.querySelector('[role="alert"].wrong')?.textContent).toBe('请先签名')
  const done = parsed(padPage(visit, { picture: whole, chosen: {}, said: 'confirmed' }))
  expect(done.querySelector('h1')?.textContent).toBe('已确认')
})
