import { webApi } from '@slack/bolt';
import { DeliveryError } from '../../../core/errors.ts';

const { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIHTTPError } = webApi;

/** A `response_url` or an upload address refused what was sent there. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
  /** `used_url`, `expired_url`, `invalid_blocks`, `http_500`. */
  readonly code: string;

  constructor(code: string) {
    super(`the address answered ${code}`);
    this.code = code;
  }
}

/** The scope that Slack asked for when it answered `missing_scope`. */
function neededScope(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const needed: unknown = 'needed' in error.data ? error.data.needed : null;
  return typeof needed === 'string' && /^[a-z:.,]+$/.test(needed) ? needed : null;
}

/** Slack's own word for what went wrong (`not_in_channel`); null when no word came, and nobody knows what was done. */
export function apiCode(error: unknown): string | null {
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof AddressError) return error.code;
  // A cut or foreign answer is handed on as its own error text.
  if (error instanceof WebAPIPlatformError && /^[a-z_]{1,60}$/.test(error.data.error))
    return error.data.error;
  return null;
}

/** Milliseconds that Slack wants us to wait, when it said so. */
export function retryAfterMs(error: unknown): number | undefined {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : undefined;
}

/** A token that is refused is no fault of one channel: orders wait for a new one instead of being paused. */
const TOKEN_RETRY_MS = 15 * 60_000;
const REINSTALL =
  'Check SLACK_BOT_TOKEN against "OAuth & Permissions" of the app, or install the app again, and restart me.';
const ASK_ADMIN = 'Ask someone who manages the workspace to allow it.';

/** A sentence with the fix in it for each word of Slack that trying again does not change. */
const PERMANENT: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in that channel. Invite me with /invite @Lockstep, then resume it.',
  channel_not_found:
    'I cannot see that channel: it is private, or it is gone. Invite me there with /invite @Lockstep, then resume it.',
  is_archived: 'That channel is archived. Unarchive it, or set this up again in another one.',
  user_not_found: 'I cannot find that person in this workspace. Set this up again in a channel.',
  user_disabled: 'That person has left this workspace. Set this up again in a channel.',
  cannot_dm_bot: 'That is a bot, and bots cannot be written to. Set this up again in a channel.',
  restricted_action: `Only some people may post in that channel. ${ASK_ADMIN}`,
  restricted_action_read_only_channel: `That channel is read-only. ${ASK_ADMIN}`,
  restricted_action_thread_only_channel: `In that channel only threads are allowed. ${ASK_ADMIN}`,
  restricted_action_non_threadable_channel: `In that channel threads are not allowed. ${ASK_ADMIN}`,
  ekm_access_denied: `The workspace's key management keeps me out. ${ASK_ADMIN}`,
  team_access_not_granted: `I have no access to this workspace. ${ASK_ADMIN}`,
  messages_tab_disabled:
    'My messages are switched off. Turn on the messages tab under "App Home" of the app, then resume it.',
  account_inactive: `I was removed from this workspace. ${REINSTALL}`,
  no_permission: `My token may not do that. ${REINSTALL}`,
  org_login_required: `The workspace is moving to an organisation. ${ASK_ADMIN}`,
  invalid_blocks:
    'Slack did not take the layout of the message. That is a fault of ours: tell whoever runs me, the log has the detail.',
  msg_too_long:
    'Slack found the message too long. That is a fault of ours: tell whoever runs me, the log has the detail.',
  msg_blocks_too_long:
    'Slack found the message too long. That is a fault of ours: tell whoever runs me, the log has the detail.',
};

/** The same for each word about the token: whoever runs the bot has to put in another one. */
const REFUSED_TOKEN: Readonly<Record<string, string>> = {
  not_allowed_token_type: `Slack wants another kind of token: one that starts with xoxb-. ${REINSTALL}`,
  not_authed: `Slack got no token from me. ${REINSTALL}`,
  invalid_auth: `Slack does not accept my token. ${REINSTALL}`,
  token_revoked: `My token was revoked. ${REINSTALL}`,
  token_expired: `My token has expired. ${REINSTALL}`,
};

/** What is said of a failed call, to whoever set the delivery up. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const code = apiCode(error);
  if (code === 'ratelimited') {
    return new DeliveryError('Slack wants fewer messages from me right now. I try again in a while.', {
      permanent: false,
      retryAfterMs: retryAfterMs(error),
      cause: error,
    });
  }
  if (code === 'missing_scope') {
    const scope = neededScope(error) ?? 'that the manifest lists';
    return new DeliveryError(
      `I lack the permission ${scope}. Add it under "OAuth & Permissions" of the app and install the app again.`,
      { permanent: true, cause: error },
    );
  }
  const refusal = REFUSED_TOKEN[code ?? ''];
  if (refusal !== undefined) {
    return new DeliveryError(refusal, { permanent: false, retryAfterMs: TOKEN_RETRY_MS, cause: error });
  }
  const sentence = PERMANENT[code ?? ''];
  if (sentence !== undefined) return new DeliveryError(sentence, { permanent: true, cause: error });
  return new DeliveryError(`Slack did not take the message (${reason(error)}). I try again in a while.`, {
    permanent: false,
    cause: error,
  });
}

/** In a few words, without anything that a server made up. */
export function reason(error: unknown): string {
  const code = apiCode(error);
  if (code !== null) return code.replaceAll('_', ' ');
  if (error instanceof WebAPIHTTPError) return `it answered ${error.statusCode}`;
  if (error instanceof WebAPIPlatformError) return 'its answer could not be read';
  return 'it could not be reached';
}

const CLOSED_TO_BOT: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'missing_scope',
  'no_permission',
  'messages_tab_disabled',
]);

/** True when a bot can't write there, though an answer to a person's own command may still reach them. */
export function isClosedToBot(error: unknown): boolean {
  return CLOSED_TO_BOT.has(apiCode(error) ?? '');
}
