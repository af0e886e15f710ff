import {
  METADATA_JSON,
  MESSAGE_BLOCKS,
  MESSAGE_BLOCKS_JSON,
  POST_TEXT,
  UPDATE_TEXT,
  VIEW_JSON,
} from './block-limits.ts';
import { blockFaults, fault, schemaFaults, viewFaults, type FileLookup } from './check-blocks.ts';
import { isObject, objectIn, objectsIn, stringIn, type Json } from './json.ts';

/** What Slack answers to a payload that breaks a rule: its error, and the rule at its place. */
export interface Refused {
  readonly error: string;
  readonly messages: readonly string[];
}

const POSTS = ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'response_url', 'ack'];
const VIEWS = ['views.open', 'views.push', 'views.update', 'views.publish', 'view ack'];

/**
 * Every payload of every test passes here, whichever way it left the app: methods, response URLs and acks that carry a
 * message or a view. Null when Slack would take it.
 */
export function assertOutgoing(method: string, args: Json, file: FileLookup): Refused | null {
  if (POSTS.includes(method)) return postFaults(method, args, file);
  if (VIEWS.includes(method)) {
    const view = objectIn(args, 'view');
    if (JSON.stringify(view).length > VIEW_JSON) return refusedFor('view_too_large');
    return refused('invalid_arguments', viewFaults(view, file));
  }
  if (method === 'files.completeUploadExternal' && Array.isArray(args['blocks'])) {
    return refused('invalid_blocks', blockFaults(args['blocks'], '/blocks', file));
  }
  return null;
}

function postFaults(method: string, args: Json, file: FileLookup): Refused | null {
  const { blocks = [], attachments = [], metadata } = args;
  const text = stringIn(args, 'text');
  if (!Array.isArray(blocks)) return refusedFor('invalid_blocks_format', 'must provide an array', '/blocks');
  if (text.length > (method === 'chat.update' ? UPDATE_TEXT : POST_TEXT)) return refusedFor('msg_too_long');
  if (blocks.length > MESSAGE_BLOCKS) {
    return refusedFor('invalid_blocks', `no more than ${MESSAGE_BLOCKS} items allowed`, '/blocks');
  }
  return (
    refused('invalid_blocks', blockFaults(blocks, '/blocks', file)) ??
    refused('invalid_attachments', attachmentFaults(attachments, file)) ??
    metadataFaults(method, metadata) ??
    (JSON.stringify(blocks).length > MESSAGE_BLOCKS_JSON ? refusedFor('msg_blocks_too_long') : null)
  );
}

function attachmentFaults(attachments: unknown, file: FileLookup): string[] {
  return objectsIn(attachments).flatMap(({ blocks }, index) =>
    Array.isArray(blocks) ? blockFaults(blocks, `/attachments/${index}/blocks`, file) : [],
  );
}

function metadataFaults(method: string, metadata: unknown): Refused | null {
  if (metadata === undefined) return null;
  const clears = method === 'chat.update' && isObject(metadata) && Object.keys(metadata).length === 0;
  if (clears) return null;
  if (!isObject(metadata))
    return refusedFor('invalid_metadata_format', 'must provide an object', '/metadata');
  if (JSON.stringify(metadata).length > METADATA_JSON) return refusedFor('metadata_too_large');
  return refused('invalid_metadata_format', schemaFaults('MessageMetadata', metadata, '/metadata'));
}

function refused(error: string, messages: readonly string[]): Refused | null {
  return messages.length === 0 ? null : { error, messages };
}

function refusedFor(error: string, rule?: string, pointer = ''): Refused {
  return { error, messages: rule === undefined ? [] : [fault(rule, pointer)] };
}
