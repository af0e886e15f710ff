import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Finding } from '../../core/checkup/findings.ts';
import { isDatabaseAway } from '../database-away.ts';
import { holderOf } from '../embedded/folder-lock.ts';
import type { Database, DatabasePlace } from '../database.ts';
import { serverName } from '../postgres.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { databaseFindings } from './database-findings.ts';

const PART = 'store';

/** What was found, and what whoever looked wanted to know beside; null where the database could not be looked into. */
export interface StoreLook<Known> {
  readonly findings: readonly Finding[];
  readonly known: Known | null;
}

export interface StoreQuestion<Known> {
  readonly place: DatabasePlace;
  /** The database of this process, when it has one open. */
  readonly own: Promise<Database> | null;
  /** What else is to be read while it is open; on an empty database when there is none yet. */
  readonly read: (db: Kysely<Tables>) => Promise<Known>;
  /** What `read` would give where there is no database yet. */
  readonly empty: Known;
}

/**
 * Looks into the database as it is: nothing is made, moved or brought up to date. One that this process has open is
 * asked through it; an embedded one that another process has is left alone. Rejects only by a fault of ours.
 */
export async function lookAtStore<Known>(question: StoreQuestion<Known>): Promise<StoreLook<Known>> {
  const { place, own } = question;
  try {
    if (own !== null) return await lookInto((await own).db, 'The database', question);
    switch (place.kind) {
      case 'memory':
        return found({ part: PART, state: 'ok', said: 'Nothing is kept: this is the demo.' }, question.empty);
      case 'folder':
        return await lookIntoFolder(place.folder, question);
      case 'postgres':
        return await lookIntoServer(place.url, question);
    }
  } catch (error) {
    return { findings: [troubleFinding(error, place)], known: null };
  }
}

async function lookIntoFolder<Known>(
  folder: string,
  question: StoreQuestion<Known>,
): Promise<StoreLook<Known>> {
  if (!existsSync(join(folder, 'data'))) {
    const said = `There is no database yet: the first start makes one in ${folder}.`;
    return found({ part: PART, state: 'ok', said }, question.empty);
  }
  const holder = holderOf(folder);
  if (holder !== null) {
    const said = `The database in ${folder} is in use by ${holder}, so it was left alone.`;
    return { findings: [{ part: PART, state: 'ok', said }], known: null };
  }
  const { openFolderAsItIs } = await import('../embedded/open-embedded.ts');
  const { db, close } = await openFolderAsItIs(folder);
  try {
    return await lookInto(db, `The database in ${folder}`, question);
  } finally {
    await close();
  }
}

async function lookIntoServer<Known>(url: string, question: StoreQuestion<Known>): Promise<StoreLook<Known>> {
  const { openPostgresAsItIs } = await import('../postgres.ts');
  const { db, close } = openPostgresAsItIs(url);
  try {
    return await lookInto(db, `The database at ${serverName(url)}`, question);
  } finally {
    await close();
  }
}

async function lookInto<Known>(
  db: Kysely<Tables>,
  name: string,
  { read }: StoreQuestion<Known>,
): Promise<StoreLook<Known>> {
  const { findings, isReadable } = await databaseFindings(db, name);
  return { findings, known: isReadable ? await read(db) : null };
}

function found<Known>(finding: Finding, known: Known): StoreLook<Known> {
  return { findings: [finding], known };
}

function troubleFinding(error: unknown, place: DatabasePlace): Finding {
  if (error instanceof StoreError) return { part: PART, state: 'fail', said: error.message };
  if (!(error instanceof Error)) throw error;
  const why = isDatabaseAway(error) ? 'does not answer' : "can't be used";
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return {
    part: PART,
    state: 'fail',
    said: `The database${place.kind === 'postgres' ? ` at ${serverName(place.url)}` : ''} ${why}${code}.`,
    fix: 'Check DATABASE_URL, its user and password, and that the server runs.',
  };
}
