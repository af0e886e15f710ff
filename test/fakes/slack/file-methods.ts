import {
  channelOf,
  mustPass,
  need,
  optional,
  required,
  SlackRefusal,
  type Request,
  type Run,
} from './api.ts';
import { objectsIn, stringIn } from './json.ts';
import { post } from './messages.ts';
import { wireFile } from './wire.ts';
import type { StoredFile, World } from './world.ts';

/** `files.*`: get an address, send the bytes there, complete, and ask until Slack has looked at it. */
export const fileMethods: Readonly<Record<string, Run>> = {
  'files.getUploadURLExternal': (request) => {
    need(request, 'files:write');
    const { world, workspace } = request;
    const [name, length] = [required(request, 'filename'), Number(required(request, 'length'))];
    if (!Number.isInteger(length) || length < 1) throw new SlackRefusal('invalid_arguments');
    const file: StoredFile = {
      id: world.id('F'),
      team: workspace.id,
      user: workspace.bot.user,
      name,
      title: name,
      length,
      altText: optional(request, 'alt_txt') || optional(request, 'alt_text'),
      bytes: undefined,
      completed: false,
      mimetype: '',
      infosBeforeMimetype: world.files.infosBeforeMimetype,
      shares: [],
    };
    workspace.files.set(file.id, file);
    return { upload_url: `${world.urls.files}/upload/v1/${workspace.id}/${file.id}`, file_id: file.id };
  },

  'files.completeUploadExternal': (request) => {
    need(request, 'files:write');
    const { world, args } = request;
    const given = objectsIn(args['files']);
    if (given.length === 0) throw new SlackRefusal('invalid_arguments');
    const files = given.map((entry) => {
      const file = fileOf(request, stringIn(entry, 'id'));
      if (file.bytes === undefined || file.completed) throw new SlackRefusal('file_not_found');
      return { file, title: stringIn(entry, 'title') };
    });
    mustPass(request);
    const channelId = optional(request, 'channel_id') || optional(request, 'channels');
    const share = channelId === '' ? undefined : sharedIn(request, channelId);
    for (const { file, title } of files) {
      file.completed = true;
      if (title !== '') file.title = title;
    }
    share?.(files.map(({ file }) => file));
    world.changed();
    return { files: files.map(({ file }) => wireFile(world, file, '')) };
  },

  'files.info': (request) => {
    need(request, 'files:read');
    const file = fileOf(request, required(request, 'file'));
    if (!file.completed) throw new SlackRefusal('file_not_found');
    const ready = file.infosBeforeMimetype === 0;
    if (!ready) file.infosBeforeMimetype -= 1;
    return { file: wireFile(request.world, file, ready ? file.mimetype : ''), comments: [] };
  },

  'files.delete': (request) => {
    need(request, 'files:write');
    const file = fileOf(request, required(request, 'file'));
    request.workspace.files.delete(file.id);
    return {};
  },
};

/** Takes the bytes of an upload: as many as announced, once. The answer is the HTTP status and text. */
export function receiveUpload(world: World, path: string, bytes: Buffer): { status: number; body: string } {
  const [, team = '', id = ''] = /^\/upload\/v1\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const file = world.workspaces.get(team)?.files.get(id);
  if (file === undefined || file.bytes !== undefined) return { status: 404, body: 'no such upload' };
  if (bytes.length !== file.length) {
    world.violations.push(`upload: ${file.name} has ${bytes.length} bytes, ${file.length} were announced`);
    return { status: 400, body: `expected ${file.length} bytes, got ${bytes.length}` };
  }
  file.bytes = bytes;
  file.mimetype = mimetypeOf(bytes, file.name);
  world.changed();
  return { status: 200, body: `OK - ${bytes.length}` };
}

function fileOf({ workspace }: Request, id: string): StoredFile {
  const file = workspace.files.get(id);
  if (file === undefined) throw new SlackRefusal('file_not_found');
  return file;
}

/** Sharing needs membership: `chat:write.public` does not help. */
function sharedIn(request: Request, id: string): (files: readonly StoredFile[]) => void {
  const { world, workspace } = request;
  const channel = channelOf(request, id);
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (!channel.members.has(workspace.bot.user)) throw new SlackRefusal('not_in_channel');
  return (files) => {
    const message = post(world, channel, {
      content: { ...request.args, text: optional(request, 'initial_comment') },
      user: workspace.bot.user,
      threadTs: optional(request, 'thread_ts') || undefined,
      files: files.map(({ id }) => id),
      subtype: 'file_share',
    });
    for (const file of files) file.shares.push({ channel: channel.id, ts: message.ts });
  };
}

function mimetypeOf(bytes: Buffer, name: string): string {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '\u0089PNG') return 'image/png';
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (start === 'GIF8') return 'image/gif';
  return name.endsWith('.csv') ? 'text/csv' : 'text/plain';
}
