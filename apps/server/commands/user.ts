import type { Command } from 'commander'
import type { Database } from '@yichuang/platform/db'
import type { Decision } from '@yichuang/platform/pure'
import { tell, withPlace } from './place.ts'
import type { PlaceOptions } from './with-database.ts'

type Options = PlaceOptions & { readonly json?: boolean }
type Keeper = ReturnType<typeof import('@yichuang/modules/access/public').accountKeeper>

interface AddOptions extends Options {
  readonly region: string
  readonly department?: string
  readonly hall?: string
  readonly window?: string
  readonly role: readonly string[]
}

interface RoleOptions extends Options {
  readonly reason: string
}

/** `yichuang user …`: accounts from the machine itself, for the first administrators and the way back in. */
export function registerUser(program: Command): void {
  const user = program.command('user').description('accounts: the first administrators, and the way back in')
  registerReading(user)
  registerAdding(user)
  registerRoles(user)
  registerKeeping(user)
}

function registerReading(user: Command): void {
  withPlace(user.command('list').argument('[words]', 'beginning of the account or part of the name'))
    .description('accounts with their places and roles')
    .action(async (words: string | undefined, options: Options) => {
      const rows = await withAccounts(options, (keeper) => keeper.list(words))
      const line = ({ account, name, state, roles, hall, department }: (typeof rows)[number]) =>
        [account.padEnd(20), name.padEnd(8), state.padEnd(9), roles.join(','), hall ?? department ?? '']
          .join(' ')
          .trimEnd()
      tell(options.json, rows, rows.length === 0 ? 'No account.' : rows.map(line).join('\n'))
    })
}

function registerAdding(user: Command): void {
  withPlace(user.command('add').argument('<account>').argument('<name>'))
    .description('add an account; its first password is told once and changed at the first sign-in')
    .requiredOption('--region <code>', 'area code, six digits or more')
    .option('--department <id>', 'department the person belongs to')
    .option('--hall <id>', 'hall the person works in')
    .option('--window <id>', 'usual window')
    .option('--role <role>', 'role to give; may be repeated', (role: string, roles: string[]) => [...roles, role], [])
    .action(
      async (account: string, name: string, { region, department, hall, window, role, ...options }: AddOptions) => {
        const place = Object.fromEntries(
          Object.entries({ department, hall, window }).filter(([, id]) => id !== undefined),
        )
        const added = await withAccounts(options, async (keeper) =>
          orThrow(await keeper.add({ account, name, region, ...place, roles: role })),
        )
        tell(options.json, { account, ...added }, `${account} is added. First password: ${added.password}`)
      },
    )
}

function registerRoles(user: Command): void {
  for (const act of ['grant', 'revoke'] as const) {
    withPlace(user.command(act).argument('<account>').argument('<role>'))
      .description(act === 'grant' ? 'give a role' : 'take a role back')
      .requiredOption('--reason <words>', 'why; it goes on record')
      .action(async (account: string, role: string, { reason, ...options }: RoleOptions) => {
        await withAccounts(options, async (keeper) => orThrow(await keeper[act](account, role, reason)))
        tell(options.json, { account, role, act }, `${account}: ${role} ${act === 'grant' ? 'given' : 'taken back'}`)
      })
  }
}

function registerKeeping(user: Command): void {
  withPlace(user.command('password').argument('<account>'))
    .description('give a new first password; all sessions of the account end')
    .action(async (account: string, options: Options) => {
      const { password } = await withAccounts(options, async (keeper) => orThrow(await keeper.resetPassword(account)))
      tell(options.json, { account, password }, `${account}: first password ${password}`)
    })
  withPlace(user.command('unlock').argument('<account>'))
    .description('open an account that too many wrong passwords have locked')
    .action(async (account: string, options: Options) => {
      await withAccounts(options, async (keeper) => orThrow(await keeper.unlock(account)))
      tell(options.json, { account }, `${account} is open`)
    })
  withPlace(user.command('end-sessions').argument('<account>'))
    .description('sign an account out everywhere')
    .action(async (account: string, options: Options) => {
      const { ended } = await withAccounts(options, async (keeper) => orThrow(await keeper.endSessions(account)))
      tell(options.json, { account, ended }, `${account}: ${ended} sessions ended`)
    })
}

async function withAccounts<Value>(place: PlaceOptions, work: (keeper: Keeper) => Promise<Value>): Promise<Value> {
  const { accountKeeper } = await import('@yichuang/modules/access/public')
  const { placeBook } = await import('@yichuang/modules/halls/public')
  const { demandSchema, withDatabase } = await import('./with-database.ts')
  const { instantOf } = await import('@yichuang/modules/calendar/rules')
  const onAccounts = async (db: Database) => {
    await demandSchema(db)
    const places = placeBook(db)
    const keeper = accountKeeper(
      db,
      () => places.current(),
      () => instantOf(Date.now()),
    )
    return work(keeper)
  }
  return withDatabase(place, onAccounts, { mustBeThere: true })
}

/** The value of a decision. @throws the refusal's own sentence, with its code */
async function orThrow<Value>(decision: Decision<Value>): Promise<Value> {
  if (decision.ok) return decision.value
  const { problemCatalogue, problemOf } = await import('@yichuang/platform/http')
  const { accessTexts } = await import('@yichuang/modules/access/public')
  const language = (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('zh') ? 'zh-CN' : 'en'
  const { title, code } = problemOf(decision.refusal, problemCatalogue([accessTexts]), { language, requestId: '' })
  throw new Error(`${title} (${code})`)
}
