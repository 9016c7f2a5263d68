import type { Actor } from '@yichuang/platform/pure'
import { permissionsOf } from '@yichuang/modules/access/rules'
import { expect, test } from 'vitest'
import { decidePublication, decideRebase, decideSubmission } from './decide.ts'
import type { DraftView } from './draft.ts'

const person = (role: 'department-administrator' | 'hall-manager', more: Partial<Actor>): Actor => ({
  kind: 'staff',
  person: role,
  name: role,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  ...more,
})
const keeper = person('department-administrator', { department: 'scjg' })
const manager = person('hall-manager', { hall: 'hall-county' })
const draft = (change: Partial<DraftView> = {}): DraftView => ({
  version: 4,
  state: 'combing',
  department: 'scjg',
  region: '339921',
  savedBy: 'a',
  savedByName: '甲',
  submittedBy: 'a',
  baseVersion: 1,
  ...change,
})
const seen = (by: Actor) => ({ by, centre: by.hall, expectedVersion: 4 })
const outdated = { ok: false, refusal: { code: 'workshop.base-outdated', current: 2 } }

test('[CAT-12] a draft whose base is no longer in force is neither submitted nor published', () => {
  const submit = (current: number | undefined, change = {}) =>
    decideSubmission(draft(change), seen(keeper), { errors: 0, current })
  const publish = (current: number | undefined, change = {}) =>
    decidePublication(draft({ state: 'ready', ...change }), seen(manager), {
      objections: 0,
      current,
      publishAt: undefined,
      at: '2026-09-24T00:00:00.000Z',
    })
  for (const decide of [submit, publish]) {
    expect(decide(1).ok).toBe(true)
    expect(decide(2)).toMatchObject(outdated)
    expect(decide(undefined, { baseVersion: undefined }).ok).toBe(true)
    // a new item, while somebody imported one under its id
    expect(decide(2, { baseVersion: undefined })).toMatchObject(outdated)
  }
})

test('[CAT-12] who combs it puts it onto the version in force, and only where that is another', () => {
  expect(decideRebase(draft(), seen(keeper), 2).ok).toBe(true)
  expect(decideRebase(draft(), seen(keeper), 1)).toMatchObject({ refusal: { code: 'workshop.not-now' } })
  expect(decideRebase(draft({ state: 'ready' }), seen(keeper), 2)).toMatchObject({
    refusal: { code: 'workshop.not-now' },
  })
  expect(decideRebase(draft(), { ...seen(keeper), expectedVersion: 3 }, 2)).toMatchObject({
    refusal: { code: 'workshop.stale-version' },
  })
  expect(decideRebase(draft(), seen(manager), 2).ok).toBe(false)
})
