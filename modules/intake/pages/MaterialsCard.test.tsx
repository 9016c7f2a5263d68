import { screen } from '@testing-library/react'
import { renderPage } from '@yichuang/kit/testing'
import type { Material } from '@yichuang/modules/catalogue/rules'
import { expect, test } from 'vitest'
import { emptyDesk } from './desk-state.ts'
import { texts } from './index.ts'
import { MaterialsCard } from './MaterialsCard.tsx'

const shared: Material = {
  key: 'licence',
  ref: 'yyzz',
  name: '营业执照',
  party: 'applicant',
  base: false,
  source: '政府部门核发',
  issuer: '市场监督管理局',
  copies: [{ form: 'copy', count: 1, action: 'submit' }],
  media: ['paper'],
  necessity: '必要',
  deferral: { allowed: false },
  share: { available: true, mode: 'replace' },
  formReview: [],
  contentReview: [],
}

async function shownFor(applicant: Partial<typeof emptyDesk.applicant>) {
  const nothing = () => undefined
  await renderPage(
    <MaterialsCard
      of={{ item: 'spjy', version: 1 }}
      materials={[shared]}
      state={{ ...emptyDesk, applicant: { ...emptyDesk.applicant, ...applicant } }}
      current={undefined}
      onCurrent={nothing}
      onWork={nothing}
      pictures={{}}
      onPicture={nothing}
      onProblem={nothing}
    />,
    { texts: [texts] },
  )
}

test('[INT-12] until it is known who applies, a material can be had by sharing; nothing has been fetched', async () => {
  await shownFor({})
  expect(screen.getByText('可共享，免交')).toBeTruthy()
  expect(screen.queryByText('共享已取，免交')).toBeNull()
})

test('[INT-12] once it is known who applies, it has been fetched', async () => {
  await shownFor({ name: '顾南枝', documentNumber: '11010519491231002X' })
  expect(screen.getByText('共享已取，免交')).toBeTruthy()
})
