import { each, type Draft } from './draft.ts';
import { benchmarksOf, coinsOf, speaksOfCoins, speaksOfIt, speaksOfTheLink, type Scene } from './scene.ts';

/** The line that a question about links means; null when it is none that is surely one. */
export function linkDraft(scene: Scene): Draft | null {
  if (/^who (?!does\b|do\b)/.test(scene.text)) return null;
  if (scene.refused === 'price' && !(scene.relation === 'strong' && scene.names.length >= 2)) return null;
  return (
    csvDraft(scene) ??
    timeDraft(scene) ??
    altsDraft(scene) ??
    rankDraft(scene) ??
    matrixDraft(scene) ??
    laterDraft(scene) ??
    corrDraft(scene)
  );
}

/** Names, or a pronoun that stands for them, and a word that holds them against each other. */
function isEnough({ relation, strangers, names, isBare, words, ...scene }: Scene): boolean {
  const whole = { relation, strangers, names, isBare, words, ...scene };
  if (names.length >= 2) {
    if (relation === 'strong') return strangers <= 3;
    return strangers === 0 && (relation === 'weak' || isBare);
  }
  if (strangers > 0) return false;
  if (names.length === 1)
    return relation === 'strong' || (isBare && words.length <= 8 && !/\b(?:show|chart)\b/.test(whole.text));
  if (/\b(?:wrong|broken|useless|nonsense|rubbish|stupid|bad)\b/.test(whole.text)) return false;
  return relation === 'strong' && speaksOfTheLink(whole) && !/\b(?:couple|i|me|my) of\b/.test(whole.text);
}

function csvDraft(scene: Scene): Draft | null {
  const isFile = /\b(?:csv|spreadsheet|download|export|excel)\b/.test(scene.text);
  const isKnown = scene.names.length > 0 || speaksOfIt(scene) || scene.previous !== null;
  return isFile && isKnown && scene.strangers === 0
    ? { command: 'csv', lists: each(scene.names), range: scene.range }
    : null;
}

const SURELY_WHEN =
  /\b(?:when (?:did|was|were|has|have|is)|ever been|ever|always|history|historical\w*|over time|over the (?:years|decades)|evol(?:ved?|ution|ving)|peak(?:ed|s)?|bottomed|troughs?|record|compared to the past|compared to (?:history|before)|unusual|long term picture|timeline|(?:has|have|how|did) .*chang(?:ed|e|ing)|been (?:positive|negative)|turn(?:ed|s)? (?:positive|negative)|how (?:high|low) did|(?:what|when) (?:was|is) the (?:peak|high|low|top|bottom)|br(?:oke|eak|oken) (?:down|up)|rising or falling|falling or rising|rising|falling|(?:gone|going|go|went) (?:up|down)|increasing|decreasing|weakening|strengthening|getting (?:stronger|weaker|higher|lower)|all time high)\b/;
const MAYBE_WHEN = /\b(?:higher|lower|highest|lowest|stronger|weaker)\b/;
/** What only a correlation does of itself, when nobody says of what. */
const OF_ITSELF =
  /\b(?:peak(?:ed)?|highest|lowest|higher|lower|stronger|weaker|record|changed?|changing|rising|falling|unusual|always been|this high|this low|over time|over the years|history|evolved|bottomed|increasing|decreasing|positive|negative|break down|broke down|broken down|how (?:high|low) did)\b/;
const ASKS_PLAINLY =
  /^(?:(?:and|but|or) )?(?:when|wen|was|were|is|are|has|have|had|how|what|whats|did|does|do|which|record|highest|lowest|peak|since when|at what)\b/;

/** When was it highest? The word `when` needs a link to speak of: coins peak as well. */
function timeDraft(scene: Scene): Draft | null {
  return SURELY_WHEN.test(scene.text) ? historyDraft(scene) : null;
}

/** `higher` and the like may rank things as well, so they are heard after the rankings. */
function laterDraft(scene: Scene): Draft | null {
  return MAYBE_WHEN.test(scene.text) ? historyDraft(scene) : null;
}

function historyDraft(scene: Scene): Draft | null {
  const { names, relation, strangers, text, range } = scene;
  const isAboutLink =
    relation === 'strong' ? strangers <= (names.length >= 2 ? 3 : 0) : names.length >= 2 && strangers === 0;
  const isPlainLink = names.length > 0 || speaksOfTheLink(scene) || OF_ITSELF.test(text);
  const isIt =
    names.length === 0 &&
    strangers === 0 &&
    OF_ITSELF.test(text) &&
    ASKS_PLAINLY.test(text) &&
    (speaksOfIt(scene) || /\bthe (?:peak|high|low|top|bottom)\b/.test(text));
  if (!(isAboutLink && isPlainLink) && !isIt) return null;
  if (names.length > 2 || speaksOfCoins(scene)) return null;
  // A year that another time is held against is not the span that is looked through.
  const isPoint = range !== null && /\b(?:higher|lower|stronger|weaker|always|during)\b/.test(text);
  return { command: 'history', lists: each(names), range: isPoint ? null : range };
}

