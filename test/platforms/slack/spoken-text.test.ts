import { expect, test } from 'vitest';
import { spokenText, splitPrivacy } from '../../../src/platforms/slack/spoken-text.ts';

test.each([
  ['<@U0BOT> is btc still tracking small tech?', 'is btc still tracking small tech?'],
  ['<@U0BOT|lockstep>  btc', 'btc'],
  ['ask <@U0ADA> btc', 'ask @U0ADA btc'],
  ['btc in <#C0GENERAL|general>', 'btc in #general'],
  ['<https://ndx.example|ndx> 1y', 'ndx 1y'],
  ['<https://ndx.example>', 'https://ndx.example'],
  ['<!channel> btc', '!channel btc'],
  ['S&amp;P &lt;500&gt;', 'S&P <500>'],
  ['&amp;lt;', '&lt;'],
])('%s was typed as %s', (text, typed) => {
  expect(spokenText(text, 'U0BOT')).toBe(typed);
});

test.each([
  ['private btc ndx', 'btc ndx', true],
  ['btc ndx Private', 'btc ndx', true],
  ['public btc', 'btc', false],
  ['btc private ndx', 'btc private ndx', false],
  ['private', '', true],
  ['', '', false],
])('%s is %s, for the person alone: %s', (text, line, ephemeral) => {
  expect(splitPrivacy(text, false)).toEqual({ line, ephemeral });
});
