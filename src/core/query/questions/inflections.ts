/** Verbs whose forms follow no rule: past, and participle where it is another word. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    be: 'is are was were been being am',
    bear: 'bears bore borne bearing',
    become: 'becomes became becoming',
    begin: 'begins began begun beginning',
    bind: 'binds bound binding',
    break: 'breaks broke broken breaking',
    bleed: 'bleeds bled bleeding',
    catch: 'catches caught catching',
    cling: 'clings clung clinging',
    come: 'comes came coming',
    cut: 'cuts cutting',
    do: 'does did done doing',
    drive: 'drives drove driven driving',
    fall: 'falls fell fallen falling',
    feel: 'feels felt feeling',
    find: 'finds found finding',
    fly: 'flies flew flown flying',
    get: 'gets got gotten getting',
    give: 'gives gave given giving',
    go: 'goes went gone going',
    grow: 'grows grew grown growing',
    hang: 'hangs hung hanging',
    have: 'has had having',
    hear: 'hears heard hearing',
    hit: 'hits hitting',
    hold: 'holds held holding',
    hurt: 'hurts hurting',
    keep: 'keeps kept keeping',
    know: 'knows knew known knowing',
    lead: 'leads led leading',
    leave: 'leaves left leaving',
    lose: 'loses lost losing',
    make: 'makes made making',
    mean: 'means meant meaning',
    put: 'puts putting',
    read: 'reads reading',
    ride: 'rides rode ridden riding',
    rise: 'rises rose risen rising',
    run: 'runs ran running',
    say: 'says said saying',
    see: 'sees saw seen seeing',
    sell: 'sells sold selling',
    set: 'sets setting',
    shrink: 'shrinks shrank shrunk shrinking',
    sing: 'sings sang sung singing',
    sink: 'sinks sank sunk sinking',
    split: 'splits splitting',
    stand: 'stands stood standing',
    stick: 'sticks stuck sticking',
    swim: 'swims swam swum swimming',
    swing: 'swings swung swinging',
    take: 'takes took taken taking',
    tell: 'tells told telling',
    think: 'thinks thought thinking',
    tie: 'ties tied tying',
  }),
);

/** The forms of an English verb, itself first: `track tracks tracked tracking`, `go goes went gone going`. */
export function inflections(verb: string): readonly string[] {
  const irregular = IRREGULAR.get(verb);
  if (irregular !== undefined) return [verb, ...irregular.split(' ')];
  return [verb, third(verb), past(verb), `${stemBefore(verb, 'i')}ing`];
}

function third(verb: string): string {
  if (/(?:s|x|z|ch|sh|[^aeiou]o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function past(verb: string): string {
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stemBefore(verb, 'e')}ed`;
}

/** The verb as it stands before `-ed` and `-ing`: a silent `e` goes, the last letter of a short syllable is doubled. */
function stemBefore(verb: string, next: 'e' | 'i'): string {
  if (verb.endsWith('e') && (next === 'e' || !/(?:ee|oe|ye)$/.test(verb))) return verb.slice(0, -1);
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) ? verb + verb.slice(-1) : verb;
}
