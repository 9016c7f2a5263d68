import { fireEvent, screen, waitFor } from '@testing-library/react'
import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { askConfirmation, withdrawConfirmation } from '@yichuang/modules/evaluation/contract'
import { expect, test, vi } from 'vitest'
import { ConfirmationLine } from './ConfirmationLine.tsx'
import { texts } from './index.ts'
import type { ConfirmationStage, DeskConfirmation } from './use-confirmation.ts'

const id = '0b9f3f6e-4a0e-4c11-9d3b-1d2a1a4f9a52'
const shown: DeskConfirmation['shown'] = {
  item: 'spjy',
  itemName: '食品经营许可新办',
  applicant: { name: '周砚秋', documentNumber: '110105194912310021', phone: '13900006027' },
  agent: null,
  situation: [{ question: '主体业态是什么？', answer: '食品销售经营者' }],
  materials: [{ name: '营业执照', standing: 'received' }],
}
const confirmation = {
  id,
  state: 'asked',
  askedAt: '2026-09-24T01:40:00.000Z',
  answeredAt: null,
  shown,
} as const

async function line(stage: ConfirmationStage, more: { isThere?: boolean; onApplicant?: () => void } = {}) {
  const fake = fakeServer().answer(askConfirmation, { id }).answer(withdrawConfirmation, { id })
  const { isThere = true, onApplicant } = more
  const found = stage === 'none' ? null : confirmation
  await renderPage(<ConfirmationLine pad={{ isThere, stage, shown, found }} onApplicant={onApplicant} />, {
    texts: [texts],
  })
  return fake
}

test('[QUE-05] what was typed goes to the pad as it stands', async () => {
  const fake = await line('none')
  fireEvent.click(screen.getByRole('button', { name: '请申请人核对' }))
  await waitFor(() => expect(fake.calls(askConfirmation)).toHaveLength(1))
  expect(fake.calls(askConfirmation)[0]?.body).toEqual(shown)
})

test('[QUE-05] without an applicant nothing is shown: the clerk is led there first', async () => {
  const onApplicant = vi.fn<() => void>()
  const fake = await line('none', { onApplicant })
  fireEvent.click(screen.getByRole('button', { name: '请申请人核对' }))
  expect(onApplicant).toHaveBeenCalledOnce()
  expect(fake.calls(askConfirmation)).toHaveLength(0)
})

test('[QUE-05] what is on the pad can be taken off it', async () => {
  const fake = await line('asked')
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(fake.calls(withdrawConfirmation)).toHaveLength(1))
  expect(fake.calls(askConfirmation)).toHaveLength(0)
})

test('[QUE-05] what was confirmed needs no act', async () => {
  await line('confirmed')
  expect(screen.getByText('申请人已核对并签名')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('[QUE-05] what was typed over since, or found wrong, is asked again', async () => {
  const fake = await line('outdated')
  fireEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(fake.calls(askConfirmation)).toHaveLength(1))
})

test('[QUE-05] a window without a pad has no such act', async () => {
  await line('none', { isThere: false })
  expect(screen.queryByRole('button')).toBeNull()
})
