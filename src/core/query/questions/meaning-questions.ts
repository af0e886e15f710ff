import { benchmarksOf, coinsOf, type Scene } from './scene.ts';

/** The topics of `about` besides the names of the catalog. */
type Topic =
  | 'correlation'
  | 'confidence'
  | 'beta'
  | 'method'
  | 'data'
  | 'window'
  | 'approximate'
  | 'decoupled'
  | 'study'
  | 'why';

/** The first that fits, so a finer one stands before a wider one. */
const BY_WORD: readonly (readonly [Topic, RegExp])[] = [
  [
    'confidence',
    /\b(?:confidence|intervals?|uncertainty|margin of error|error bars?|brackets?|parenthes\w+|significan\w+|95|plus minus|jackknife)\b/,
  ],
  ['beta', /\bbetas?\b/],
  ['decoupled', /\b(?:(?:de|re)?coupl(?:ed|e|es|ing)|labels?|fading|unclear)\b/],
  ['approximate', /\b(?:approximate|approximately|utc close)\b/],
  ['window', /\b(?:windows?|rolling|63 (?:day|session)s?)\b/],
  ['study', /\b(?:jp ?morgan|jpm|study|note|panigirtzoglou|five claims)\b/],
  ['method', /\b(?:method|methodology|spearman|kendall|pearson|ewma|formula|log returns?)\b/],
  ['data', /\b(?:data|sources?|prices)\b/],
  ['correlation', /\bcorrelations?(?: coefficient)?\b/],
];

const LEAD =
  /^(?:(?:so|and|but|hey|hi|hello|ok|okay|sorry|please|pls|quick|question|dumb|stupid|wait|um|can|could|would|you|do|me|us|also) )*/;

/** What is to be explained: a topic, or a name of the catalog; null when nothing is. */
export function topicOf(scene: Scene): string | null {
  const text = scene.text.replace(LEAD, '');
  return whyTopic(scene, text) ?? howTopic(text) ?? meaningTopic(scene, text) ?? namedTopic(scene, text);
}

function whyTopic(
  { relation, strangers, names, refused, text: whole, rest }: Scene,
  text: string,
): string | null {
  if (!/\bwhy\b|^how come\b/.test(text) || refused !== null) return null;
  if (/^why(?: is| the| use| do| you| it)* (?:psct|proxy|stand in)/.test(text)) return 'r2k-tech';
  if (/\bapproximate/.test(text)) return 'approximate';
  if (/^(?:but |and )?(?:how come|why)(?: is| that| this| though| tho| so| not| then)*$/.test(text))
    return 'why';
  const isAboutTheLink =
    relation === 'strong' ||
    (relation === 'weak' && names.length >= 2) ||
    /\b(?:move|trade|go) (?:together|like|with)\b/.test(whole);
  return isAboutTheLink && strangers <= 1 && !rest.includes('you') ? 'why' : null;
}

function howTopic(text: string): string | null {
  if (/^(?:explain(?: this| that| it)?|what (?:does|do) (?:that|this|it|these|those|they) mean)$/.test(text))
    return 'correlation';
  if (/^is (?:that|this|it) (?:a lot|much|high|strong|low|weak)$/.test(text)) return 'correlation';
  if (/^is (?:that|this|it) (?:statistically )?significant$/.test(text)) return 'confidence';
  if (/^where (?:is|are|does|do) (?:this|that|these|it|they) (?:come )?from$/.test(text)) return 'data';
  if (/^what (?:did|does) (?:the )?(?:jp ?morgan|jpm|note)(?: note)? (?:say|claim|find)\b/.test(text))
    return 'study';
  if (/\bpsct\b/.test(text) && !/\b(?:vs|correl\w+|track\w*|with)\b/.test(text)) return 'r2k-tech';
  if (
    /^how (?:do|does|did|is|are|was|were|have|u)\b.*\b(?:calculat\w+|comput\w+|measur\w+|work(?:ed)? (?:it|this|that) out|estimat\w+|get (?:this|that|the|these) (?:numbers?|figures?|correlations?))\b/.test(
      text,
    )
  )
    return 'method';
  if (
    /\b(?:which|what|your|the) (?:\w+ )?(?:method|methodology|formula)\b(?!=)/.test(text) ||
    /^(?:method|methodology|methods)$/.test(text)
  )
    return 'method';
  if (
    /\bwhere\b.*\b(?:data|prices?|numbers?|quotes?)\b.*\b(?:from|get|come)\b|\bwhere (?:do|does|did|is|are)\b.*\b(?:data|prices|numbers|quotes)\b/.test(
      text,
    )
  )
    return 'data';
  if (
    /\b(?:data ?sources?|price ?sources?|which (?:exchange|exchanges|feed|data) (?:do|are)|what data)\b|^(?:data|sources?)$/.test(
      text,
    )
  )
    return 'data';
  if (/\b(?:stand in|proxy)\b/.test(text) && /^(?:what|why)\b/.test(text)) return 'r2k-tech';
  if (
    /^what (?:is|are) (?:an? |the )?(?:spearman|kendall|ewma|pearson)s?(?: correlation| tau| method)?$/.test(
      text,
    ) ||
    /^(?:how many (?:days|sessions) (?:do|did|does|are|were)|why(?: only)? \d+ (?:days|sessions))\b/.test(
      text,
    )
  )
    return 'method';
  if (/^what (?:is|are) (?:an? |the )?r ?(?:2|squared)$/.test(text)) return 'correlation';
  if (/^how (?:accurate|reliable|sure|certain|confident|precise|trustworthy|significant)\b/.test(text))
    return 'confidence';
  return null;
}

