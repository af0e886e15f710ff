import { MEANING, TOPIC_ORDER, TOPICS_SAID, type Topic } from './words/meaning-words.ts';
import { benchmarksOf, coinsOf } from './name-kinds.ts';
import type { Scene } from './scene.ts';
import { asksForStudy } from './study-questions.ts';
import { beginningOf, LEADS } from './vocabulary.ts';

/** What a text asks the meaning of, before it is decided. */
interface Asked {
  readonly says: (how: Parameters<ReturnType<typeof MEANING.find>['has']>[0]) => boolean;
  /** The finest topic that is named. */
  readonly topic: Topic | null;
}

/** What is to be explained: a topic, or a name of the catalog; null when nothing is. */
export function topicOf(scene: Scene): string | null {
  if (scene.refused === 'wholly' || scene.names.length > 2) return null;
  const found = MEANING.find(scene.sketch, beginningOf(scene.sketch));
  const topics = TOPICS_SAID.find(scene.sketch);
  const asked: Asked = {
    says: (how) => found.has(how),
    topic: TOPIC_ORDER.find((one) => topics.has(one)) ?? null,
  };
  return (
    whyTopic(scene, asked) ?? howTopic(scene, asked) ?? meaningTopic(scene, asked) ?? namedTopic(scene, asked)
  );
}

function whyTopic(scene: Scene, { says, topic }: Asked): Topic | 'r2k-tech' | null {
  const { relation, names, refused, strangers, sketch, rest, words } = scene;
  if (!says('why') || refused !== null || (scene.isTold && /\bcausation\b/.test(scene.text))) return null;
  if (says('proxy') || /\bpsct\b/.test(scene.text)) return 'r2k-tech';
  if (topic === 'approximate') return 'approximate';
  if (
    topic !== null &&
    names.length === 0 &&
    /\bwhy (?:is|are|was|does) (?:it|this|that|they) (?:be )?(?:called|labell?ed|tagged|marked|shown|say|says)\b/.test(
      scene.text,
    )
  )
    return topic;
  if (
    names.length === 0 &&
    (/\b(?:63|sixty three)\b/.test(scene.text) ||
      /^why (?:do you |u |use |only |the |a |is it |is the |are there |exactly |not )*(?:a quarter|3 months?|three months?|window)\b/.test(
        scene.text,
      ))
  )
    return 'window';
  const isAlone = sketch.every(
    (word) => LEADS.has(word) || /^(?:why|how|come|is|that|this|though|not)$/.test(word),
  );
  if (isAlone) return 'why';
  const isOfTheLink =
    relation === 'strong' ||
    (relation === 'weak' && names.length >= 2) ||
    /\b(?:move|trade|go) (?:together|like|with)\b/.test(scene.text);
  const isClear = strangers <= (names.length >= 2 ? 6 : 1) && words.length < 40;
  return isOfTheLink && isClear && !rest.includes('you') ? 'why' : null;
}

/** `is 0.4 any good` */
const JUDGES_A_NUMBER =
  /^(?:so |and )?is (?:a )?-?0?\.\d+ (?:\w+ )?(?:a )?(?:good|bad|high|low|strong|weak|big|small|lot|much|impressive|meaningful|significant)(?: \w+)?$/;

const ASKS_WHAT_THE_BANK_SAID =
  /\bwhat (?:did|does|do|has|was|were|is|are) (?:the )?(?:(?:jp ?morgan|jpm|bank)s?|note)(?: (?:note|analysts?|strategists?|people|guys))? (?:\w+ )?(?:say|said|saying|claim|claims|claiming|find|found|argue|argued|write|wrote|conclude|concluded|think|believe|see|thesis|theory|point|argument)\b/;

function howTopic(
  { names, text, relation, choices, cues, isAsked, range }: Scene,
  { says, topic }: Asked,
): Topic | 'r2k-tech' | null {
  if (ASKS_WHAT_THE_BANK_SAID.test(text)) return 'study';
  if (says('calendars') && relation !== 'strong' && !cues.has('when')) return 'method';
  if (names.length >= 2) return null;
  if (
    names.length === 0 &&
    /^(?:\w+ )*(?:explain(?: this| that| it)?|what (?:does|do) (?:that|this|it|these|those|they) mean)$/.test(
      text,
    )
  )
    return topic ?? 'correlation';
  if (says('proxy') && relation !== 'strong' && !cues.has('sought')) return 'r2k-tech';
  if (/\bpsct\b/.test(text) && relation === null && (says('bare') || isAsked)) return 'r2k-tech';
  if (says('where') && names.length === 1 && relation !== 'strong') return 'data';
  if (names.length > 0) return null;
  if (says('trust') && (range === null || !cues.has('linkNoun'))) return 'confidence';
  if ((says('size') && !cues.has('when')) || JUDGES_A_NUMBER.test(text)) return 'correlation';
  if (says('how')) return topic === 'confidence' ? topic : 'method';
  if (says('where')) return 'data';
  return says('bare') && choices.has('method') ? 'method' : null;
}

