import type {
  APIApplicationCommand,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIThreadMetadata,
  APIUser,
  ChannelType,
  GatewayDispatchEvents,
  InteractionType,
  APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { Complaint } from './complaints.ts';

/** A person or a bot. `account` is what the API shows of it. */
export interface Person {
  readonly id: string;
  readonly account: APIUser;
  /** They added the application to their own account, so its commands go wherever they are. */
  installed: boolean;
  /** False when they refuse direct messages. */
  acceptsDirectMessages: boolean;
  locale: string;
}

export interface Member {
  readonly person: Person;
  readonly roles: Set<string>;
  readonly joinedAt: string;
}

export interface Guild {
  readonly id: string;
  name: string;
  readonly owner: Person;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, Member>;
  /** False while Discord itself can't reach it. */
  available: boolean;
}

/** What makes a channel a thread. */
export interface Thread {
  readonly ownerId: string;
  readonly memberIds: Set<string>;
  metadata: APIThreadMetadata;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  /** Null for direct messages. */
  readonly guild: Guild | null;
  name: string;
  /** The channel of a thread, the category of a channel. */
  readonly parentId: string | null;
  overwrites: APIOverwrite[];
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
  /** As the API shows it, without what embeds show of its files. Replaced on every edit. */
  data: APIMessage;
  /** All files of it, those in embeds too. */
  files: MessageFile[];
  /** Whom an ephemeral message is shown to; null when all see it. */
  readonly onlyFor: Person | null;
  /** What it was sent with; a fetched message does not have it. */
  readonly nonce: string | number | null;
  /** Milliseconds since 1970, by the clock of the fake. */
  readonly sentAt: number;
  /** What it looked like before each edit, oldest first. */
  readonly earlier: APIMessage[];
  /** Who reacted, by emoji. */
  readonly reactions: Map<string, Set<Person>>;
  deleted: boolean;
}

/** A file of a message. */
export interface MessageFile {
  readonly id: string;
  readonly filename: string;
  readonly description: string | null;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Where it can be downloaded, until the link expires. */
  readonly url: string;
  /** True when an embed shows it: then `attachments` does not list it. */
  inEmbed: boolean;
}

/** What a person did that the application has to answer within three seconds. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly person: Person;
  readonly channel: Channel;
  /** Milliseconds since 1970, by the clock of the fake. */
  readonly at: number;
  /** `performance.now()` when it was sent. */
  readonly sentAt: number;
  /** The message whose button was pressed. */
  readonly source: Message | null;
  /** What was run, when it was a command. */
  readonly commandName: string | null;
  /** True when only the person brought the application along, so that five follow-ups are the limit. */
  readonly byUserInstall: boolean;
  /** The one answer that was accepted; null until then. */
  acknowledgement: Acknowledgement | null;
  /** The message that answers it, the placeholder of a deferral too. */
  original: Message | null;
  /** True between a deferral and its message. */
  thinking: boolean;
  modal: APIModalInteractionResponseCallbackData | null;
  readonly followUps: Message[];
}

export interface Acknowledgement {
  /** 4 message, 5 deferred, 6 deferred update, 7 update, 8 autocomplete, 9 modal. */
  readonly type: number;
  readonly body: unknown;
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

export interface RegisteredCommands {
  list: APIApplicationCommand[];
  /** How often they were replaced as a whole. */
  puts: number;
}

/** Everything the fake knows. Routes, the gateway and the people all change this one state. */
export interface World {
  readonly now: () => number;
  readonly nextId: () => string;
  /** `http://127.0.0.1:<port>`; known once the server listens. */
  origin: string;
  readonly application: {
    readonly id: string;
    /** Names of the privileged intents that are switched on in the developer portal. */
    readonly privileged: { members: boolean; presences: boolean; messageContent: boolean };
  };
  readonly bot: Person;
  token: string;
  readonly settings: {
    readonly nonceMs: number;
    readonly maxFileBytes: number;
  };
  readonly gateway: {
    /** What is recommended to the bot. */
    shards: number;
    /** IDENTIFYs that are left today. */
    sessionStarts: number;
    /** IDENTIFYs allowed per five seconds. */
    maxConcurrency: number;
  };
  readonly people: Map<string, Person>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, MessageFile>;
  readonly interactions: Interaction[];
  readonly requests: SeenRequest[];
  readonly complaints: Complaint[];
  /** Global ones under the empty key, those of a guild under its id. */
  readonly commands: Map<string, RegisteredCommands>;
  /** Sends an event to whoever may see it. */
  dispatch: (event: `${GatewayDispatchEvents}`, data: object, audience: Audience) => void;
  /** Something happened: whoever waits looks again. */
  changed: () => void;
}
