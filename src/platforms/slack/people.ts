import type { Caller } from '../../core/people.ts';
import { SLACK, type Desk } from './desk.ts';

/** Somebody, and where they speak. */
interface Speaker {
  readonly workspace: string;
  readonly channel: string;
  readonly person: string;
}

/** A caller, and the name that answers call them by. */
interface NamedCaller {
  readonly caller: Caller;
  readonly name: string;
}

interface Profile {
  readonly name: string | null;
  readonly manages: boolean;
  readonly zone: string | undefined;
}

const KEPT_MS = 3_600_000;
/** After a failure Slack is asked again this much sooner. */
const KEPT_AFTER_FAILURE_MS = 60_000;
const MOST_KEPT = 10_000;

/** Looks people up, each at most once an hour; who can't be looked up is somebody without a zone who manages nothing. */
export function createPeople({
  workspaces,
  log,
  clock: { now },
}: Pick<Desk, 'workspaces' | 'log' | 'clock'>) {
  const kept = new Map<string, { readonly profile: Promise<Profile>; until: number }>();

  const ask = async (workspace: string, person: string): Promise<Profile> => {
    const client = await workspaces.clientOf(workspace);
    const { user } = await client.users.info({ user: person });
    const name = user?.profile?.display_name || user?.real_name || user?.name;
    return {
      name: name === undefined || name === '' ? null : name,
      manages: (user?.is_admin ?? false) || (user?.is_owner ?? false),
      zone: user?.tz === undefined || user.tz === '' ? undefined : user.tz,
    };
  };

  const profileOf = (workspace: string, person: string): Promise<Profile> => {
    const key = `${workspace}/${person}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > now()) return known.profile;
    if (kept.size >= MOST_KEPT) kept.clear();
    const profile = ask(workspace, person).catch((error: unknown) => {
      log.warn({ event: 'slack-person-unknown', workspace, person, err: error });
      entry.until = now() + KEPT_AFTER_FAILURE_MS;
      return { name: null, manages: false, zone: undefined };
    });
    const entry = { profile, until: now() + KEPT_MS };
    kept.set(key, entry);
    return profile;
  };

  return {
    /** `name` is what Slack called them in the request, if it did. */
    know: async ({ workspace, channel, person }: Speaker, name?: string): Promise<NamedCaller> => {
      const profile = await profileOf(workspace, person);
      return {
        caller: { platform: SLACK, workspace, channel, person, manages: profile.manages, zone: profile.zone },
        name: profile.name ?? name ?? 'Somebody',
      };
    },
  };
}

export type People = ReturnType<typeof createPeople>;
