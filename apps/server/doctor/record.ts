import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { anchorPublicKey, verifyLog } from '@yichuang/platform/events'
import type { Config } from '../config.ts'
import { fault, ok, warning } from './finding.ts'
import type { Finding } from './finding.ts'

const anchors = prepared<{ count: number }, []>('doctor.anchors', `select count(*)::int as count from platform.anchor`)

/** Whether the record is as it was written, and the key that signs it safe. (SEC-02) */
export async function record(db: Database, { dataDir }: Config): Promise<Finding> {
  const folder = join(dataDir, 'keys')
  const key = await anchorPublicKey(folder)
  if (key === undefined) return (await db.one(anchors, [])).count === 0 ? notBegun : lostKey(folder)
  const verdict = await verifyLog(db, key)
  if (verdict.faults.length > 0) {
    return fault('record', `${verdict.faults.length} faults`, {
      zh: '记录链断裂，有人改过数据库，或签名钥匙不是原来那把；运行 npx yichuang log verify 看是哪些，并保留现场',
      en: 'The record was altered in the database, or the key is another one: `npx yichuang log verify` names the places; keep everything as it is',
    })
  }
  const path = join(folder, 'anchor.pem')
  if (((await stat(path)).mode & 0o077) !== 0) {
    return warning('record', `others may read ${path}`, { zh: `运行 chmod 600 ${path}`, en: `Run chmod 600 ${path}` })
  }
  return ok('record', `${verdict.events} events, ${verdict.anchors} anchors, proved`)
}

const notBegun = ok('record', 'nothing signed yet; the first start makes the key')

function lostKey(folder: string): Finding {
  return fault('record', `${join(folder, 'anchor.pem')} is not there`, {
    zh: '记录的签名钥匙不见了，别启动：启动会另造一把，旧记录就无法证明。请从备份取回这个文件',
    en: 'The key that signs the record is gone. Do not start, which would make another one and leave the old record unproved: take the file from a backup',
  })
}
