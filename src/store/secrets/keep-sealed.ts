import { count } from '../../core/describe/formats.ts';
import { sql, type Kysely } from 'kysely';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { isSealed } from './seal.ts';
import { keyMissing, keyWrong, sealName, type Sealing } from './sealed-key-value.ts';

interface Row {
  readonly space: string;
  readonly key: string;
  /** JSON. */
  readonly text: string;
}

/**
 * Seals the secrets that stand in the database in plain text or under the former key: what was kept before there was a
 * key, and the change of a key. Without a key it only looks whether one is needed.
 * @throws StoreError with the fix, when there are secrets that can't be opened
 */
export async function keepSealed(db: Kysely<Tables>, { spaces, seal }: Sealing): Promise<void> {
  for (const row of await secretRows(db, spaces)) {
    const value: unknown = JSON.parse(row.text);
    if (seal === null) {
      if (isSealed(value)) throw keyMissing();
      continue;
    }
    const name = sealName(unescaped(row.space), unescaped(row.key));
    const text = isSealed(value) ? await seal.open(name, value) : row.text;
    if (text === null) throw keyWrong();
    if (isSealed(value) && (await seal.isCurrent(value))) continue;
    await replace(db, row, JSON.stringify(await seal.seal(name, text)));
  }
}

/** Secrets that stand in the database in plain text. */
export async function countPlain(db: Kysely<Tables>, { spaces }: Sealing): Promise<number> {
  const rows = await secretRows(db, spaces);
  return rows.filter(({ text }) => !isSealed(JSON.parse(text))).length;
}

/**
 * What leaves the house holds no token that anybody could use.
 * @throws StoreError with the fix, when there is a secret in plain text and no key to seal it with
 */
export async function refusePlain(db: Kysely<Tables>, sealing: Sealing): Promise<void> {
  const plain = await countPlain(db, sealing);
  if (plain === 0) return;
  throw new StoreError(
    `The export would hold the tokens of ${count(plain, 'workspace')} for everybody to read. Set STATE_KEY, to what \`openssl rand -hex 32\` prints, and export again: then they are encrypted.`,
  );
}

async function secretRows(db: Kysely<Tables>, spaces: readonly string[]): Promise<readonly Row[]> {
  if (spaces.length === 0) return [];
  return db
    .selectFrom('kept')
    .select(['space', 'key', sql<string>`value::text`.as('text')])
    .where('space', 'in', [...spaces])
    .execute();
}

/** Only what was read: another replica may have been quicker. */
async function replace(db: Kysely<Tables>, { space, key, text }: Row, value: string): Promise<void> {
  await db
    .updateTable('kept')
    .set({ value })
    .where('space', '=', space)
    .where('key', '=', key)
    .where(sql<boolean>`value::text = ${text}`)
    .execute();
}

/** Columns hold keys as JSON writes them (`key-value.ts`). */
function unescaped(text: string): string {
  return String(JSON.parse(`"${text}"`));
}
