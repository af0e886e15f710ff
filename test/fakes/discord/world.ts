import type { Component, CommandBody, Embed, Modal } from './bodies.ts';
import type { Complaint } from './complaints.ts';

/** A person or a bot. */
export interface Person {
  readonly id: string;
  /** What the API shows of it. */
  readonly account: Account;
  /** They added the application to their own account, so its commands go wherever they are. */
  installed: boolean;
  /** False when they refuse direct messages. */
  acceptsDirectMessages: boolean;
  locale: string;
}

interface Account {
  readonly id: string;
  readonly username: string;
  readonly discriminator: '0';
  readonly global_name: string | null;
  readonly avatar: null;
  readonly bot?: true;
}

export interface Member {
  readonly person: Person;
  readonly roles: Set<string>;
  readonly joinedAt: string;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  /** Set for the role that a bot brings along. */
  readonly botId?: string;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: Person;
  /** The role of everyone has the guild's id. */
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  /** False while Discord itself can't reach it. */
  available: boolean;
}

/** An exception to what roles allow, in one channel. */
interface Overwrite {
  readonly id: string;
  readonly type: number;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** What makes a channel a thread. */
interface Thread {
  readonly owner: Person;
  readonly memberIds: Set<string>;
  readonly createdAt: string;
  /** Minutes of silence after which it closes. */
  readonly archiveMinutes: number;
  archived: boolean;
  locked: boolean;
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  /** Null for direct messages. */
  readonly guild: Guild | null;
  name: string;
  /** The channel that a thread belongs to. */
  readonly parent: Channel | null;
  overwrites: readonly Overwrite[];
  /** The people of a direct message, the bot among them. */
  readonly recipients: readonly Person[];
  readonly thread: Thread | null;
  readonly messages: Map<string, Message>;
}

/** A message, and what its JSON does not tell. */
export interface Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: Person;
  /** As the API shows it. Replaced on every edit. */
  data: MessageData;
  /** All files of it, those in embeds too. */
  files: readonly MessageFile[];
  /** Whom an ephemeral message is shown to; null when all see it. */
  readonly onlyFor: Person | null;
  /** What it was sent with; a fetched message does not have it. */
  readonly nonce: string | number | null;
  /** Milliseconds since 1970, by the clock of the fake. */
  readonly sentAt: number;
  /** What it looked like before each edit, oldest first. */
  readonly earlier: MessageData[];
  /** Who reacted, by emoji. */
  readonly reactions: Map<string, Set<Person>>;
  deleted: boolean;
}

/** The JSON of a message. Lists are never null: a client may fail over that. */
export interface MessageData {
  readonly id: string;
  readonly channel_id: string;
  readonly author: Account;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: boolean;
  /** Who was pinged. */
  readonly mentions: readonly Account[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  /** Without those that an embed shows. */
  readonly attachments: readonly Attachment[];
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly pinned: boolean;
  readonly type: number;
  readonly flags: number;
  readonly message_reference?: { readonly message_id: string; readonly channel_id: string };
  readonly referenced_message?: MessageData;
  readonly interaction_metadata?: object;
  readonly webhook_id?: string;
  readonly application_id?: string;
  readonly reactions?: readonly object[];
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type: string;
  readonly description?: string;
}

/** A file of a message. */
export interface MessageFile {
  readonly id: string;
  readonly filename: string;
  /** The alternative text. */
  readonly description: string | null;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Where it can be downloaded, until the link expires. */
  readonly url: string;
  /** True when an embed shows it: then `attachments` does not list it. */
  readonly inEmbed: boolean;
}

/** What a person did that the application has to answer within three seconds. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly person: Person;
  readonly channel: Channel;
  /** Milliseconds since 1970, by the clock of the fake. */
  readonly at: number;
  /** `performance.now()` when it was sent. */
  readonly sentAt: number;
  /** The message whose button was pressed. */
  readonly source: Message | null;
  /** What was run, when it was a command: `daily add`. */
  readonly commandName: string | null;
  /** True when only the person brought the application along, so that five follow-ups are the limit. */
  readonly byUserInstall: boolean;
  /** The one answer that was accepted; null until then. */
  acknowledgement: Acknowledgement | null;
  /** The message that answers it, the placeholder of a deferral too. */
  original: Message | null;
  /** True between a deferral and its message. */
  thinking: boolean;
  /** The form that it was answered with. */
  modal: Modal | null;
  readonly followUps: Message[];
}

interface Acknowledgement {
  /** 4 message, 5 deferred, 6 deferred update, 7 update, 8 autocomplete, 9 modal. */
  readonly type: number;
  readonly data: object;
  /** Real milliseconds between the event and the callback. */
  readonly latencyMs: number;
}

/** One request that arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Without `/api/v10` and the query: `/channels/1/messages`. */
  readonly path: string;
  /** JSON as it came, from `payload_json` when there were files. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** Milliseconds since 1970, by the clock of the fake. */
  readonly at: number;
  /** Null while it is not answered, or when the connection was dropped. */
  status: number | null;
}

export interface UploadedFile {
  /** n of `files[n]`. */
  readonly index: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A command with its defaults filled in. */
export interface CommandView extends CommandBody {
  readonly application_id: string;
  readonly guild_id?: string;
  readonly type: number;
  readonly description: string;
  readonly default_member_permissions: string | null;
  readonly integration_types: number[];
}

/** A command as Discord gives it back. */
export interface RegisteredCommand extends CommandView {
  readonly id: string;
  /** Changes whenever the command does. */
  readonly version: string;
}

export interface RegisteredCommands {
  list: readonly RegisteredCommand[];
  /** How often they were replaced as a whole. */
  puts: number;
}

/** Who may be told of an event: sessions with one of the intents, on the shard of the guild (shard 0 without one). */
export interface Audience {
  readonly guild: Guild | null;
  /** 0 for events that every session gets. */
  readonly intents: number;
  /** Set when only those hear of it who can see that channel. */
  readonly channel?: Channel;
  /** Set when the event carries a message whose content not everybody may read. */
  readonly message?: Message;
}

/** Everything the fake knows. Routes, the gateway and the people all change this one state. */
export interface World {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly nextId: () => string;
  /** `http://127.0.0.1:<port>`; known once the server listens. */
  origin: string;
  /** Switches of the developer portal. */
  readonly privileged: Privileged;
  readonly bot: Person;
  token: string;
  readonly nonceMs: number;
  readonly maxFileBytes: number;
  readonly gateway: {
    /** What is recommended to the bot. */
    readonly shards: number;
    /** IDENTIFYs that are left today. */
    sessionStarts: number;
    /** IDENTIFYs allowed per five seconds. */
    readonly maxConcurrency: number;
    readonly identifyApartMs: number;
  };
  readonly people: Map<string, Person>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** Every file that was ever uploaded; links to it live for a day. */
  readonly files: Map<string, MessageFile>;
  readonly interactions: Interaction[];
  readonly requests: SeenRequest[];
  readonly complaints: Complaint[];
  /** Global ones under the empty key, those of a guild under its id. */
  readonly commands: Map<string, RegisteredCommands>;
  /** Sends an event to whoever may see it. */
  dispatch: (event: string, data: object, audience: Audience) => void;
  /** Something happened: whoever waits looks again. */
  changed: () => void;
}

/** The privileged intents that are switched on in the developer portal. */
export interface Privileged {
  readonly members: boolean;
  readonly presences: boolean;
  readonly messageContent: boolean;
}
