import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { cancelPackageDraft, openPackageDraft, savePackageDraft } from './commands/compose-package.ts'
import { mineCases } from './commands/mine-cases.ts'
import { publishPackageDraft } from './commands/publish-package.ts'
import { restorePackageVersion } from './commands/restore-version.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { mineJob } from './jobs/mine.ts'
import type { PackagesParts } from './parts.ts'
import { packagesProblems } from './problems.ts'
import { presentAssociations } from './queries/associations.ts'
import { presentComparison } from './queries/comparison.ts'
import { draftsInReach, readDraftOf } from './queries/drafts.ts'
import { packagesInForce, presentLines, presentPackage, presentPackageDraft } from './queries/present.ts'
import type { PackagesTables } from './tables.ts'

/** 一件事: packages are composed and published here, and proposed from the case history. (CAT-11) */
export function packagesModule(services: Services, parts: PackagesParts): Module {
  return {
    name: 'packages',
    problems: { status: packagesProblems, 'zh-CN': zh, en },
    routes: [...readingRoutes(services, parts), ...actRoutes(services, parts)],
    jobs: [mineJob(services)],
  }
}

function readingRoutes({ db }: Services, parts: PackagesParts): Route[] {
  return [
    answer(contract.listPackages, async ({ actor }) => {
      const [inForce, drafts] = await Promise.all([packagesInForce(db), draftsInReach(db, parts, actor)])
      return decided({ rows: await presentLines(parts, inForce, drafts) })
    }),
    answer(contract.readPackage, async ({ params: { id }, actor }) => {
      const [inForce, drafts] = await Promise.all([packagesInForce(db), draftsInReach(db, parts, actor)])
      const found = inForce.get(id)
      if (found === undefined) return refused({ code: 'packages.no-such-package', id })
      return decided(await presentPackage(db, parts, found, { actor, drafts }))
    }),
    answer(contract.readPackageDraft, async ({ params: { id }, actor }) => {
      const found = await readDraftOf(db, parts, actor, id)
      if (!found.ok) return found
      const { row, centre } = found.value
      return decided(await presentPackageDraft(parts, row, { actor, centre }))
    }),
    answer(contract.comparePackageVersions, ({ params: { id }, query }) =>
      presentComparison(db, parts, { id, ...query }),
    ),
    answer(contract.readAssociations, async () =>
      decided(await presentAssociations(db, parts, await packagesInForce(db))),
    ),
  ]
}

type Run = <Input, Answer>(
  command: Command<PackagesTables, Input, Answer>,
  input: Input,
  call: Pick<Call, 'actor' | 'at' | 'key' | 'requestId'>,
) => Promise<Decision<Answer>>

function actRoutes({ db }: Services, parts: PackagesParts): Route[] {
  const run: Run = (command, input, { actor, at, key, requestId }) =>
    runCommand(db, command, input, { actor, at, key, requestId })
  const [open, cancel, publish] = [openPackageDraft(parts), cancelPackageDraft(parts), publishPackageDraft(parts)]
  const restore = restorePackageVersion(parts)
  return [
    answer(contract.openPackageDraft, (call) => run(open, call.body, call)),
    answer(contract.savePackageDraft, async (call) => {
      const { isSound } = await parts.check(call.body.document)
      return run(savePackageDraft(parts, isSound), { ...call.params, ...call.body }, call)
    }),
    answer(contract.cancelPackageDraft, (call) => run(cancel, { ...call.params, ...call.body }, call)),
    // What is put in force is found from this moment on.
    answer(contract.publishPackageDraft, async (call) => {
      const published = await run(publish, { ...call.params, ...call.body }, call)
      parts.items.forget()
      return published
    }),
    answer(contract.restorePackageVersion, async (call) => {
      const restored = await run(restore, { package: call.params.id, ...call.body }, call)
      parts.items.forget()
      return restored
    }),
    answer(contract.mineCases, (call) => run(mineCases, call.body, call)),
  ]
}
