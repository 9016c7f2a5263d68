import { createHash, randomUUID } from 'node:crypto'
import { packageTexts } from '@yichuang/modules/catalogue/public'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { pinyin } from 'pinyin-pro'
import type { ComposingParts, PackagesParts } from '../parts.ts'
import { findOpenDraft } from '../queries/drafts.ts'
import { lastVersion } from '../queries/versions.ts'
import { composePackage, decideChange, decideOpening, finished, orderItems, parsePackage } from '../rules/index.ts'
import type { PackageDocument } from '../rules/index.ts'
import type { PackagesTables } from '../tables.ts'
import { countErrors, itemsOf, keepDraft, lockDraft, lookupOf, streamOf, viewOf } from './keep-draft.ts'
import type { DraftStep, Kept } from './keep-draft.ts'

/** What somebody wants to compose: a package in force anew, or a new one. */
export interface OpenPackageDraft {
  readonly package?: string
  readonly fresh?: { readonly name: string; readonly department?: string; readonly items: readonly string[] }
  readonly reason: string
}

const draftNames = prepared<{ package: string }, []>(
  'packages.draft-names',
  `select distinct package from packages.draft`,
)

/** 编排: a draft of a package in force, or of a new one that is composed from items at once. (CAT-11) */
export function openPackageDraft(parts: ComposingParts) {
  const { regionOf, centreOf } = parts
  return command<PackagesTables>()({
    name: 'packages.open-draft',
    may: 'packages.compose',
    async handle(tx, input: OpenPackageDraft, { at, by, record }): Promise<Decision<Kept>> {
      const begun = await beginning(tx, parts, { ...input, own: by.department })
      if (!begun.ok) return begun
      const document = begun.value
      const { id: pkg, name, leadDepartment: department } = document
      const region = await regionOf(department)
      if (region === undefined) return refused({ code: 'access.out-of-scope' })
      const open = await findOpenDraft(tx, pkg)
      const centre = await centreOf(by, region)
      const may = decideOpening(by, { region, department, centre }, { draft: open })
      if (!may.ok) return may
      const items = await itemsOf(
        parts,
        document.items.map(({ item }) => item),
      )
      const row = {
        id: randomUUID(),
        package: pkg,
        name,
        department,
        region,
        base_version: input.package === undefined ? null : ((await lastVersion(tx, pkg)) ?? 1),
        reason: input.reason.trim(),
      }
      await record(streamOf(row.id), [{ type: 'packages.draft-opened', v: 1, ...row }])
      await tx.kysely
        .insertInto('packages.draft')
        .values({
          ...row,
          document,
          version: 1,
          state: 'composing',
          errors: await countErrors(parts, document, lookupOf(items)),
          opened_at: at,
          opened_by: by.person,
          opened_by_name: by.name,
          saved_at: at,
          saved_by: by.person,
          saved_by_name: by.name,
          published_version: null,
        })
        .execute()
      await publish(tx, 'packages', row.id)
      return decided({ id: row.id, version: 1, state: 'composing' })
    },
  })
}

async function beginning(
  tx: Queries,
  parts: ComposingParts,
  { package: id, fresh, own }: OpenPackageDraft & { readonly own: string | undefined },
): Promise<Decision<PackageDocument>> {
  const inForce = await packageTexts(tx)
  if (id !== undefined) {
    const text = inForce.find((one) => one.id === id)?.text
    if (text === undefined) return refused({ code: 'packages.no-such-package', id })
    return decided(parsePackage(text))
  }
  if (fresh === undefined) return refused({ code: 'packages.items-missing', pointer: '/fresh' })
  const taken = new Set([...inForce.map((one) => one.id), ...(await tx.many(draftNames, [])).map((one) => one.package)])
  const items = await itemsOf(parts, fresh.items)
  const itemOf = lookupOf(items)
  const leadDepartment = fresh.department ?? own ?? items[0]?.department
  if (leadDepartment === undefined) return refused({ code: 'packages.items-missing', pointer: '/fresh/items' })
  const start = { id: idFor(fresh.name, taken), name: fresh.name.trim(), leadDepartment }
  return decided(finished(composePackage(start, fresh.items, itemOf), itemOf))
}

/** An id from the first letters of a name that no package has: 开便利店一件事 → pkg-kbld. */
function idFor(name: string, taken: ReadonlySet<string>): string {
  const letters = pinyin(name.replace(/[“”"]?一件事[“”"]?$/, ''), { pattern: 'first', toneType: 'none', type: 'array' })
  const short = letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 20)
  const wished = `pkg-${short === '' ? 'new' : short}`
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wished : `${wished}-${number}`
    if (!taken.has(id)) return id
  }
}

export interface SavePackageDraft extends DraftStep {
  readonly document: PackageDocument
}

/**
 * 保存: the package as it is now with its worked example; nobody who saved in between is overwritten, and items that wait
 * for each other in a ring are refused by name. (CAT-11)
 */
export function savePackageDraft(parts: ComposingParts, isSound: boolean) {
  return command<PackagesTables>()({
    name: 'packages.save-draft',
    may: 'packages.compose',
    async handle(tx, { id, document, expectedVersion }: SavePackageDraft, { at, by, record }): Promise<Decision<Kept>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const centre = await parts.centreOf(by, row.region)
      const may = decideChange(viewOf(row), { by, centre, expectedVersion })
      if (!may.ok) return may
      if (!isSound) return refused({ code: 'packages.document-malformed', pointer: '/document' })
      if (document.id !== row.package || document.leadDepartment !== row.department)
        return refused({ code: 'packages.package-differs', pointer: '/document/id' })
      const items = await itemsOf(
        parts,
        document.items.map(({ item }) => item),
      )
      const itemOf = lookupOf(items)
      const ordered = orderItems(document.items)
      if (!ordered.ok)
        return refused({ ...ordered.refusal, names: ordered.refusal.items.map((item) => itemOf(item)?.name ?? item) })
      const whole = finished(document, itemOf)
      const errors = await countErrors(parts, whole, itemOf)
      const sha256 = createHash('sha256').update(JSON.stringify(whole)).digest('hex')
      await record(streamOf(id), [
        { type: 'packages.draft-saved', v: 1, id, version: expectedVersion + 1, sha256, errors },
      ])
      const who = { saved_at: at, saved_by: by.person, saved_by_name: by.name }
      return decided(await keepDraft(tx, row, { document: whole, errors, name: whole.name, ...who }))
    },
  })
}

/** 放弃: the draft is given up; what is in force stays as it is. */
export function cancelPackageDraft({ centreOf }: Pick<PackagesParts, 'centreOf'>) {
  return command<PackagesTables>()({
    name: 'packages.cancel-draft',
    may: 'packages.compose',
    async handle(tx, { id, expectedVersion }: DraftStep, { by, record }): Promise<Decision<Kept>> {
      const locked = await lockDraft(tx, id)
      if (!locked.ok) return locked
      const centre = await centreOf(by, locked.value.region)
      const may = decideChange(viewOf(locked.value), { by, centre, expectedVersion })
      if (!may.ok) return may
      await record(streamOf(id), [{ type: 'packages.draft-cancelled', v: 1, id }])
      return decided(await keepDraft(tx, locked.value, { state: 'cancelled' }))
    },
  })
}
