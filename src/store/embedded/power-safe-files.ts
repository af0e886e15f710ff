import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What the hook below needs of Emscripten's file layer; PGlite's types don't reach that deep. */
interface FileLayer {
  readonly filesystems: {
    readonly NODEFS: {
      readonly realPath: (node: object) => string;
      readonly stream_ops: { fsync?: (stream: { readonly nfd?: number; readonly node: object }) => number };
    };
  };
}

/** WASI's number for an input/output error. */
const EIO = 29;

type EmscriptenOptions = Parameters<NodeFS['init']>[1];

/**
 * PGlite's folder with the one thing it lacks: an `fsync` that reaches the disk. Without it a power cut loses
 * acknowledged commits and often the whole database (electric-sql/pglite#1107). The hook is an internal of Emscripten,
 * so whoever opens a folder checks by `synced` that it is really called.
 */
export class PowerSafeFiles extends NodeFS {
  /** How often a file or folder was synced. */
  synced = 0;

  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<NodeFS['init']> {
    const hook = ({ FS }: { readonly FS: FileLayer }) => {
      const { NODEFS } = FS.filesystems;
      NODEFS.stream_ops.fsync = ({ nfd, node }) => {
        try {
          if (nfd === undefined) syncFolder(NODEFS.realPath(node));
          else fsyncSync(nfd);
        } catch {
          // Postgres then stops itself, as it must: what the disk has refused once it may have dropped.
          return EIO;
        }
        this.synced += 1;
        return 0;
      };
    };
    const { emscriptenOpts } = await super.init(pg, options);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
