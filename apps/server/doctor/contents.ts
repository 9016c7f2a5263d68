import { calendarBook } from '@yichuang/modules/calendar/public'
import { dateOf, instantOf } from '@yichuang/modules/calendar/rules'
import { loadMigrations, prepared, schemaState } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { queueState } from '@yichuang/platform/jobs'
import type { Config } from '../config.ts'
import { productFolder } from '../home.ts'
import { fault, ok, sentenceOf, warning } from './finding.ts'
import type { Finding } from './finding.ts'
import { record } from './record.ts'

interface Counts {
  readonly items: number
  readonly people: number
  readonly administrators: number
  readonly halls: number
  readonly delegations: number
}

const counts = prepared<Counts, []>(
  'doctor.counts',
  `select (select count(distinct item)::int from catalogue.item_version) as items,
     (select count(*)::int from access.person where is_active) as people,
     (select count(distinct person)::int from access.role_grant
       where role in ('system-administrator', 'security-administrator', 'security-auditor')) as administrators,
     (select count(*)::int from halls.hall where is_active) as halls,
     (select count(*)::int from catalogue.delegation) as delegations`,
)

/** What is in the database: schema, catalogue, calendar, people, the record. */
export async function contents(db: Database, config: Config, now: Date): Promise<readonly Finding[]> {
  const schema = await schemaOf(db)
  if (schema.state !== 'ok') return [schema]
  const { items, people, administrators, halls, delegations } = await db.one(counts, [])
  return [
    schema,
    items > 0 ? ok('catalogue', `${items} items, ${delegations} delegations`) : noCatalogue,
    halls > 0 ? ok('halls', `${halls} halls`) : noHall,
    administrators >= 3 ? ok('people', `${people} accounts`) : fewAdministrators(administrators),
    await calendar(db, now),
    await jobs(db),
    await record(db, config),
  ]
}

async function schemaOf(db: Database): Promise<Finding> {
  try {
    const { pending, changed, unknown } = await schemaState(db, loadMigrations(productFolder()))
    if (changed.length > 0 || unknown.length > 0) {
      return fault('schema', `not of this release: ${[...changed, ...unknown].join(', ')}`, {
        zh: '数据库由别的版本建立，请换回对应版本的程序',
        en: 'Another release made this database: put that release back',
      })
    }
    return pending.length === 0
      ? ok('schema', 'up to date')
      : warning('schema', `${pending.length} steps to run`, {
          zh: '运行 npx yichuang migrate，或直接启动',
          en: 'Run `npx yichuang migrate`, or start the product',
        })
  } catch (error) {
    return fault('schema', sentenceOf(error), { zh: '数据库结构读不出来', en: 'The schema cannot be read' })
  }
}

const noCatalogue = warning('catalogue', 'empty', {
  zh: '还没有事项：npx yichuang catalogue import 目录',
  en: 'No items yet: npx yichuang catalogue import DIR',
})
const noHall = warning('halls', 'none', {
  zh: '还没有辖区和大厅：npx yichuang places import 目录',
  en: 'No areas and halls yet: npx yichuang places import DIR',
})

function fewAdministrators(count: number): Finding {
  return warning('people', `${count} of the three administrators`, {
    zh: '系统、安全、审计三员还不齐：npx yichuang user add … --role …',
    en: 'System, security and audit administrators are three people: npx yichuang user add … --role …',
  })
}

/** Month from which the holidays of the next year are wanted: the State Council publishes them in November. */
const NEXT_YEAR_FROM = 11

/** Limits beyond the years that a calendar covers are provisional. (TIM-05) */
async function calendar(db: Database, now: Date): Promise<Finding> {
  const { version, years } = await calendarBook(db).current()
  if (years.length === 0) {
    return warning('calendar', 'none', {
      zh: '还没有办公日历：系统管理员在“日历”页面发布',
      en: 'No calendar yet: the system administrator publishes one',
    })
  }
  const [year = 0, month = 0] = dateOf(instantOf(now.getTime())).split('-').map(Number)
  const wanted = month >= NEXT_YEAR_FROM ? [year, year + 1] : [year]
  const missing = wanted.find((one) => !years.includes(one))
  if (missing === undefined) return ok('calendar', version)
  return warning('calendar', `${version} covers ${years.join(', ')}`, {
    zh: `${missing} 年的放假安排还没发布，超出的日期都是暂定的`,
    en: `The holidays of ${missing} are not published: dates beyond are provisional`,
  })
}

/** Jobs that were tried in vain to the end wait for somebody to look at them. */
async function jobs(db: Database): Promise<Finding> {
  const { parked } = await queueState(db)
  return parked === 0
    ? ok('jobs', 'none parked')
    : warning('jobs', `${parked} parked`, {
        zh: '有后台任务多次失败后停下了：npx yichuang jobs list 看原因，jobs retry 重做',
        en: '`npx yichuang jobs list` says why each has failed, `jobs retry` tries them again',
      })
}

/** Most that the clocks of two machines may differ. */
const MOST_APART_MS = 5_000
const databaseTime = prepared<{ at: number }, []>(
  'doctor.database-time',
  `select extract(epoch from clock_timestamp())::float8 * 1000 as at`,
)

/** Whether the clock of a database on another machine agrees with this one. */
export async function databaseClock(db: Database): Promise<Finding> {
  const asked = Date.now()
  const { at } = await db.one(databaseTime, [])
  const apart = at < asked ? asked - at : Math.max(0, at - Date.now())
  const says = `${(apart / 1000).toFixed(1)} s apart from the database`
  return apart <= MOST_APART_MS
    ? ok('database clock', says)
    : warning('database clock', says, {
        zh: '本机与数据库服务器的时间不一致，请都开启时间同步',
        en: 'This machine and the database server disagree about the time: synchronise both',
      })
}
