import { types as nodeTypes } from 'node:util';
import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../../../core/log.ts';

/** Bolt's warnings and errors in our log. Its chatter, which holds whole requests, goes nowhere. */
export function boltLogger(log: Log): Logger {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: (...words) => log.warn({ event: 'slack-bolt', ...said(words) }),
    error: (...words) => log.error({ event: 'slack-bolt', ...said(words) }),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

function said(words: readonly unknown[]) {
  const error = words.find((word) => nodeTypes.isNativeError(word));
  const text = words.filter((word) => typeof word === 'string').join(' ');
  return error === undefined ? { text } : { text, err: error };
}
