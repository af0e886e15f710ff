import { accessSync, constants, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Finding } from '../../core/checkup/findings.ts';
import { freeBytes, inMegabytes } from '../embedded/folder-trouble.ts';

const SPACE = 'disk space';
const FOLDER = 'state folder';
/** The write-ahead log alone may take 64 MB. */
const LITTLE_ROOM = 200 * 2 ** 20;
const NO_ROOM = 20 * 2 ** 20;
/** From here on they are counted in GB. */
const MANY = 10 * 2 ** 30;
const OTHERS_MAY_WRITE = 0o002;
const OTHERS_MAY_READ = 0o004;

/** Whether everything that is kept between runs can be written, by nobody else, and for how long. */
export function stateFolderFindings(folder: string, holdsTokens: boolean): readonly Finding[] {
  const standing = nearestFolder(resolve(folder));
  return [accessFinding(folder, standing, holdsTokens), spaceFinding(standing)];
}

/** The folder, or where it will be made. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

function accessFinding(folder: string, standing: string, holdsTokens: boolean): Finding {
  const part = FOLDER;
  const refused = writeProblem(standing);
  if (refused !== null) {
    const fix =
      'Change its owner to the user of the bot (chown), mount it writable, free space, or set STATE_DIR to another folder.';
    return { part, state: 'fail', said: `${folder} can't be written (${refused}).`, fix };
  }
  if (standing !== resolve(folder)) {
    return { part, state: 'ok', said: `${folder} is not there yet; it can be made.` };
  }
  const { mode } = statSync(standing);
  const fix = `chmod 700 ${folder}`;
  if ((mode & OTHERS_MAY_WRITE) !== 0) {
    return { part, state: 'warn', said: `Everybody on this machine may write in ${folder}.`, fix };
  }
  if (holdsTokens && (mode & OTHERS_MAY_READ) !== 0) {
    return {
      part,
      state: 'warn',
      said: `${folder} holds tokens of workspaces, and everybody on this machine may read it.`,
      fix,
    };
  }
  return { part, state: 'ok', said: `${folder} can be written.` };
}

/** The code of what is in the way; null when a file could be written and removed. */
function writeProblem(folder: string): string | null {
  try {
    // The permission bits first: a probe in the parent of a folder that is not ours yet would be rude.
    accessSync(folder, constants.W_OK | constants.X_OK);
    const probe = join(folder, `.lockstep-checkup-${process.pid}`);
    writeFileSync(probe, 'Lockstep asks whether it may write here.\n');
    rmSync(probe);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

function spaceFinding(folder: string): Finding {
  const part = SPACE;
  try {
    const bytes = freeBytes(folder);
    const room = bytes >= MANY ? `${Math.floor(bytes / 2 ** 30)} GB` : inMegabytes(bytes);
    const said = `${room} are free for the state folder.`;
    if (bytes >= LITTLE_ROOM) return { part, state: 'ok', said };
    const fix = 'Free some space, or set STATE_DIR to a larger disk.';
    return { part, state: bytes < NO_ROOM ? 'fail' : 'warn', said: `Only ${said}`, fix };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { part, state: 'warn', said: `How much space is free could not be found out (${code}).` };
  }
}
