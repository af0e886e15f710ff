import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createInstallations, installedToken } from '../../../src/platforms/slack/connect/installations.ts';
import { sqlKeyValue } from '../../../src/store/key-value.ts';
import { moveDatabase } from '../../../src/store/moving/move-database.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import type { Database } from '../../../src/store/database.ts';
import { createSeal } from '../../../src/store/secrets/seal.ts';
import { countPlain, keepSealed } from '../../../src/store/secrets/keep-sealed.ts';
import { sealedKeyValue, type Sealing } from '../../../src/store/secrets/sealed-key-value.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { keyValueContract } from '../../contracts/key-value.ts';
import { folderPlace, onEveryDatabase } from '../../databases.ts';

const KEY = 'one-key-of-thirty-two-characters';
const OTHER = 'another-key-of-thirty-two-letters';
/** Put together, so that nothing here looks like one that works. */
const TOKEN = ['xoxb', '1111', 'made-up-for-a-test'].join('-');
const TEAMS = ['T0ACME', 'T0"ODD\\TEAM', 'T0RIVALS'];

const sealing = (key: string | null, former?: string): Sealing => ({
  spaces: ['slack-installation'],
  seal: key === null ? null : createSeal(key, former),
});
const PLAIN = sealing(null);
const SEALED = sealing(KEY);

async function install({ db }: Database, way: Sealing): Promise<void> {
  const installations = createInstallations(sealedKeyValue(sqlKeyValue({ db }), way));
  for (const id of TEAMS) {
    await installations.storeInstallation({
      team: { id },
      enterprise: undefined,
      user: { id: 'U0ADA', token: undefined, scopes: undefined },
      bot: { token: `${TOKEN}-${id}`, scopes: [], id: 'B1', userId: 'U1' },
    });
  }
}

const tokensOf = ({ db }: Database, way: Sealing) =>
  Promise.all(TEAMS.map((id) => installedToken(sealedKeyValue(sqlKeyValue({ db }), way), id)));
const ALL = TEAMS.map((id) => `${TOKEN}-${id}`);

/** Everything that the database holds, as whoever takes its disk reads it. */
async function written({ db }: Database): Promise<string> {
  return JSON.stringify(await db.selectFrom('kept').selectAll().execute());
}

onEveryDatabase((database) => {
  keyValueContract('The table with its secrets sealed', (now) =>
    sealedKeyValue(sqlKeyValue({ db: database().db, now }), { ...SEALED, spaces: ['any', 'queries'] }),
  );

  test('with a key no token of a workspace is written in plain text, and all are there', async () => {
    await install(database(), SEALED);
    expect(await written(database())).not.toContain(TOKEN);
    expect(await tokensOf(database(), SEALED)).toEqual(ALL);
    expect(await countPlain(database().db, SEALED)).toBe(0);
  });

  test('those from before there was a key are read, and sealed at the start', async () => {
    await install(database(), PLAIN);
    expect(await written(database())).toContain(TOKEN);
    expect(await tokensOf(database(), SEALED)).toEqual(ALL);
    expect(await countPlain(database().db, SEALED)).toBe(3);
    await keepSealed(database().db, SEALED);
    expect(await written(database())).not.toContain(TOKEN);
    expect(await tokensOf(database(), SEALED)).toEqual(ALL);
    await sqlKeyValue({ db: database().db }).forget('T0ACME');
    expect(await tokensOf(database(), SEALED)).toEqual([null, ...ALL.slice(1)]);
  });

  test('another key, with the former one beside it, takes over at the start', async () => {
    await install(database(), SEALED);
    await keepSealed(database().db, sealing(OTHER, KEY));
    expect(await tokensOf(database(), sealing(OTHER))).toEqual(ALL);
    await expect(tokensOf(database(), SEALED)).rejects.toThrow(StoreError);
    const before = await written(database());
    await keepSealed(database().db, sealing(OTHER, KEY));
    expect(await written(database())).toBe(before);
  });

  test.each([
    ['a missing one', PLAIN, /STATE_KEY is not set\. Set it to the key/],
    ['another one', sealing(OTHER), /STATE_KEY does not open\. Set it to the key.+STATE_KEY_OLD/],
  ])(
    '%s: one sentence with the fix, at the start and whenever a token is wanted',
    async (_what, way, said) => {
      await install(database(), SEALED);
      const before = await written(database());
      await expect(keepSealed(database().db, way)).rejects.toThrow(said);
      await expect(keepSealed(database().db, way)).rejects.toThrow(StoreError);
      await expect(tokensOf(database(), way)).rejects.toThrow(said);
      expect(await written(database())).toBe(before);
    },
  );

  test('the tokens of two workspaces can not change places', async () => {
    const { db } = database();
    await install(database(), SEALED);
    const rival = db.selectFrom('kept').select('value').where('key', '=', 'T0RIVALS');
    const { value } = await rival.executeTakeFirstOrThrow();
    await db
      .updateTable('kept')
      .set({ value: JSON.stringify(value) })
      .where('key', '=', 'T0ACME')
      .execute();
    const kept = sealedKeyValue(sqlKeyValue({ db }), SEALED);
    await expect(installedToken(kept, 'T0ACME')).rejects.toThrow(StoreError);
    expect(await installedToken(kept, 'T0RIVALS')).toBe(ALL[2]);
  });

  test('what is no secret is kept as it is', async () => {
    await sealedKeyValue(sqlKeyValue({ db: database().db }), SEALED).set('queries', 'c1', 'corr btc', {
      seconds: null,
    });
    expect(await written(database())).toContain('corr btc');
    await keepSealed(database().db, SEALED);
    expect(await written(database())).toContain('corr btc');
  });
});

describe('an export', () => {
  async function exported(kept: Sealing, way: Sealing) {
    const { place, remove } = await folderPlace();
    const folder = await mkdtemp(join(tmpdir(), 'lockstep-export-'));
    onTestFinished(async () => {
      await remove();
      await rm(folder, { recursive: true });
    });
    const database = await openDatabase(place);
    await install(database, kept);
    await database.close();
    const file = join(folder, 'house.ndjson');
    const said = await moveDatabase('export', file, place, way).catch((error: unknown) => String(error));
    return { said, text: await readFile(file, 'utf8').catch(() => ''), file };
  }

  test('without a key does not hand out tokens, but says what to do', async () => {
    const { said, text } = await exported(PLAIN, PLAIN);
    expect(said).toBe(
      'StoreError: The export would hold the tokens of 3 workspaces for everybody to read. Set STATE_KEY, to what `openssl rand -hex 32` prints, and export again: then they are encrypted.',
    );
    expect(text).toBe('');
  });

  test('with a key seals them first, and another house opens them with it', async () => {
    const { said, text, file } = await exported(PLAIN, SEALED);
    expect(said).toMatch(/^Exported 3 rows/);
    expect(text).toContain('v1:');
    expect(text).not.toContain(TOKEN);
    const { place, remove } = await folderPlace();
    onTestFinished(remove);
    await moveDatabase('import', file, place, SEALED);
    const moved = await openDatabase(place);
    expect(await tokensOf(moved, SEALED)).toEqual(ALL);
    await moved.close();
  });

  test('of sealed ones needs no key', async () => {
    const { said, text } = await exported(SEALED, PLAIN);
    expect(said).toMatch(/^Exported 3 rows/);
    expect(text).not.toContain(TOKEN);
  });
});
