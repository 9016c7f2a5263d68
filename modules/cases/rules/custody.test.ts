import { expect, test } from 'vitest'
import { caseCommands, conclude } from './index.ts'
import { aBinding } from './testing/hall.ts'
import { Story } from './testing/story.ts'

const { dispatchOriginals, countersignSheet, rejectSheet, returnOriginal, serveEndNotice, archiveCase } = caseCommands
const department = { kind: 'department', department: 'department' } as const
const hall = { kind: 'window', hall: 'hall' } as const

function withOriginals() {
  const story = new Story().accepted(
    '2026-02-12',
    [],
    [aBinding('form', { originalsKept: 1 }), aBinding('photo', { originalsKept: 1 })],
  )
  return { story, ids: story.dossier.originals.map(({ id }) => id) }
}
const holders = (story: Story) => story.dossier.originals.map(({ holder }) => holder.kind)

test('[INT-09] I-34 an original stays with its giver until the receiver has counted and signed', () => {
  const { story, ids } = withOriginals()
  story.does(dispatchOriginals, { sheetNo: '移1', originals: ids, to: department }, '2026-02-12', 'clerk')
  expect(holders(story)).toEqual(['window', 'window'])
  expect(story.dossier.sheet).toMatchObject({
    no: '移1',
    direction: 'toDept',
    from: hall,
    to: department,
    giverName: '王窗口',
  })
  story.does(countersignSheet, { counted: 2 }, '2026-02-13', 'reviewer')
  expect(holders(story)).toEqual(['department', 'department'])
  expect(story.dossier.sheet).toBeUndefined()
})

test('[INT-09] a sheet sent back leaves everything where it was and says what was wrong', () => {
  const { story, ids } = withOriginals()
  story.does(dispatchOriginals, { sheetNo: '移1', originals: ids, to: department }, '2026-02-12', 'clerk')
  story.does(rejectSheet, { reason: '少一份' }, '2026-02-13', 'reviewer')
  expect(holders(story)).toEqual(['window', 'window'])
  expect(story.told.at(-1)?.event).toMatchObject({ no: '移1', reason: '少一份' })
})

test('[INT-09] originals go to the department, come back, and are given back after the case is closed', () => {
  const { story, ids } = withOriginals()
  const [first = '', second = ''] = ids
  story.does(dispatchOriginals, { sheetNo: '移1', originals: [first], to: department }, '2026-02-12', 'clerk')
  story.does(countersignSheet, { counted: 1 }, '2026-02-12', 'reviewer')
  story.writes('2026-02-13', 'chief', (scribe) => conclude(scribe, { conclusion: 'withdrawn', basis: [] }))
  story.does(serveEndNotice, { method: 'message' }, '2026-02-13', 'clerk')
  story.does(dispatchOriginals, { sheetNo: '移2', originals: [first], to: hall }, '2026-02-24', 'secondReviewer')
  expect(story.dossier.sheet?.direction).toBe('toWindow')
  story.does(countersignSheet, { counted: 1 }, '2026-02-24', 'colleague')
  story.does(
    returnOriginal,
    { originals: [first, second], recipient: '林小满', identityCheck: '身份证核验' },
    '2026-02-24',
    'clerk',
  )
  expect(holders(story)).toEqual(['applicant', 'applicant'])
  story.does(archiveCase, { packageNo: '档2026-1' }, '2026-02-25', 'manager')
  expect(story.dossier.archivedAt).toBe('2026-02-25T02:00:00.000Z')
})

test('[INT-09] originals that lie at two places do not go on one sheet of one of them', () => {
  const { story, ids } = withOriginals()
  const [first = ''] = ids
  story.does(dispatchOriginals, { sheetNo: '移1', originals: [first], to: department }, '2026-02-12', 'clerk')
  story.does(countersignSheet, { counted: 1 }, '2026-02-12', 'reviewer')
  const input = { sheetNo: '移2', originals: ids, to: hall }
  expect(story.tries(dispatchOriginals, input, '2026-02-13', 'reviewer')).toEqual({ code: 'cases.not-the-holder' })
  expect(story.tries(dispatchOriginals, input, '2026-02-13', 'clerk')).toEqual({ code: 'cases.not-the-holder' })
})