/** Which coin, or all of them, beside one benchmark. */
function altsDraft(scene: Scene): Draft | null {
  const { names, relation, strangers, text, range, isBare } = scene;
  const [coins, benchmarks] = [coinsOf(scene), benchmarksOf(scene)];
  const isContest =
    coins.length === 2 &&
    benchmarks.length <= 1 &&
    /\b(?:or|than|which|as much as|as (?:\w+ ){1,6}as)\b/.test(text) &&
    /\b(?:more|less|better|closer|as|most|best|or|stronger)\b/.test(text);
  const isKind = speaksOfCoins(scene);
  if (!isContest && !isKind) return null;
  if (strangers > 0 || (isContest && relation !== 'strong' && benchmarks.length === 0)) return null;
  const isAsked =
    relation !== null ||
    benchmarks.length > 0 ||
    isBare ||
    (scene.previous !== null && scene.words.length <= 6) ||
    /\b(?:most|best|ahead|rank|ranking|which|same|show (?:it|this|that))\b/.test(text) ||
    /^(?:and|or|but)?\s?(?:what|how) about\b/.test(text);
  const others = !/\b(?:buy|know|list|(?:you|i|we|favou?rite) like)\b/.test(text);
  if (
    !isAsked ||
    !others ||
    (names.length === 0 &&
      relation !== 'strong' &&
      scene.previous === null &&
      !/\b(?:about|compare|as much|ahead|ranking|show (?:it|this|that))\b/.test(text))
  )
    return null;
  return { command: 'alts', lists: each(benchmarks.slice(0, 1)), range };
}

const BEST = String.raw`(?:most|closest|strongest|best|top|highest|tightest|least|weakest|lowest)`;
const RANKS = new RegExp(
  [
    String.raw`\b(?:which|what|whats|wich) (?:\w+ ){0,2}?(?:index|indices|indexes|benchmarks?|sectors?|stocks?|assets?|markets?|etfs?|funds?)\b`,
    String.raw`\bwhat (?:does|do|is|are|did|was|has|moves?|tracks?|follows?|else)\b.*\b(?:tracks?|follow(?:s|ing)?|moves? (?:with|like)|moving with|(?:trad|act|behav)(?:e|es|s|ing)? like|correlated? (?:with|to)|closest|most like)\b`,
    String.raw`\bwhat (?:moves?|tracks?|follows?|correlates?)\b`,
    String.raw`\bwhat \w+ (?:tracks?|follows?|moves? with|moves? like)\b.*\b(?:most|closely|closest|best)\b`,
    String.raw`\b${BEST} (?:\w+ )?(?:correlat\w+|coupled|linked|tied|track\w*)\b`,
    String.raw`\b(?:tracks?|follows?|correlat\w+|moves?)\b.*\b(?:${BEST}|closely)\b.*\bwhat\b`,
    String.raw`\brank(?:ing|ings|ed)? (?:of )?(?:the )?(?:benchmarks?|indices|indexes|sectors?)\b`,
    String.raw`\bwhat (?:should|could|can) (?:i|we) compare\b`,
  ].join('|'),
);

/** Which benchmark is it closest to? */
function rankDraft(scene: Scene): Draft | null {
  const { names, relation, strangers, text, range } = scene;
  const [coins, benchmarks] = [coinsOf(scene), benchmarksOf(scene)];
  if (coins.length > 1 || speaksOfCoins(scene)) return null;
  const isChoice = benchmarks.length >= 2 && /\b(?:or|than|which|closer|whichever)\b/.test(text);
  const isList =
    coins.length === 1 &&
    benchmarks.length >= 2 &&
    relation !== null &&
    !/\b(?:matrix|heat ?map|grid)\b/.test(text);
  if ((isChoice || isList) && (strangers === 0 || (relation === 'strong' && strangers <= 2))) {
    return { command: 'rank', lists: [...each(coins), benchmarks], range };
  }
  if (!RANKS.test(text) || strangers > 0) return null;
  const [subject] = subjects(scene);
  if (names.length > 0 && subject === undefined) return null;
  return names.length === 0 && !speaksOfIt(scene) && relation !== 'strong'
    ? null
    : { command: 'rank', lists: subject === undefined ? [] : [[subject]], range };
}

/** What is to be ranked; the stocks of `which stocks` are not. Empty when it is held against something already. */
function subjects(scene: Scene) {
  const [coins, benchmarks] = [coinsOf(scene), benchmarksOf(scene)];
  const real = benchmarks.filter(
    ({ at }) => !['stocks', 'market', 'stock'].includes(scene.words[at]?.text ?? ''),
  );
  if (coins.length === 1) return real.length === 0 ? coins : [];
  return real.length === 1 ? real : [];
}

/** Every pair of several things. */
function matrixDraft(scene: Scene): Draft | null {
  const { names, strangers, text, range, relation, isBare } = scene;
  const isGrid = /\b(?:matrix|heat ?map|grid)\b/.test(text);
  if (names.length < (isGrid ? 2 : 3) || strangers > (relation === 'strong' ? 1 : 0)) return null;
  if (!isGrid && relation === null && !isBare) return null;
  return { command: 'matrix', lists: [names], range };
}

function corrDraft(scene: Scene): Draft | null {
  const { names, range, window, choices, text } = scene;
  if (names.length > 2 || !isEnough(scene)) return null;
  const isLag = names.length === 2 && /\b(?:leads?|leading|lags?|lagging)\b/.test(text);
  const settings = [
    ...(window === null ? [] : [`window=${window}`]),
    ...Array.from(choices, ([name, value]) => `${name}=${value}`),
    ...(/\b(?:down|up|red|green) days\b/.test(text) && !choices.has('view') ? ['view=updown'] : []),
    ...(isLag && !choices.has('view') ? ['view=leadlag'] : []),
  ];
  return { command: 'corr', lists: each(names), range, settings };
}
