import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { guildRoutes } from './guild-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { reactionRoutes } from './reaction-routes.ts';
import type { Route } from './route.ts';

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Routes with more fixed steps come first: `/messages/@original` before `/messages/{message_id}`. */
const table = [
  ...messageRoutes,
  ...reactionRoutes,
  ...interactionRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...guildRoutes,
]
  .map((route) => ({ route, steps: route.path.split('/') }))
  .sort((a, b) => variables(a.steps) - variables(b.steps));

/** The route of a path without `/api/v10` and query, or null. */
export function findRoute(method: string, path: string): Found | null {
  const given = path.split('/').map(decodeURIComponent);
  for (const { route, steps } of table) {
    if (route.method !== method || steps.length !== given.length) continue;
    const params: Record<string, string> = {};
    const fits = steps.every((step, index) => {
      const value = given[index] ?? '';
      if (!step.startsWith('{')) return step === value;
      params[step.slice(1, -1)] = value;
      return value !== '';
    });
    if (fits) return { route, params };
  }
  return null;
}

function variables(steps: readonly string[]): number {
  return steps.filter((step) => step.startsWith('{')).length;
}
