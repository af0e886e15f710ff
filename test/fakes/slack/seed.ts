import { directChannel, type Channel, type Person, type Workspace, type World } from './world.ts';

/** A workspace as a test describes it. */
export interface WorkspaceSeed {
  readonly id: string;
  readonly name?: string;
  readonly people: readonly (Pick<Person, 'id'> & Partial<Person>)[];
  readonly channels: readonly ChannelSeed[];
  /** False for one that has not installed the app yet. */
  readonly installed?: boolean;
}

interface ChannelSeed {
  readonly id: string;
  readonly name?: string;
  readonly kind?: Channel['kind'];
  readonly archived?: boolean;
  /** Whether the bot is a member. */
  readonly bot: boolean;
  /** Everybody, when not given. */
  readonly members?: readonly string[];
}

/** Three people and every kind of channel: the workspace of tests that don't care. */
export const ACME: WorkspaceSeed = {
  id: 'T0ACME',
  name: 'acme',
  people: [
    { id: 'U0ADA', name: 'ada', zone: 'Europe/Berlin', admin: true, owner: true },
    { id: 'U0BOB', name: 'bob', zone: 'America/New_York' },
    { id: 'U0CAT', name: 'cat' },
  ],
  channels: [
    { id: 'C0GENERAL', name: 'general', bot: true },
    { id: 'C0OPEN', name: 'open', bot: false },
    { id: 'G0INNER', name: 'inner', kind: 'private', bot: true },
    { id: 'G0SECRET', name: 'secret', kind: 'private', bot: false },
    { id: 'C0OLD', name: 'old', archived: true, bot: true },
    { id: 'D0OTHERS', kind: 'im', bot: false, members: ['U0ADA', 'U0BOB'] },
  ],
};

/** Adds the workspace, with the bot's conversation with each person. */
export function addWorkspace(world: World, seed: WorkspaceSeed): Workspace {
  const bot = { user: world.id('U'), id: world.id('B') };
  const people = [{ id: bot.user, name: 'lockstep', bot: true }, ...seed.people].map((person): Person => ({
    name: person.id,
    zone: undefined,
    admin: false,
    owner: false,
    bot: false,
    ...person,
  }));
  const workspace: Workspace = {
    id: seed.id,
    name: seed.name ?? seed.id.toLowerCase(),
    people: new Map(people.map((person) => [person.id, person])),
    channels: new Map(),
    files: new Map(),
    views: new Map(),
    bot,
    installed: false,
  };
  for (const { id, name = id, kind = 'public', archived = false, bot: joined, members } of seed.channels) {
    const inside = members ?? seed.people.map((person) => person.id);
    workspace.channels.set(id, {
      id,
      team: seed.id,
      name,
      kind,
      archived,
      members: new Set(joined ? [...inside, bot.user] : inside),
      messages: [],
    });
  }
  for (const { id } of seed.people) directChannel(world, workspace, id);
  world.workspaces.set(workspace.id, workspace);
  return workspace;
}
