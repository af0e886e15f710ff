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

/** Cities that no zone is named after, and old names. */
const CITIES: Readonly<Record<string, string>> = {
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

/** More words than any city in the tables has. */
export const MOST_ZONE_WORDS = 3;

/** `New York` -> `America/New_York`, by the last part of each IANA name; an ambiguous part is nobody's. */
const citiesOfZones: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.includes('/'))
    .map((zone) => [spoken(zone.slice(zone.lastIndexOf('/') + 1)), zone] as const),
);

function spoken(words: string): string {
  return words.replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** The IANA zone that is meant by an IANA name in any case, a city or an abbreviation; null when none is. */
export function zoneNamed(words: string): string | null {
  const said = spoken(words);
  const known = own(ABBREVIATIONS, said) ?? own(CITIES, said) ?? citiesOfZones.get(said);
  if (known !== undefined) return known;
  // An offset such as +05:00 is accepted by Intl, and is no place: its clock never changes.
  if (!/^[a-z][\w+-]*(?:\/[\w+-]+)+$/i.test(words)) return null;
  try {
    // As it was written, but for the case: Intl may answer with an older name of the same place.
    return ianaSpelling(
      new Intl.DateTimeFormat('en-US', { timeZone: words }).resolvedOptions().timeZone,
      words,
    );
  } catch {
    return null;
  }
}

function ianaSpelling(resolved: string, words: string): string {
  if (resolved.toLowerCase() === words.toLowerCase()) return resolved;
  return words
    .split('/')
    .map((part) => part.replaceAll(/[a-z]+/gi, (word) => (word.length > 2 ? capital(word) : word)))
    .join('/');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