const MEANS =
  /^(?:what (?:is|are|does|do|did|was)|what|explain|define|definition of|meaning of|describe|tell (?:me|us) about|tell (?:me|us) what|about|how should i read|how do i read|how to read|how do i interpret|is|what about)\b/;

function meaningTopic(scene: Scene, text: string): string | null {
  const { names, range } = scene;
  const asksMeaning =
    /\b(?:mean|means|meaning|define|definition|explain|interpret|stand for|tell (?:me|us) (?:about|what)|eli5|like im five|read)\b/.test(
      text,
    );
  if (!MEANS.test(text) && !asksMeaning) return null;
  if (
    /^(?:what does|is|what is|explain) (?:a )?(?:correlation (?:of )?)?-?0?\.\d+\b/.test(text) &&
    names.length === 0
  )
    return 'correlation';
  const topic = BY_WORD.find(([, words]) => words.test(text))?.[0] ?? null;
  if (topic === null) return /\b(?:range|numbers?) in\b/.test(text) && asksMeaning ? 'confidence' : null;
  // Said of two things, a word of the trade asks for its number; so does `the correlation`.
  if (names.length >= 2 || (names.length > 0 && topic !== 'study' && !asksMeaning)) return null;
  if (asksMeaning) return topic;
  const isBareTerm =
    /^(?:what is|what are|what|about|explain|define|describe)(?: is| are)?(?: a| an| the| this| that| your| 63| day| session)* ?(?:confidence interval|confidence intervals|confidence|jackknife|interval|intervals|beta|method|data|rolling window|window|windows|rolling correlation|approximate|decoupled|decoupling|coupled|study|(?:jp ?morgan|jpm)(?: note| study| claim)?|note|correlation coefficient|uncertainty|margin of error)(?: about| for| here| used)*$/.test(
      text,
    );
  const isTerm = /^(?:what is|what|define|explain)(?: a)? correlation$/.test(text) && range === null;
  return isBareTerm || isTerm ? topic : null;
}

/** `what is r2k-tech`, `tell me about solana`: a lone name, and nothing else. */
function namedTopic(scene: Scene, text: string): string | null {
  const { names, strangers, relation, range } = scene;
  const [name] = [...coinsOf(scene), ...benchmarksOf(scene)];
  if (names.length !== 1 || name === undefined || name.ids.length !== 1 || strangers > 0 || range !== null)
    return null;
  const [id = ''] = name.ids;
  if (relation === 'strong' || scene.catalog.find(id) === null) return null;
  const others = scene.rest.join(' ');
  const isAsked =
    /^(?:(?:so|and|but|hey|hi|please|can|could|you|ok|exactly) )*(?:what is|what are|what|tell me about|tell us about|explain|describe|define|about|what does mean|what exactly is|what is meant by|whats)(?: a| an| the| exactly| is| are| mean| index| stand for)*$/.test(
      others,
    );
  return isAsked && !text.startsWith('what about') && !/\bhow\b/.test(text) ? id : null;
}

/** Claims of the note, held against today's prices. */
export function asksForStudy({ text, strangers, refused }: Scene): boolean {
  if (refused === 'whole' || strangers > 1) return false;
  const note =
    /\b(?:jp ?morgan|jpm|panigirtzoglou|the (?:bank|analysts?|note|paper|report)|(?:the|its|their|five|these) (?:\w+ )?(?:claims?|thesis|hypothesis)|study)\b/.test(
      text,
    );
  const judged =
    /\b(?:right|wrong|correct|true|hold|holds|check|test|verify|proof|prove|proven|evidence|verdict|valid|still|agree|confirm\w*|point|run|claims?|thesis|replicate|accurate)\b/.test(
      text,
    );
  return note && (judged || /^(?:the )?study$/.test(text));
}

/** What can be asked: the line that says it, or null. */
export function helpLine({ text, names, strangers }: Scene): string | null {
  if (names.length > 0) return null;
  const isHow = /^(?:\w+ ){0,3}?how (?:do|does|can|to|would)\b/.test(text);
  if (isHow && /\balerts?\b|\bnotif\w+/.test(text)) return 'help alert';
  if (isHow && /\b(?:daily|posts?|schedule\w*)\b/.test(text)) return 'help daily';
  if (/^(?:please |hey |hi |ok )*help(?: me| us| please| pls| plz)*$/.test(text)) return 'help';
  if (
    /^(?:(?:so|hey|hi|hello|ok|yo) )*(?:what (?:can|do|could|else can) (?:you|u|this bot|the bot|this|it) (?:do|answer|know|offer|understand)|what (?:questions )?can (?:i|we|one) (?:ask|do)|what (?:should|could) (?:i|we) ask|how (?:does|do) (?:this|the|your|you|it)(?: bot| thing)? work|how (?:do|can|should) (?:i|we) (?:use|ask|talk to|work with)|who are you|what are you|(?:list |show )?(?:me )?(?:the |your |all )?commands|what commands|how to use|usage|manual|menu|options|examples?)\b/.test(
      text,
    ) &&
    strangers <= 1
  )
    return 'help';
  const kinds =
    /\b(?:coins?|tickers?|symbols?|benchmarks?|indices|indexes|assets?|names|cryptos?|tokens?)\b/.test(text);
  const asksWhich =
    /\b(?:know|support|supported|available|list|cover|covered|have|are there|can i (?:use|ask|compare)|offer)\b/.test(
      text,
    );
  const compares = /\b(?:correl\w*|track\w*|follow\w*|most|closest|closer|move[sd]?|like)\b/.test(text);
  return kinds && asksWhich && !compares && strangers === 0 ? 'symbols' : null;
}
