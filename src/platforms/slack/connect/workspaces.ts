import { webApi } from '@slack/bolt';
import { DeliveryError } from '../../../core/errors.ts';

/** The workspaces that the app is installed in. */
export interface Workspaces {
  /** Calls in the name of the app there. Rejects with a `DeliveryError`, for good where it is not installed. */
  readonly clientOf: (workspace: string) => Promise<webApi.WebClient>;
}

/** The bot token of a workspace; undefined where the app is not installed. Rejects when it can't be looked up. */
export type TokenOf = (workspace: string) => Promise<string | undefined>;

/** The one workspace of a token. Which one it is becomes known when Slack answers for the first time. */
export function singleWorkspace(client: webApi.WebClient, home: () => string | null): Workspaces {
  return {
    clientOf: async (workspace) => {
      const own = home();
      if (own !== null && own !== workspace) throw notInstalled();
      return client;
    },
  };
}

/** Any number of workspaces, each with its own token. */
export function manyWorkspaces(tokenOf: TokenOf, options: webApi.WebClientOptions): Workspaces {
  const clients = new Map<string, webApi.WebClient>();
  return {
    clientOf: async (workspace) => {
      const token = await tokenOf(workspace).catch((error: unknown) => {
        throw notLookedUp(error);
      });
      if (token === undefined) throw notInstalled();
      const known = clients.get(workspace);
      if (known?.token === token) return known;
      const client = new webApi.WebClient(token, { ...options });
      clients.set(workspace, client);
      return client;
    },
  };
}

function notInstalled(): DeliveryError {
  return new DeliveryError(
    'I am not installed in that workspace. Install the app there again, then resume this.',
    { permanent: true },
  );
}

function notLookedUp(cause: unknown): DeliveryError {
  return new DeliveryError('My token for that workspace could not be looked up. I try again in a while.', {
    permanent: false,
    cause,
  });
}
