import packageJson from '../../package.json' with { type: 'json' };
import type { OperatorPage } from '../core/health/operator-page.ts';
import type { Platform } from '../core/ports.ts';
import { SILENT, type AnswerEnd, type Telemetry } from '../core/telemetry.ts';
import type { Log } from '../core/log.ts';
import { newReference } from '../core/fault.ts';
import type { Vitals } from '../operate/vitals.ts';

/** What whoever runs the bot sees of it. */
export interface Operation {
  readonly telemetry: Telemetry;
  readonly pages: readonly OperatorPage[];
  /** The platforms that are to be looked at, once there are some. */
  readonly watch: (platforms: readonly Platform[]) => void;
  /** From now on it is not ready, and `closing` aborts. */
  readonly stopping: () => void;
  readonly closing: AbortSignal;
}

const PLATFORMS = ['slack', 'discord', 'web', 'terminal'];

/** For a process that answers and ends: nobody watches it. */
export const UNWATCHED: Operation = {
  telemetry: SILENT,
  pages: [],
  watch: () => undefined,
  stopping: () => undefined,
  closing: new AbortController().signal,
};

/** Metrics and pages of the bot, and a line of its log for each answer. The simulated market has no log. */
export async function operationOf(
  { sources, store }: Pick<Vitals, 'sources' | 'store'>,
  {
    commands,
    log,
    hide,
  }: {
    readonly commands: readonly { readonly name: string }[];
    readonly log: Pick<Log, 'info'> | null;
    /** Takes secrets out of a text. */
    readonly hide: (text: string) => string;
  },
): Promise<Operation> {
  const [{ createMetrics }, { operatorPages }] = await Promise.all([
    import('../operate/metrics.ts'),
    import('../operate/pages.ts'),
  ]);
  let watched: readonly Platform[] = [];
  const lifetime = new AbortController();
  const vitals: Vitals = {
    sources,
    store,
    platforms: () =>
      watched.flatMap(({ name, health }) => (health === undefined ? [] : [{ name, health: health() }])),
    isStopping: () => lifetime.signal.aborted,
  };
  // Some pages are open to all, and what a service says of itself when it fails may be anything.
  const hidden = (page: OperatorPage): OperatorPage => ({
    ...page,
    respond: async () => {
      const response = await page.respond();
      return { ...response, body: hide(response.body) };
    },
  });
  const metrics = createMetrics({ commands: commands.map(({ name }) => name), platforms: PLATFORMS }, vitals);
  return {
    telemetry: {
      now: () => performance.now(),
      reference: newReference,
      tell: (happening) => {
        metrics.tell(happening);
        if (happening.kind === 'answered') log?.info(answerLine(happening));
      },
    },
    pages: operatorPages(vitals, {
      metrics,
      process: {
        version: packageJson.version,
        uptimeSeconds: () => process.uptime(),
        memoryBytes: () => process.memoryUsage.rss(),
      },
    }).map(hidden),
    watch: (platforms) => {
      watched = platforms;
    },
    stopping: () => lifetime.abort(),
    closing: lifetime.signal,
  };
}

/** The one line that the log has for each answer. Milliseconds, rounded. */
function answerLine({ kind: _kind, ms, readMs, run, ...told }: AnswerEnd) {
  const whole = Math.round;
  return {
    event: 'answer',
    ...told,
    ms: {
      read: whole(readMs),
      ...(run === null
        ? {}
        : { fetch: whole(run.fetchMs), compute: whole(run.computeMs), draw: whole(run.drawMs) }),
      total: whole(ms),
    },
    cache: run?.cache ?? null,
  };
}
