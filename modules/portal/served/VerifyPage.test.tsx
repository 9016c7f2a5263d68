import { expect, test } from 'vitest'
import { lostPage } from './LostPage.tsx'
import { verifyPage } from './VerifyPage.tsx'
import type { Visit } from './visit.ts'

const visit: Visit = { path: '/verify', search: '', language: 'zh-CN', isElder: false, at: '2026-09-28T01:00:00Z' }

test('[XCH-08] a code of ten characters with a slip is not called incomplete: its check character does not fit', () => {
  const slip = verifyPage(visit, { code: '7F3K-92QD-XH', problem: 'slip' })
  expect(slip).toContain('最后一位校验位和前 9 位对不上')
  expect(slip).not.toContain('不是完整的查验码')
  expect(verifyPage(visit, { code: '7F3K', problem: 'mistyped' })).toContain('不是完整的查验码')
})

test('an address that leads nowhere is said calmly, in the language chosen, with the way to the start page', () => {
  expect(lostPage(visit, 'missing')).toMatch(/<h1 class="alone">没有这个页面<\/h1>[^]*href="\/"[^]*回到首页/)
  expect(lostPage({ ...visit, language: 'en' }, 'missing')).toContain('There is no page at this address')
})
