import type { Database, DatabaseOptions, DatabasePlace } from './database.ts';

/**
 * Opens the one database of the house, always as Postgres through one `pg.Pool`; without a server that is PGlite
 * inside this process. Drivers are loaded here and nowhere earlier.
 * @throws StoreError with the fix, for everything that whoever runs it can put right
 */
export async function openDatabase(place: DatabasePlace, options: DatabaseOptions = {}): Promise<Database> {
  switch (place.kind) {
    case 'postgres': {
      const { openPostgres } = await import('./postgres.ts');
      return openPostgres(place.url, options);
    }
    case 'memory':
    case 'folder': {
      const { openEmbedded } = await import('./embedded/open-embedded.ts');
      return openEmbedded(place, options);
    }
  }
}
