import { homedir } from 'node:os'
import { join } from 'node:path'
import { Type } from '@sinclair/typebox'
import type { Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

/** Every setting of the process: its variable, its default that works on a laptop, and what it is for. */
const variables = {
  YICHUANG_PORT: { default: '8080', says: 'port to listen on' },
  YICHUANG_HOST: { default: '127.0.0.1', says: 'address to listen on; 0.0.0.0 for the whole network' },
  YICHUANG_DATA: { default: '', says: 'folder of database, files and keys; empty: .data in the product folder' },
  DATABASE_URL: { default: '', says: 'PostgreSQL 15–18 to use instead of the embedded database' },
  YICHUANG_PUBLIC_URL: {
    default: '',
    says: 'address citizens reach, printed into QR codes; empty: the address listened on',
  },
  YICHUANG_DEMO: { default: 'on', says: 'on: load the demo hall into an empty database and list the demo accounts' },
  YICHUANG_MAX_UPLOAD_MB: { default: '50', says: 'largest file that may be uploaded, in MB' },
  YICHUANG_POOL: { default: '16', says: 'connections to the database' },
  YICHUANG_LOG: { default: 'info', says: 'debug, info, warn or error' },
  YICHUANG_TIANDITU_KEY: {
    default: '',
    says: 'key of the map service 天地图 (tk) for the map of service points; empty: a sketch of our own vectors',
  },
  YICHUANG_NAVIGATION_URL: {
    default: 'https://uri.amap.com/marker?position={lon},{lat}&name={name}&coordinate=wgs84',
    says: 'where the way to a hall is shown, with {lon}, {lat} and {name}',
  },
  YICHUANG_STRICT: {
    default: 'off',
    says: 'on, for tests: what would only be slow in a rush is refused, so that it is found',
  },
  FONT_DIR: { default: '', says: 'folder with licensed fonts (仿宋, 小标宋) for printed documents' },
} as const

const Config = Type.Object({
  port: Type.Integer({ minimum: 0, maximum: 65_535 }),
  host: Type.String({ minLength: 1 }),
  dataDir: Type.String({ minLength: 1 }),
  databaseUrl: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  publicUrl: Type.Optional(Type.String({ pattern: '^https?://' })),
  demo: Type.Boolean(),
  strict: Type.Boolean(),
  maxUploadBytes: Type.Integer({ minimum: 1 }),
  pool: Type.Integer({ minimum: 2, maximum: 200 }),
  log: Type.Union([Type.Literal('debug'), Type.Literal('info'), Type.Literal('warn'), Type.Literal('error')]),
  fontDir: Type.Optional(Type.String()),
  tiandituKey: Type.Optional(Type.String()),
  navigationUrl: Type.String({ pattern: '^https?://' }),
})
export type Config = Static<typeof Config>

/** Names the variable or option that is wrong, and how. */
class ConfigFault extends Error {}

export interface StartOptions {
  readonly port?: string | undefined
  readonly host?: string | undefined
  readonly data?: string | undefined
  readonly databaseUrl?: string | undefined
  readonly demo?: boolean | undefined
}

const variableOf: Record<keyof Config, keyof typeof variables> = {
  port: 'YICHUANG_PORT',
  host: 'YICHUANG_HOST',
  dataDir: 'YICHUANG_DATA',
  databaseUrl: 'DATABASE_URL',
  publicUrl: 'YICHUANG_PUBLIC_URL',
  demo: 'YICHUANG_DEMO',
  strict: 'YICHUANG_STRICT',
  maxUploadBytes: 'YICHUANG_MAX_UPLOAD_MB',
  pool: 'YICHUANG_POOL',
  log: 'YICHUANG_LOG',
  fontDir: 'FONT_DIR',
  tiandituKey: 'YICHUANG_TIANDITU_KEY',
  navigationUrl: 'YICHUANG_NAVIGATION_URL',
}

/**
 * Reads the configuration from options, then variables, then defaults. Nothing else reads the environment.
 * @throws ConfigFault naming what is unknown or wrong
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  options: StartOptions,
  home: string,
): Config {
  const unknown = Object.keys(env).find((name) => name.startsWith('YICHUANG_') && !(name in variables))
  if (unknown !== undefined) throw new ConfigFault(`${unknown} is not a setting of this program`)
  const read = (name: keyof typeof variables) => env[name] ?? variables[name].default
  const databaseUrl = options.databaseUrl ?? read('DATABASE_URL')
  const data = options.data ?? read('YICHUANG_DATA')
  const config = {
    port: Number(options.port ?? read('YICHUANG_PORT')),
    host: options.host ?? read('YICHUANG_HOST'),
    dataDir: data === '' ? join(home, '.data') : data.replace(/^~(?=\/)/, homedir()),
    demo: options.demo ?? read('YICHUANG_DEMO') === 'on',
    strict: read('YICHUANG_STRICT') === 'on',
    maxUploadBytes: Number(read('YICHUANG_MAX_UPLOAD_MB')) * 1024 * 1024,
    pool: Number(read('YICHUANG_POOL')),
    log: read('YICHUANG_LOG'),
    navigationUrl: read('YICHUANG_NAVIGATION_URL'),
    ...whereSet({
      databaseUrl,
      publicUrl: read('YICHUANG_PUBLIC_URL'),
      fontDir: read('FONT_DIR'),
      tiandituKey: read('YICHUANG_TIANDITU_KEY'),
    }),
  }
  const wrong = Value.Errors(Config, config).First()
  if (wrong !== undefined) {
    const name = variableOf[wrong.path.slice(1) as keyof Config]
    throw new ConfigFault(`${name}: ${wrong.message} (${nowOf(wrong.value)})`)
  }
  return Value.Decode(Config, config)
}

/** The settings that were given: an empty one is none. */
function whereSet(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''))
}

/** What a setting is now, for the sentence that it is wrong. */
function nowOf(value: unknown): string {
  return Number.isNaN(value) ? 'not a number' : `now: ${JSON.stringify(value)}`
}

/** The table of variables for `--help`. */
export function configHelp(): string {
  const rows = Object.entries(variables).map(
    ([name, { default: value, says }]) => `  ${name.padEnd(24)} ${says}${value === '' ? '' : ` (${value})`}`,
  )
  return ['Settings (environment):', ...rows].join('\n')
}

/** Whether citizens come over https: then cookies are for https only. */
export function isSecure({ publicUrl }: Pick<Config, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') ?? false
}
