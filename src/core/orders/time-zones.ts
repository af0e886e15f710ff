/**
 * Time zones as people say them. Zones are stored under their IANA name, which keeps both clock changes right; an
 * abbreviation such as EST is taken for the place that uses it, not for a fixed offset.
 */

/** Abbreviations by the zone that most people mean; where two places share one, the confirmation shows which it is. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  ct: 'America/Chicago',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  mt: 'America/Denver',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  bst: 'Europe/London',
  wet: 'Europe/Lisbon',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  eet: 'Europe/Athens',
  eest: 'Europe/Athens',
  msk: 'Europe/Moscow',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  hkt: 'Asia/Hong_Kong',
  sgt: 'Asia/Singapore',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  awst: 'Australia/Perth',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
};

/** Zones and countries of one zone by the words for them. */
const SAID: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  'eastern time': 'America/New_York',
  'us eastern': 'America/New_York',
  'central time': 'America/Chicago',
  'us central': 'America/Chicago',
  'mountain time': 'America/Denver',
  pacific: 'America/Los_Angeles',
  'pacific time': 'America/Los_Angeles',
  'us pacific': 'America/Los_Angeles',
  uk: 'Europe/London',
  britain: 'Europe/London',
  england: 'Europe/London',
  germany: 'Europe/Berlin',
  france: 'Europe/Paris',
  italy: 'Europe/Rome',
  switzerland: 'Europe/Zurich',
  india: 'Asia/Kolkata',
  japan: 'Asia/Tokyo',
  korea: 'Asia/Seoul',
  china: 'Asia/Shanghai',
  uae: 'Asia/Dubai',
};

/** Cities that no zone is named after, and old names. */
const CITIES: Readonly<Record<string, string>> = {
  ny: 'America/New_York',
  nyc: 'America/New_York',
  'wall street': 'America/New_York',
  boston: 'America/New_York',
  miami: 'America/New_York',
  atlanta: 'America/New_York',
  philadelphia: 'America/New_York',
  'washington dc': 'America/New_York',
  washington: 'America/New_York',
  montreal: 'America/Toronto',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  austin: 'America/Chicago',
  'san francisco': 'America/Los_Angeles',
  sf: 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  'las vegas': 'America/Los_Angeles',
  'san diego': 'America/Los_Angeles',
  la: 'America/Los_Angeles',
  rio: 'America/Sao_Paulo',
  'rio de janeiro': 'America/Sao_Paulo',
  'buenos aires': 'America/Argentina/Buenos_Aires',
  edinburgh: 'Europe/London',
  manchester: 'Europe/London',
  frankfurt: 'Europe/Berlin',
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  basel: 'Europe/Zurich',
  milan: 'Europe/Rome',
  barcelona: 'Europe/Madrid',
  lyon: 'Europe/Paris',
  rotterdam: 'Europe/Amsterdam',
  kyiv: 'Europe/Kyiv',
  'tel aviv': 'Asia/Jerusalem',
  'abu dhabi': 'Asia/Dubai',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  bengaluru: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  kolkata: 'Asia/Kolkata',
  calcutta: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  hanoi: 'Asia/Ho_Chi_Minh',
  saigon: 'Asia/Ho_Chi_Minh',
  osaka: 'Asia/Tokyo',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
};

/** IANA names by the older ones that `Intl` still answers with. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** More words than any city in the tables has. */
export const MOST_ZONE_WORDS = 3;

/** `new york` -> `America/New_York`, by the last part of each name, old names too; no two zones end alike. */
const citiesOfZones: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone').flatMap((zone) =>
    [zone, present(zone)].map(
      (name) => [spoken(name.slice(name.lastIndexOf('/') + 1)), present(zone)] as const,
    ),
  ),
);

function spoken(words: string): string {
  return words.replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function present(zone: string): string {
  return Object.hasOwn(RENAMED, zone) ? (RENAMED[zone] ?? zone) : zone;
}

/** Every zone by all that it is called: cities, its own name's last part, abbreviations; lower case. */
export const spokenZones: ReadonlyMap<string, string> = new Map([
  ...citiesOfZones,
  ...Object.entries(CITIES),
  ...Object.entries(ABBREVIATIONS),
  ...Object.entries(SAID).filter(([words]) => !citiesOfZones.has(words)),
]);

/** The IANA zone that is meant by an IANA name in any case, a city or an abbreviation; null when none is. */
export function zoneNamed(words: string): string | null {
  const said = spoken(words);
  const known = spokenZones.get(said);
  if (known !== undefined) return known;
  // An offset such as +05:00 is accepted by Intl, and is no place: its clock never changes.
  if (!/^[a-z][\w-]*(?:\/[\w-]+)+$/i.test(words) || /^etc\/gmt/i.test(words)) return null;
  try {
    return present(new Intl.DateTimeFormat('en-US', { timeZone: words }).resolvedOptions().timeZone);
  } catch {
    return null;
  }
}

/** True for `+05:00`, `UTC+2`, `Etc/GMT-3`: a length of time where a place is wanted. */
export function isOffset(word: string): boolean {
  return /^(?:etc\/)?(?:utc|gmt|z)?[-+]\d{1,2}(?::?\d{2})?$/i.test(word);
}
