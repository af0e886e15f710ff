import type { Question } from './question.ts';

/** Posts on days of the week. */
export const ON_DAYS: readonly Question[] = [
  [
    'send me the sol/qqq chart each monday at 8:15 in berlin',
    'daily add 08:15 Europe/Berlin corr sol ndx 1y days=mon',
  ],
  [
    'mondays and thursdays 7pm tokyo: bitcoin and gold ytd',
    'daily add 19:00 Asia/Tokyo corr btc gold ytd days=mon,thu',
  ],
  [
    'mon & wed, 8.15 in the morning mumbai time, post sol vs semis 3mo',
    'daily add 08:15 Asia/Kolkata corr sol semis 3m days=mon,wed',
  ],
  [
    'every monday 9am berlin: which benchmark btc tracks most',
    'daily add 09:00 Europe/Berlin rank btc 1y days=mon',
  ],
  ['btc vs gold mon-fri 9am london', 'daily add 09:00 Europe/London corr btc gold 1y days=weekdays'],
  ['post eth vs ndx tuesdays 9am london', 'daily add 09:00 Europe/London corr eth ndx 1y days=tue'],
  [
    'post btc vs gold mon wed fri 7am sydney',
    'daily add 07:00 Australia/Sydney corr btc gold 1y days=mon,wed,fri',
  ],
  [
    'post btc vs gold mon, fri at 7am sydney',
    'daily add 07:00 Australia/Sydney corr btc gold 1y days=mon,fri',
  ],
  [
    'post btc vs gold monday to thursday 7am sydney',
    'daily add 07:00 Australia/Sydney corr btc gold 1y days=mon,tue,wed,thu',
  ],
  [
    'post btc vs gold sun–thu 7am dubai',
    'daily add 07:00 Asia/Dubai corr btc gold 1y days=mon,tue,wed,thu,sun',
  ],
  [
    'post btc vs gold every weekday except friday at 7am sydney',
    'daily add 07:00 Australia/Sydney corr btc gold 1y days=mon,tue,wed,thu',
  ],
  [
    'post btc vs gold weekdays and sundays 10am london',
    'daily add 10:00 Europe/London corr btc gold 1y days=mon,tue,wed,thu,fri,sun',
  ],
  [
    'post btc vs gold every day at 9am london, weekends too',
    'daily add 09:00 Europe/London corr btc gold 1y days=all',
  ],
  [
    'every sat and sun at 10am london post btc vs gold',
    'daily add 10:00 Europe/London corr btc gold 1y days=sat,sun',
  ],
  [
    'post eth vs ndx weekly on mondays at 9am london',
    'daily add 09:00 Europe/London corr eth ndx 1y days=mon',
  ],
  ['pls every thurs 6pm dubai btc v gold 6m', 'daily add 18:00 Asia/Dubai corr btc gold 6m days=thu'],
  ['post eth vs ndx on tuesday at 9am london', 'ask'],
  ['post eth vs ndx every other monday at 9am london', 'ask'],
  ['post eth vs ndx once a week at 9am london', 'ask'],
  ['post btc vs gold on mondays', 'ask'],
  ['show me btc vs gold on monday', 'corr btc gold 1y'],
];

/** Posts at times of the day that are said in other words. */
export const AT_TIMES: readonly Question[] = [
  [
    'each day at the nyc close drop btc v qqq ytd in here',
    'daily add 16:30 America/New_York corr btc ndx ytd',
  ],
  [
    'every friday after the close post btc vs r2k-tech',
    'daily add 16:30 America/New_York corr btc r2k-tech 1y days=fri',
  ],
  ['post btc vs ndx every day after wall street closes', 'daily add 16:30 America/New_York corr btc ndx 1y'],
  ['post btc vs gold daily when the us market closes', 'daily add 16:30 America/New_York corr btc gold 1y'],
  ['post btc vs ndx every day after the london close', 'ask'],
  ['post btc/small tech at 1630 ET daily', 'daily add 16:30 America/New_York corr btc r2k-tech 1y'],
  ['post btc vs gold daily 0730 tokyo', 'daily add 07:30 Asia/Tokyo corr btc gold 1y'],
  ['post btc vs gold 2022 daily at 9am london', 'daily add 09:00 Europe/London corr btc gold 2022'],
  ['post eth v ndx 730pm tokyo tuesdays', 'daily add 19:30 Asia/Tokyo corr eth ndx 1y days=tue'],
  [
    'post btc vs gold at 8:15 in the evening london every monday',
    'daily add 20:15 Europe/London corr btc gold 1y days=mon',
  ],
  [
    'half past eight in the morning london every tuesday btc vs gold',
    'daily add 08:30 Europe/London corr btc gold 1y days=tue',
  ],
];

/** What is done to all orders of a channel, or to one that is counted out. */
export const OF_ALL: readonly Question[] = [
  ['stop all the daily posts pls', 'ask'],
  ['clear all the scheduled posts', 'ask'],
  ['turn off all alerts', 'ask'],
  ['delete every alert', 'ask'],
  ['pause all the daily posts', 'daily pause all'],
  ['mute all alerts for now', 'alert pause all'],
  ['resume all alerts', 'alert resume all'],
  ['turn all the daily posts back on', 'daily resume all'],
  ['pause everything', 'ask'],
  ['pause all posts and alerts', 'ask'],
  ['get rid of all the posts about eth', 'daily list'],
  ['show all daily posts', 'daily list'],
  ['stop everything', 'none'],
  ['remove all altcoins', 'none'],
  ['pause my third daily post', 'daily pause 3'],
  ['delete the 2nd alert', 'alert remove 2'],
  ['ok im back, resume 3', 'ask'],
];
