import { phraseBook } from './phrases.ts';
import type { Scene } from './scene.ts';
import { beginningOf } from './vocabulary.ts';

const HELP = phraseBook({
  help: `
    ^ help $, ^ help me/us/please $,
    what/which can/do/could you/u/this/the/it ... do/answer/know/offer/understand, what else can you,
    what can you, what questions, what can/should/could i/we/one ask/do/compare/check/plot/try/query/request/look/chart/measure/use, what could i ask,
    how does/do this/the/your/you/it/that work, how does/do this/the/your bot/thing ... work,
    how do/can/should i/we use/ask/talk/work, how to use/ask/start, how do i get started,
    who/what are you $, ^ who/what are you, ^ commands $, ^ command/commands list, list commands,
    all commands, show commands, the commands, what/which commands, your commands, list of commands,
    available commands, usage, what is this thing for, what this for, ^ manual, ^ menu, ^ options,
    ^ examples, what ... this/the bot, what does this bot, what does the bot, what is this channel/thing,
    instructions, what can i/we type/write/say/enter/put, what am i able to, what should i type/say/write, supposed/meant to type/say/write/ask/enter/do, how to talk to,
    how do i begin/start/operate, what are you for/capable, what do you do, whats your purpose,
    tell me what you do/can, show me the ropes, cheatsheet, user guide, ^ guide, ^ tutorial, tutorial,
    ^ docs, documentation, getting started, how to begin, what features, features, capabilities,
    your features, what kind/sort/sorts/kinds of questions, example questions, sample questions,
    give/show me/us an example/examples, some examples`,
  alert: `alert/alerts how, alert/alerts help, help ... alert/alerts, how ... ... alert/alerts/notif*, options/kinds/types/conditions/syntax/instructions/guide ... alert/alerts`,
  daily: `daily/posts how, daily/post/posts help, help ... daily/posts/scheduling, how ... ... daily/post/posts/schedule*, options/kinds/types/syntax/instructions/guide ... daily/post/posts`,
  /** Names that can be used. */
  names: `
    coin/coins/ticker/tickers/symbol/symbols/benchmark/benchmarks/index/indices/indexes/asset/assets/names/cryptos/token/tokens/sector/sectors/stocks/etfs/@`,
  which: `
    work $, works $, exist, exists, valid, working, is @ available/supported/listed/known, are available,
    do you know/have/support/cover/track/offer/understand/do/take/accept,
    you know/have/support/cover/got/offer/understand/recognise/recognize/accept/take/track/handle/speak, support/supported/supports, available, ^ list,
    list of/all/the/every, cover/covers/covered, coin/ticker/symbol/name/benchmark list, are there,
    can i/we use/ask/compare/type, offer, on offer, your ... list, show ... all, know about, ^ symbols,
    ^ tickers, can you do/track/handle/read/follow/chart/compare/show,
    do you have/got/carry/recognise/recognize/handle/see, are known, are supported, are available,
    can i pick/choose/ask/name/enter/type/use, may i use/ask, is allowed, are allowed, recognised,
    recognized`,
});

/** `do you have silver` */
const ASKS_FOR_A_NAME =
  /^(?:do|can|could|are|is|got) (?:you|i|we|there)?(?: also| even| guys)? ?(?:do|support|have|know|cover|use|offer|include|take|handle|supporting|covering|got)? ?(?:(?:any|a|an|some|the) )?(?:(?:index|ticker|symbol|name|benchmark|etf|fund|code|something|data|anything)s? (?:for|on|of|about) )?(?:the )?@(?: too| as well| here| in your list| in the list| available| supported)?(?: which \w+ (?:should i|i should|do i|can i) (?:write|use|type|enter))?$|^(?:what|which|whats) (?:is |are )?(?:the |your )?(?:ticker|symbol|code|name|word)s? (?:for|of|do you use for|should i (?:use|write|type) for|stands for) (?:the )?@$/;

/** `how does the history command work` */
const OF_A_COMMAND =
  /\b(?:how|what|help|explain|show|use|usage|syntax)\b.*\b(corr|rank|alts|history|matrix|study|csv|daily|alert|alerts|symbols|about)s? (?:command|cmd|line|option)s?\b/;

/** What can be asked: the line that says it, or null. */
export function helpLine({ text, sketch, names, strangers, relation }: Scene): string | null {
  const found = HELP.find(sketch, beginningOf(sketch));
  const vague = names.every(({ ids, at, end }) => ids.length > 0 && end - at === 1);
  const [, command] = OF_A_COMMAND.exec(text) ?? [];
  if (command !== undefined && names.length === 0) return `help ${command === 'alerts' ? 'alert' : command}`;
  if (names.length === 1 && ASKS_FOR_A_NAME.test(sketch.join(' '))) return 'symbols';
  if (names.length > 0 && !(vague && found.has('which') && /\b(?:stocks|coins?|cryptos?)\b/.test(text)))
    return null;
  if (
    /\bhow (?:do|does|can|to|would|should)\b|\b(?:options|kinds|types|conditions|syntax|instructions|guide) (?:\w+ ){0,3}(?:alerts?|daily|posts?)\b|\b(?:alerts?|daily|posts) how\b|\bhelp (?:\w+ ){0,2}(?:alerts?|daily|posts)\b|\b(?:alerts?|daily|posts?) help\b/.test(
      text,
    ) &&
    strangers <= 1
  ) {
    if (found.has('alert')) return 'help alert';
    if (found.has('daily')) return 'help daily';
  }
  const isNames = found.has('names') && found.has('which') && strangers <= 1;
  if (isNames && relation === null && !/\b(?:most|best|closest)\b/.test(text)) return 'symbols';
  return found.has('help') && strangers <= 1 ? 'help' : null;
}
