import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sourceRoot, testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { test } from 'vitest'
import { readConfig } from '../config.ts'
import { assembleModules } from '../modules.ts'
import { DemoCases } from './cases.ts'
import { DemoFoundation } from './foundation.ts'
for (const at of ['2026-11-23T00:50:00.000Z','2026-11-23T02:30:00.000Z','2026-10-09T08:00:00.000Z','2027-01-06T05:00:00.000Z','2026-02-26T20:00:00.000Z']) {
  test(at, async () => {
    const { db } = await testDatabase()
    const now = at as Instant
    const folder = await mkdtemp(join(tmpdir(), 'yichuang-demo-'))
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
    const assembly = await assembleModules({ db, log, publicUrl: () => 'x', isDemo: true, now: () => now }, readConfig({}, { data: folder, demo: true }, sourceRoot), sourceRoot)
    const people = await new DemoFoundation(db, sourceRoot, now).load()
    const s = performance.now(); const bad: unknown[] = []
    const n = await new DemoCases({ db, hall: assembly.hall, people }).load({ now, onFault: (e) => bad.push(String(e)) })
    console.log(at, n, Math.round(performance.now() - s), bad)
    await assembly.stop()
  }, 60000)
}
