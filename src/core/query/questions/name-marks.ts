import { isEveryday } from './words/loose-names.ts';
import type { Meant } from './name-index.ts';
import { asText, type Spoken } from './spoken-words.ts';

/** `$LINK`, `LINK`, `link vs ndx`, `is link tracking`: what tells the coin from the word. */
export function isMarkedAsName(words: readonly Spoken[], at: number): boolean {
  const [before, word, after] = [words[at - 1]?.text ?? '', words[at], words[at + 1]?.text ?? ''];
  if (word?.isTicker === true) return true;
  // `uni: like eth or like tech?`
  if (before === '' && after === ':') return true;
  if (/^(?:every|each|any|all|no|another|other|some|which|what|that|this)$/.test(before)) return false;
  if (
    /^(?:long|short|hodl|hodling|holding|hold|bought|sold|bag|bags|my|some)$/.test(before) &&
    word?.text === 'link' &&
    /^(?:long|short|hodl|hodling|holding|bought|sold)$/.test(before)
  )
    return true;
  // `how sensitive is link to`: no link is sensitive.
  if (
    before === 'is' &&
    /^(?:sensitive|exposed|correlated|tied|linked|beholden|leveraged|responsive|related|glued)$/.test(
      words[at - 2]?.text ?? '',
    )
  )
    return true;
  if (before === '' && /^corr(?:elation)?s?$/.test(after)) return true;
  if (['vs', 'versus', 'against', 'does'].includes(before) || ['vs', 'versus', 'against'].includes(after))
    return true;
  return (
    ['is', 'about', 'with', 'for'].includes(before) &&
    !['between', 'to', 'with', 'the', 'a', 'all', 'tech'].includes(after) &&
    after !== ''
  );
}

/** `uni and eth`, `gold, link`: joined to another name. `the link and` is none. */
export function isPaired(words: readonly Spoken[], at: number, phrases: ReadonlyMap<string, Meant>): boolean {
  const text = (place: number) => words[place]?.text ?? '';
  const isName = (place: number) => phrases.has(text(place)) && !isEveryday(text(place));
  const isJoint = (place: number) => /^(?:and|&|\+|,|or)$/.test(text(place));
  if (
    /^(?:the|a|an|any|every|each|which|what|no|this|that|their|its|strong|all|for)$/.test(text(at - 1)) ||
    /^(?:for|all)$/.test(text(at))
  )
    return false;
  if (isName(at - 1) && isName(at + 1)) return true;
  return (isJoint(at + 1) && isName(at + 2)) || (isJoint(at - 1) && isName(at - 2) && !isName(at + 1));
}

const KINDS =
  /^(?:crypto|cryptos|cryptocurrency|stock|stocks|market|stock market|equity market|equities|tech stock|tech stocks|tech)$/;
const OF_A_KIND =
  /\b(?:most|least) \S+ (?:like|ish)$|\b(?:which|what|whose|any|other|every|top|each|(?:what|which) (?:the|kind of|sort of|type of)|(?:part of|in|(?<!independent |independently |because )of|within|across)(?: the| us)?(?: stock| equity)?|out of all (?:the)?|all (?:the|of the)?|most correlated|best|closest|similar)$/;

/** True for what is spoken of as a kind, as in `which market` and `what crypto`: it is no name. */
export function isKind(words: readonly Spoken[], at: number, end: number): boolean {
  const name = asText(words.slice(at, end));
  const after = words[end]?.text ?? '';
  // The sectors of an index are a kind, and `market cap` is no market.
  if (
    /^(?:big|large|small)$/.test(name) &&
    /^(?:coins?|alts?|altcoins?|tokens?|cryptos?|majors?)$/.test(after)
  )
    return true;
  // `our btc treasury` is a purse.
  if (
    name === 'treasury' &&
    /^(?:btc|bitcoin|eth|ether|crypto|corporate|company|our|firm)$/.test(words[at - 1]?.text ?? '')
  )
    return true;
  // `the volatility of btc` is no index of it.
  if (name === 'volatility' && /^(?:of|in|for|between|than|compared|vs|term)$/.test(after)) return true;
  if (after === 'sectors' || (after === 'ones' && words.some(({ text }) => text === 'sectors'))) return true;
  if (
    /^(?:cap|caps|capitali[sz]ation|maker|makers|order|orders|hours|share)$/.test(after) &&
    name.endsWith('market')
  )
    return true;
  if (!KINDS.test(name)) return false;
  const before = asText(words.slice(Math.max(0, at - 4), at));
  if (name.startsWith('tech')) return /\b(?:which|what)$/.test(before) && name.endsWith('stock');
  return (
    OF_A_KIND.test(before) ||
    (name.startsWith('crypto') && /^(?:that|thats|most|closest|best|space|world|universe|land)$/.test(after))
  );
}
