import { totalmem } from 'node:os'

const MEBIBYTE = 1024 * 1024

/** Settings for a server that shares a small machine with the product. Given at each start, so an upgrade brings its own. */
export function serverArguments(
  folder: string,
  { durable, socketFolder }: { durable: boolean; socketFolder: string },
): string[] {
  const settings: Record<string, string> = {
    // no network at all: the product reaches it through a socket that only its own user can open
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '100',
    shared_buffers: '128MB',
    effective_cache_size: `${Math.max(256, Math.floor(totalmem() / MEBIBYTE / 3))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    random_page_cost: '1.1',
    // the few processors are better used for other requests
    max_parallel_workers_per_gather: '1',
    jit: 'off',
    io_method: 'sync',
    // no replica hangs on an embedded server: bulk loads then need not go through the log
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'on',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    ...logging,
    ...(durable ? {} : forgetful),
  }
  return ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

// A ring of seven files, one a weekday. Values of rows (names, identity numbers) stay out of it.
const logging = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
} as const

// for test databases, which nobody misses after a power cut
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB' } as const
