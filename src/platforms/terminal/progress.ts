import cliProgress from 'cli-progress';
import type { OnProgress } from '../../core/ports.ts';
import { safeLine } from './safe-text.ts';
import type { ScreenStream } from './screen.ts';

export interface Progress {
  readonly onProgress: OnProgress;
  /** Takes the bar off the screen. It does not come back. */
  readonly stop: () => void;
}

/** A bar while prices are fetched: drawn at the first report, and only where the stream is a terminal. */
export function createProgress(stream: ScreenStream): Progress {
  let bar: cliProgress.SingleBar | null = null;
  let stopped = stream.isTTY !== true;
  return {
    onProgress: (share, what) => {
      if (stopped) return;
      const percent = Math.round(100 * Math.min(1, Math.max(0, share)));
      if (!Number.isFinite(percent)) return;
      // The bar's format has places in braces, which no name may fill.
      const payload = { what: safeLine(what).replace(/[{}]/g, ' ') };
      if (bar === null) {
        bar = createBar(stream);
        bar.start(100, percent, payload);
      } else bar.update(percent, payload);
    },
    stop: () => {
      bar?.stop();
      bar = null;
      stopped = true;
    },
  };
}

function createBar(stream: ScreenStream): cliProgress.SingleBar {
  return new cliProgress.SingleBar(
    {
      stream,
      format: '{bar} {percentage}% {what}',
      barsize: 20,
      clearOnComplete: true,
      // Cut the line to the terminal instead of turning its line breaking off, which a kill would leave off.
      linewrap: true,
    },
    cliProgress.Presets.shades_classic,
  );
}
