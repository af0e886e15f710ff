import { z } from 'zod';
import { invalidBody } from './api-error.ts';

/** What the routes read of a body. They are looser than the published description, which is checked before. */

const id = z.union([z.string(), z.number()]).transform(String);

const media = z.looseObject({ url: z.string() });

const embed = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  color: z.number().nullish(),
  timestamp: z.string().nullish(),
  footer: z.looseObject({ text: z.string() }).nullish(),
  author: z.looseObject({ name: z.string() }).nullish(),
  image: media.nullish(),
  thumbnail: media.nullish(),
  fields: z
    .array(z.looseObject({ name: z.string(), value: z.string(), inline: z.boolean().nullish() }))
    .nullish(),
});
export type Embed = z.infer<typeof embed>;

const component = z.looseObject({
  type: z.number(),
  id: z.number().nullish(),
  custom_id: z.string().nullish(),
  style: z.number().nullish(),
  url: z.string().nullish(),
  label: z.string().nullish(),
  emoji: z.looseObject({}).nullish(),
  disabled: z.boolean().nullish(),
  placeholder: z.string().nullish(),
  min_values: z.number().nullish(),
  max_values: z.number().nullish(),
  options: z.array(z.looseObject({ label: z.string(), value: z.string() })).nullish(),
  get components() {
    return z.array(component).nullish();
  },
  get component() {
    return component.nullish();
  },
});
export type Component = z.infer<typeof component>;

/** A message, an edit of one, or the data of an interaction's answer. */
export const messageBody = z.looseObject({
  content: z.string().nullish(),
  tts: z.boolean().nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  flags: z.number().nullish(),
  embeds: z.array(embed).nullish(),
  components: z.array(component).nullish(),
  attachments: z
    .array(z.looseObject({ id, description: z.string().nullish(), filename: z.string().nullish() }))
    .nullish(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string()).nullish(),
      users: z.array(z.string()).nullish(),
      roles: z.array(z.string()).nullish(),
      replied_user: z.boolean().nullish(),
    })
    .nullish(),
  message_reference: z
    .looseObject({ message_id: id, fail_if_not_exists: z.boolean().nullish(), type: z.number().nullish() })
    .nullish(),
  sticker_ids: z.array(z.unknown()).nullish(),
  poll: z.looseObject({}).nullish(),
});
export type MessageBody = z.infer<typeof messageBody>;

/** An interaction's answer of any kind, and what the three kinds with data hold. */
export const callbackBody = z.looseObject({ type: z.number(), data: z.looseObject({}).nullish() });

const suggestion = z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) });
export type Suggestion = z.infer<typeof suggestion>;
export const suggestions = z.looseObject({ choices: z.array(suggestion) });

export const modalBody = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(component),
});
export type Modal = z.infer<typeof modalBody>;

const commandPart = z.looseObject({
  name: z.string(),
  description: z.string().nullish(),
  type: z.number().nullish(),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(suggestion).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  get options() {
    return z.array(commandPart).nullish();
  },
});
/** A command or one of its options. */
export type CommandPart = z.infer<typeof commandPart>;

export const commandBody = commandPart.extend({
  default_member_permissions: z.union([z.string(), z.number()]).nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  nsfw: z.boolean().nullish(),
});
export type CommandBody = z.infer<typeof commandBody>;
export const commandList = z.array(commandBody);

export const threadBody = z.looseObject({
  name: z.string(),
  type: z.number().nullish(),
  auto_archive_duration: z.number().nullish(),
  /** The first message of a forum's post. */
  message: messageBody.nullish(),
});

export const threadChange = z.looseObject({
  name: z.string().nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
});

export const recipient = z.looseObject({ recipient_id: id });

/** @throws ApiError 50035 for what does not have that shape. */
export function read<Shape extends z.ZodType>(shape: Shape, body: unknown): z.infer<Shape> {
  const result = shape.safeParse(body ?? {});
  if (result.success) return result.data;
  throw invalidBody(
    result.error.issues.map(({ path, message }) => ({
      path: path.map(String),
      code: 'BASE_TYPE_BAD_VALUE',
      message,
    })),
  );
}
