import { isObject, objectsIn, stringIn, type Json } from './json.ts';
import {
  workspaceOf,
  type Channel,
  type Message,
  type Person,
  type StoredFile,
  type View,
  type World,
} from './world.ts';

/** A message as Slack's API and events show it. */
export function wireMessage(world: World, message: Message, withMetadata = false): Json {
  const { bot } = workspaceOf(world, message.team);
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    user: message.user,
    ...(message.byBot
      ? {
          bot_id: bot.id,
          app_id: world.appId,
          bot_profile: { id: bot.id, app_id: world.appId, name: 'lockstep', team_id: message.team },
        }
      : {}),
    team: message.team,
    text: message.text,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.files.length === 0 ? {} : { files: wireFiles(world, message) }),
    ...(message.edits === 0 ? {} : { edited: { user: message.user, ts: message.ts } }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

function wireFiles(world: World, { team, files }: Message): readonly Json[] {
  return files.flatMap((id) => {
    const file = workspaceOf(world, team).files.get(id);
    return file === undefined ? [{ id, mode: 'tombstone' }] : [wireFile(world, file, file.mimetype)];
  });
}

export function wireChannel({ id, name, kind, archived, members, team }: Channel, bot: string): Json {
  return kind === 'im'
    ? { id, is_im: true, is_archived: archived, user: name, context_team_id: team }
    : {
        id,
        name,
        name_normalized: name,
        is_channel: kind === 'public',
        is_group: kind === 'private',
        is_private: kind === 'private',
        is_im: false,
        is_mpim: false,
        is_archived: archived,
        is_member: members.has(bot),
        num_members: members.size,
        context_team_id: team,
      };
}

export function wirePerson({ id, name, zone, admin, owner, bot }: Person, team: string): Json {
  return {
    id,
    team_id: team,
    name,
    real_name: name,
    deleted: false,
    ...(zone === undefined ? {} : { tz: zone, tz_label: zone }),
    is_admin: admin,
    is_owner: owner,
    is_primary_owner: false,
    is_bot: bot,
    is_app_user: false,
    profile: { display_name: name, real_name: name, team },
  };
}

/** `mimetype` is empty while Slack still looks at the file. */
export function wireFile(world: World, file: StoredFile, mimetype: string): Json {
  const places = (kind: Channel['kind']) =>
    file.shares.filter(({ channel }) => workspaceOf(world, file.team).channels.get(channel)?.kind === kind);
  const shares = (kind: Channel['kind']) =>
    Object.fromEntries(places(kind).map(({ channel, ts }) => [channel, [{ ts }]]));
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype,
    filetype: mimetype.split('/')[1] ?? '',
    size: file.length,
    user: file.user,
    alt_txt: file.altText,
    mode: 'hosted',
    is_external: false,
    url_private: `${world.urls.files}/files-pri/${file.id}/${encodeURIComponent(file.name)}`,
    url_private_download: `${world.urls.files}/files-pri/${file.id}/download/${encodeURIComponent(file.name)}`,
    permalink: `${world.urls.files}/files/${file.id}`,
    channels: places('public').map(({ channel }) => channel),
    groups: places('private').map(({ channel }) => channel),
    ims: places('im').map(({ channel }) => channel),
    shares: { public: shares('public'), private: { ...shares('private'), ...shares('im') } },
  };
}

/** `values` are what the person has typed and chosen, `{ block: { action: ... } }`. */
export function wireView(world: World, view: View, values: Json = {}): Json {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...view.content,
    id: view.id,
    team_id: view.team,
    state: { values },
    hash: view.hash,
    root_view_id: view.root,
    previous_view_id: view.previous ?? null,
    app_id: world.appId,
    app_installed_team_id: view.team,
    bot_id: workspaceOf(world, view.team).bot.id,
  };
}

/** Blocks with an id for every block and every element that can act, as Slack gives them to those without. */
export function withIds(world: World, blocks: readonly Json[]): readonly Json[] {
  const acting = (element: unknown): unknown =>
    isObject(element) && /button|select|overflow|picker|input|checkboxes/.test(stringIn(element, 'type'))
      ? { action_id: world.id('act'), ...element }
      : element;
  return blocks.map((block) => ({
    block_id: world.id('blk'),
    ...block,
    ...(Array.isArray(block['elements']) ? { elements: objectsIn(block['elements']).map(acting) } : {}),
    ...('accessory' in block ? { accessory: acting(block['accessory']) } : {}),
    ...('element' in block ? { element: acting(block['element']) } : {}),
  }));
}
