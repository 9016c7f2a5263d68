import { parseMobileNumber } from '@yichuang/modules/codes/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Driver } from './driver.ts'

const keep = prepared<never, [message: string, kind: string, recipient: string, text: string, at: string]>(
  'messages.keep-in-sandbox',
  `insert into messages.sandbox (message, kind, recipient, text, sent_at) values ($1, $2, $3, $4, $5)`,
)

/**
 * Takes messages in place of a provider and keeps them in `messages.sandbox`: for demo, tests, and trying the product
 * before a contract is signed. Like a provider it refuses numbers that are none.
 */
export function sandboxDriver(db: Database, now: () => string): Driver {
  return {
    async send({ id, kind, recipient, text }) {
      if (kind === 'sms' && parseMobileNumber(recipient) === undefined)
        return { accepted: false, reason: 'no-such-number' }
      await db.run(keep, [id, kind, recipient, text, now()])
      return { accepted: true, providerId: `sandbox-${id}` }
    },
  }
}
