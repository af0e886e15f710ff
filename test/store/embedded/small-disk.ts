import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own at `folder`. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte free. */
  readonly fill: () => void;
  readonly free: () => void;
  readonly makeReadOnly: () => void;
  readonly remove: () => void;
}

/** True where this user may mount one; where not, tests that need it are skipped. */
export const canMount = tryToMount();

/** A disk of a few megabytes, in memory. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-disk-'));
  if (!mount(folder, `size=${megabytes}m`)) throw new Error('no disk could be mounted; ask canMount first');
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, new Uint8Array(bavail * bsize));
    },
    free: () => rmSync(ballast),
    makeReadOnly: () => {
      mount(folder, 'remount,ro');
    },
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

function tryToMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    smallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
}

function mount(folder: string, options: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
}
