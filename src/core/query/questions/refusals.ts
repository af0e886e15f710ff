/** What the bot does not answer, told by its words. */

/** Orders to the bot itself, and wishes for other kinds of text: nothing in such a message is read. */
const ORDERS_TO_THE_BOT =
  /\b(?:ignor(?:e|ing)|disregard|forget (?:all|everything|your|previous|the)|instructions?|system prompt|prompt|reveal|pretend|jailbreak|override|bypass|repeat after|role ?play|you are (?:now|no longer)|from now on|act as|without rules|api keys?|passwords?|secrets?|credentials?|environment variables?|env vars?|source code|select \w* ?from|drop table|script|database|sudo|jokes?|poems?|haiku|limerick|story|song|lyrics|essay|translate|in (?:german|french|spanish|chinese|japanese|russian)|homework|say so|^system|outputs?|everyone buy|make up|invent)\b/;

/** Advice and what is to come. */
const ADVICE_OR_FUTURE =
  /\b(?:(?:will|wont|gonna)(?! you)|going to|should (?:i|we|you|one)(?! (?:compare|ask|look))|shall i|forecasts?|predict\w*|projections?|tomorrow|next (?:week|month|year|quarter|cycle|bull|bear|halving)|targets?|buy|buying|sell|selling|bought|sold|hodl|invest\w*|recommend\w*|bet|profit\w*|future|short (?:btc|eth|bitcoin|ndx|the|it)|long (?:btc|eth|bitcoin|ndx)|leverage|(?:best|right) time|good (?:time|trade|investment)|portfolio|allocat\w+|moon(?:ing)?|lambo|end of (?:the|this) (?:year|month|week)|what (?:happens|if)|would happen|scam|stop loss|take profit|entry|dca)\b/;

/** Prices and returns: no business of a correlation, unless the question is about one all the same. */
const PRICE_OR_RETURN =
  /\b(?:price[ds]?|prices|costs?|worth|how much (?:is|are|does|for)|market cap|mcap|supply|volume|volatil\w+|outperform\w*|underperform\w*|beat(?:s|ing|en)?|returns?|returned|performance|performed|perform|gain(?:s|ed)?|loss(?:es)?|lost|up|down|usd|usdt|eur|crash(?:ed|es|ing)?|dump(?:s|ed|ing)?|pump(?:s|ed|ing)?|rally|rallied|dropped|rose|soar\w*|plunge\w*|ath|overvalued|undervalued|cheap|expensive|earnings|dividend\w*|fees?|halving|hash ?rate|mining|miner|invented|created|news|percent)\b/;

/** Function words of other languages; two of them make a text that is not English. */
const FOREIGN = new Set(
  'wie ist der das und mit dem den von zu wird nicht wieviel zwischen stark el los con está esta que qué cuál cual como cómo entre por para una del las es está muy le les est et avec une des du suit ce pas entre quel quelle il lo della di che è é com da uma os são quanto qual het een met van hoe zich och är med hur jak jest czy nie ve ile ne kadar hangi mi apa adalah dengan dan berapa dia korreliert korrelation corrélation correlación correlação correlazione correlacionado korelasi'.split(
    ' ',
  ),
);

/** Hold a word of prices and say nothing of them. */
const IDIOMS =
  /\b(?:(?:pull|set|look|bring|put|keep|catch|sum|come|show|ended|end) (?:\w+ )?up|up to (?:date|now)|whats up|what is up|(?:daily|weekly|log) returns|correlation (?:is |been |has )*(?:gone|going|go|goes|went) (?:up|down)(?: or (?:up|down))?|has (?:it|the correlation) gone (?:up|down)|down days|red days|up days|green days)\b/g;

/** The word for it in other languages, which lies too near to ours for the speller. */
export const FOREIGN_CORRELATION =
  /\b(?:korr?el\w*|correlaci\w*|corrél\w*|correlaz\w*|correlaç\w*|correlacion\w*|kolerasyon)/;

export type Refused = 'whole' | 'price' | null;

/** `whole`: nothing in it is answered. `price`: it is about prices or returns, unless it names a correlation. */
export function refusedBy(said: string): Refused {
  const text = said.replace(IDIOMS, ' ');
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)) return 'whole';
  if (ORDERS_TO_THE_BOT.test(text) || ADVICE_OR_FUTURE.test(text)) return 'whole';
  const foreign = new Set(text.split(' ').filter((word) => FOREIGN.has(word)));
  if (foreign.size >= 2) return 'whole';
  return PRICE_OR_RETURN.test(text) ? 'price' : null;
}
