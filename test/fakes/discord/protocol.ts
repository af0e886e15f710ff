/**
 * The numbers of Discord's API that the fake speaks, by name. They are written down here rather than taken from the
 * client's own library, so that the two can disagree.
 */

export const channelType = {
  text: 0,
  direct: 1,
  voice: 2,
  announcement: 5,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

export const messageType = { plain: 0, reply: 19, command: 20 } as const;

export const messageFlag = {
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  componentsV2: 1 << 15,
} as const;

export const componentType = { row: 1, button: 2, stringSelect: 3 } as const;

export const buttonStyle = { link: 5, premium: 6 } as const;

export const interactionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** What an interaction may be answered with. */
export const responseType = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;

export const optionType = { subcommand: 1, group: 2, string: 3, integer: 4, boolean: 5, number: 10 } as const;

export const overwriteType = { role: 0, member: 1 } as const;

export const intent = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

/** Every bit that an IDENTIFY may hold. */
export const allIntents = 0b11_0011_0001_1111_1111_1111_1111;

export const applicationFlag = {
  presencesLimited: 1 << 13,
  membersLimited: 1 << 15,
  messageContentLimited: 1 << 19,
} as const;

export const permission = {
  administrator: 1n << 3n,
  manageServer: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendInThreads: 1n << 38n,
} as const;

/** What an owner or an administrator may do: everything. */
export const allPermissions = (1n << 53n) - 1n;
