import { count } from '../core/describe/formats.ts';
import type { Finding } from '../core/checkup/findings.ts';
import type { PlatformHealth } from '../core/health/platform-health.ts';
import type { SourceHealth } from '../core/health/source-health.ts';
import type { StoreHealth } from '../core/health/store-health.ts';
import type { Vitals } from './vitals.ts';

/** What keeps the bot from work, and what limits it: one finding for each part. Ready is who has no `fail`. */
export async function readiness({ platforms, sources, store, isStopping }: Vitals): Promise<Finding[]> {
  const database = await store();
  return [
    ...(isStopping() ? [STOPPING] : []),
    ...platforms().map(({ name, health }) => platformFinding(name, health)),
    ...(database === null ? [] : [storeFinding(database)]),
    ...sourceFindings(sources()),
  ];
}

const STOPPING: Finding = {
  part: 'process',
  state: 'fail',
  said: 'It was told to stop: it finishes what it has acknowledged and takes nothing new.',
};

function platformFinding(part: string, { state, reason, shards }: PlatformHealth): Finding {
  const because = reason === null ? '' : ` (${reason.replace(/\.$/, '')})`;
  switch (state) {
    case 'connected': {
      const lines = shards.length > 1 ? ` over ${shards.length} connections` : '';
      return { part, state: 'ok', said: `Connected${lines}.` };
    }
    case 'starting':
      return {
        part,
        state: 'fail',
        said: `Not connected yet${because}.`,
        fix: 'It keeps trying by itself. After some minutes look at the log and at the status page of the platform.',
      };
    case 'reconnecting':
      return {
        part,
        state: 'fail',
        said: `The connection is lost${because}.`,
        fix: 'It reconnects by itself, as a rule within seconds. After some minutes look at the status page of the platform.',
      };
    case 'stopped':
      return {
        part,
        state: 'fail',
        said: `It has stopped${because}.`,
        fix: 'Trying again is no use before that is fixed. Fix it, then restart the bot.',
      };
  }
}

function storeFinding({ trouble, waiting }: StoreHealth): Finding {
  const part = 'store';
  if (trouble !== null) {
    return {
      part,
      state: 'fail',
      said: `The database ${trouble}.`,
      fix: 'Check that the database runs and that DATABASE_URL leads to it. Posts that come due meanwhile are made up for.',
    };
  }
  const due = waiting === null ? '' : `; ${count(waiting, 'delivery is', 'deliveries are')} waiting`;
  return { part, state: 'ok', said: `The database answers${due}.` };
}

/** One source that rests limits the answers, for kept prices serve on; only when all do there is nothing new to be had. */
function sourceFindings(sources: readonly SourceHealth[]): Finding[] {
  const allRest = sources.length > 0 && sources.every(({ restMs }) => restMs > 0);
  return sources.map(({ source, restMs, reason }) => {
    const part = `price source ${source}`;
    if (restMs > 0) {
      return {
        part,
        state: allRest ? 'fail' : 'warn',
        said: `It failed too often (${reason}) and is asked again in ${count(Math.ceil(restMs / 1_000), 'second')}.`,
        fix: 'Kept prices are shown meanwhile, as stale where they are. When it lasts, see whether this machine can reach the source.',
      };
    }
    return reason === ''
      ? { part, state: 'ok', said: 'It answers, or has not been asked.' }
      : { part, state: 'warn', said: `It failed the last time (${reason}).` };
  });
}
