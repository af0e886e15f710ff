import type { Question } from './question.ts';

import { AT_TIMES, OF_ALL, ON_DAYS } from './orders-on-days.ts';

/** Daily posts and alerts. */
export const ORDERS: readonly Question[] = [
  [
    'post btc vs r2k-tech here every weekday at 4:30pm New York time',
    'daily add 16:30 America/New_York corr btc r2k-tech 1y days=weekdays',
  ],
  ['tell me when it falls under 0.3', 'alert add corr btc r2k-tech 1y < 0.3'],
  ['stop the daily posts', 'daily list'],
  ['post eth vs nasdaq daily at 9am London', 'daily add 09:00 Europe/London corr eth ndx 1y'],
  [
    'can you send us the bitcoin small tech correlation every day at 08:00 UTC please',
    'daily add 08:00 UTC corr btc r2k-tech 1y',
  ],
  [
    'every morning at 7:55 ET post what bitcoin tracks most closely',
    'daily add 07:55 America/New_York rank btc 1y',
  ],
  [
    'share btc vs gold here each trading day at 16:30 ET',
    'daily add 16:30 America/New_York corr btc gold 1y',
  ],
  [
    'Post the altcoins vs nasdaq every weekday 5pm Tokyo time',
    'daily add 17:00 Asia/Tokyo alts ndx 1y days=weekdays',
  ],
  ['daily post of btc ndx 6m at 18:00 Berlin', 'daily add 18:00 Europe/Berlin corr btc ndx 6m'],
  [
    'schedule btc vs spx for 4 pm new york every day including weekends',
    'daily add 16:00 America/New_York corr btc spx 1y days=all',
  ],
  ['set up a daily chart of bitcoin and small tech at 9am', 'daily add 09:00 corr btc r2k-tech 1y'],
  [
    'daily add 16:30 America/New_York corr btc r2k-tech 1y',
    'daily add 16:30 America/New_York corr btc r2k-tech 1y',
  ],
  ['post btc vs ndx every morning', 'ask'],
  ['post this every day', 'ask', 'corr eth ndx 1y'],
  ['what daily posts are there?', 'daily list'],
  ['list the daily posts', 'daily list'],
  ['which alerts are set', 'alert list'],
  ['show my alerts', 'alert list'],
  ['cancel the alert', 'alert list'],
  ['remove alert 2', 'alert remove 2'],
  ['stop daily post 3', 'daily remove 3'],
  ['please pause daily 1', 'daily pause 1'],
  ['resume alert 4', 'alert resume 4'],
  ['no more daily posts please', 'daily list'],
  ['unsubscribe', 'daily list'],
  ['alert me when btc and ndx go above 0.7', 'alert add corr btc ndx 1y > 0.7'],
  ['notify me if bitcoin decouples from small tech', 'alert add corr btc r2k-tech 1y decoupled'],
  ['let me know when eth couples with the nasdaq again', 'alert add corr eth ndx 1y coupled'],
  ['ping me if the correlation drops below 0.2', 'alert add corr btc r2k-tech 1y < 0.2'],
  ['warn us once btc vs gold correlation rises over 50%', 'alert add corr btc gold 1y > 0.5'],
  ['alert: btc r2k-tech < 0.3', 'alert add corr btc r2k-tech 1y < 0.3'],
  ['alert add corr btc ndx 1y < 0.3', 'alert add corr btc ndx 1y < 0.3'],
  ['tell me when the correlation turns negative', 'alert add corr btc r2k-tech 1y < 0'],
  ['Tell me when BTC breaks away from small tech', 'alert add corr btc r2k-tech 1y decoupled'],
  ['set an alert for btc ndx correlation over .6', 'alert add corr btc ndx 1y > 0.6'],
  ['post btc vs ndx every monday at 9am london', 'daily add 09:00 Europe/London corr btc ndx 1y days=mon'],
  ...ON_DAYS,
  ...AT_TIMES,
  ...OF_ALL,
];
