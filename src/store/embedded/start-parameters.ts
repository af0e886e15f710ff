/** The Postgres that PGlite brings. A folder of another major version can't be opened by it. */
export const EMBEDDED_MAJOR = '18';

/**
 * PGlite's own start parameters, but for `-F` (no fsync) where power cuts matter, and with a small buffer: 8 MB save
 * about 150 MB of memory and cost nothing on tables that fit in them.
 */
const COMMON = [
  '--single',
  '-O',
  '-j',
  ...[
    'search_path=public',
    'exit_on_error=false',
    'log_checkpoints=false',
    'max_worker_processes=0',
    'max_parallel_workers=0',
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'io_method=sync',
    'shared_buffers=8MB',
  ].flatMap((setting) => ['-c', setting]),
];

export const onDisk: readonly string[] = [...COMMON, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
export const inMemory: readonly string[] = [...COMMON, '-F'];

/** For a new database: a write-ahead log in pieces of 1 MB instead of 16 keeps the folder below 100 MB. */
export const initdb: readonly string[] = ['--wal-segsize=1'];