/** Nobody says these of anything but an answer of ours. */
function isOnlyOurs(topic: Topic | null): boolean {
  return topic === 'confidence' || topic === 'approximate';
}

/** `how should i read 0.54 (0.44 to 0.63)` */
const READS_A_NUMBER =
  /^(?:so |and )?(?:how (?:should|do|can|to|would|must) (?:i |we |you |one )?(?:read|interpret|understand|take)|what (?:is|are|does|do|should i make of|to make of)) (?:a |an |the |of )*-?0?\.\d+ (?:-?0?\.\d+ )?(?:to|and|-) -?0?\.\d+\b/;

/** `what does 0.4 mean`: nothing else stands beside the number. */
const ASKS_OF_A_NUMBER =
  /^(?:\w+ )?what (?:does|do|would|is|are) (?:a |an |the |number |value |of )*-?0?\.\d+ (?:even |really |actually )?(?:mean|means|tell|say)(?: (?:me|us|here|then))?$/;

/** More unknown words than this, and it is something else that is explained. */
const MOST_STRANGERS = 3;

function meaningTopic(scene: Scene, { says, topic }: Asked): Topic | null {
  const { names, range, strangers, text, cues, sketch } = scene;
  if (names.length === 0 && READS_A_NUMBER.test(text)) return 'confidence';
  const isExplicit = says('explicit');
  const isNumber =
    /(?:^|\s)-?0?\.\d+\b/.test(text) && (isExplicit || /^(?:\w+ ){0,2}?(?:what|is|so)\b/.test(text));
  if (
    isNumber &&
    names.length === 0 &&
    scene.isAsked &&
    (scene.relation !== null || says('size') || ASKS_OF_A_NUMBER.test(text))
  )
    return topic === 'confidence' ? topic : 'correlation';
  if (!isExplicit && !says('bare') && !(isOnlyOurs(topic) && scene.isAsked)) return null;
  if (
    topic === 'study' &&
    !isExplicit &&
    (asksForStudy(scene) || (scene.refused !== null && !/\b(?:note|study|report|paper|claims?)\b/.test(text)))
  )
    return null;
  // Said of two things, a word of the trade asks for its number; so does `the correlation`.
  if (topic === null || names.length >= 2 || strangers > MOST_STRANGERS) return null;
  if (names.length === 1) return isExplicit && topic !== 'correlation' && topic !== 'data' ? topic : null;
  if (isExplicit) return topic;
  if (topic === 'correlation')
    return range === null &&
      /\bwhat (?:exactly |even |actually )?(?:is |are )?(?:a )?correlation(?: coefficient)?s?$/.test(text)
      ? topic
      : null;
  // `What is the partial correlation?` wants the number of what was spoken of.
  if (topic === 'method' && /\b(?:the|its|their|your) (?:partial|tails?|lead lag)\b/.test(text)) return null;
  const isPlain = strangers <= 1 && (!cues.has('when') || sketch.length <= 3) && sketch.length <= 14;
  return isPlain && !/^(?:what|is) (?:is )?(?:it|this|that) (?:de)?coupled/.test(text) ? topic : null;
}

/** `what is r2k-tech`, `tell me about solana`: a lone name, and nothing else. */
function namedTopic(scene: Scene, { says }: Asked): string | null {
  const { names, strangers, relation, range, refused, cues, sketch } = scene;
  const [name] = [...coinsOf(scene), ...benchmarksOf(scene)];
  if (names.length !== 1 || name === undefined || name.ids.length !== 1 || range !== null) return null;
  const [id = ''] = name.ids;
  if (relation === 'strong' || refused !== null || scene.catalog.find(id) === null) return null;
  const isExplicit = says('explicit') && strangers <= 2;
  const isBare =
    says('bare') &&
    strangers === 0 &&
    /^(?:\S+ )*?(?:what|who|which|about|whats)(?: (?:is|are|in|exactly|even|a|an|the|this|actually|inside|behind|companies|stocks|does|thing|mean|all|called|of|index|benchmark|coin|made|up|it|for|stand|or))* @(?: (?:is|are|again|exactly|supposed|meant|to|be|then|really|actually|please|made|of|anyway|even|index|benchmark|thing|about|coin|stand|for|mean|called|in|it|tho|though|your|list|lists|catalog|my|answers))*$|^@ (?:is )?what(?: exactly| is| that| it| even| now)*$/.test(
      sketch.join(' '),
    );
  if (!isExplicit && !isBare) return null;
  const isOther = cues.has('most') || cues.has('coins') || /\b(?:how|what about|when)\b/.test(scene.text);
  return isOther ? null : id;
}

/** A sentence that wants something explained: `what is that`, `never heard of it`. */
export function asksForMeaning({ sketch }: Scene): boolean {
  const found = MEANING.find(sketch, beginningOf(sketch));
  return found.has('explicit') || found.has('proxy');
}
