/** What a price file may be that is none, or hardly one. */
export interface BadFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  /** What is said of it, or null where what can be read of it is answered. */
  readonly said: RegExp | null;
}

const DAYS = sessions();
const rows = (close: (index: number) => string, cut = ',') =>
  DAYS.map((day, index) => `${day}${cut}${close(index)}`).join('\n');
/** Wanders, so that there is something to measure. */
const price = (index: number) => 100 + 10 * Math.sin(index * 1.7) + index * 0.01;
const plain = rows((index) => price(index).toFixed(4));
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));

/** Files under the name of PSCT; each is looked at from 2024-05-06 to 2025-05-05. */
export const BAD_FILES: readonly BadFile[] = [
  // No price file at all
  { name: 'nothing', bytes: '', said: /must start with a row that names its columns/ },
  { name: 'white space', bytes: ' \n \n', said: /names its columns/ },
  { name: 'one NUL', bytes: '\u0000', said: /names its columns/ },
  {
    name: 'a picture',
    bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255),
    said: /names its columns/,
  },
  {
    name: 'bytes that are no UTF-8',
    bytes: Uint8Array.from({ length: 999 }, (_, i) => 255 - (i % 128)),
    said: /names its columns/,
  },
  { name: 'UTF-16', bytes: utf16(`date,close\n${plain}\n`), said: /names its columns/ },
  { name: 'JSON', bytes: '[{"date":"2024-05-06","close":1}]', said: /names its columns/ },
  { name: 'HTML', bytes: '<!doctype html><title>Sign in</title>', said: /names its columns/ },
  { name: 'no header', bytes: plain, said: /names its columns/ },
  { name: 'another header', bytes: `day,price\n${plain}\n`, said: /names its columns/ },
  {
    name: 'names of objects as columns',
    bytes: `__proto__,constructor\n${plain}\n`,
    said: /names its columns/,
  },
  { name: 'a header and nothing else', bytes: 'date,close\n', said: /no price of PSCT/ },
  { name: 'a header without an end', bytes: `date,close${','.repeat(100_000)}`, said: /no price of PSCT/ },
  { name: 'a quote that never closes', bytes: `date,close\n"${plain}`, said: /no price of PSCT/ },
  {
    name: 'a quote that never closes in the header',
    bytes: `"date,close\n${plain}`,
    said: /names its columns/,
  },
  // Columns that are there and hold something else
  { name: 'no prices', bytes: `date,close\n${rows(() => '')}\n`, said: /usable|enough|price/ },
  { name: 'null everywhere', bytes: `date,close\n${rows(() => 'null')}\n`, said: /usable|enough|price/ },
  { name: 'zeros', bytes: `date,close\n${rows(() => '0')}\n`, said: /usable|enough|price/ },
  {
    name: 'minus signs',
    bytes: `date,close\n${rows((index) => `-${price(index)}`)}\n`,
    said: /usable|enough|price/,
  },
  { name: 'infinities', bytes: `date,close\n${rows(() => '1e999')}\n`, said: /usable|enough|price/ },
  {
    name: 'hexadecimals',
    bytes: `date,close\n${rows(() => '0x10')}\n`,
    said: /no price of PSCT|could not be read/,
  },
  {
    name: 'formulas',
    bytes: `date,close\n${rows(() => '=1+1')}\n`,
    said: /no price of PSCT|could not be read/,
  },
  {
    name: 'thousands marked',
    bytes: `date;close\n${rows(() => '1.234,5', ';')}\n`,
    said: /no price of PSCT|could not be read/,
  },
  {
    name: 'dollars',
    bytes: `date,close\n${rows(() => '$100')}\n`,
    said: /no price of PSCT|could not be read/,
  },
  {
    name: 'one price over and over',
    bytes: `date,close\n${rows(() => '100')}\n`,
    said: null,
  },
  {
    name: 'American dates',
    bytes: `date,close\n${DAYS.map((day) => `${day.slice(5).replace('-', '/')}/${day.slice(0, 4)},1`).join('\n')}\n`,
    said: /no price of PSCT/,
  },
  {
    name: 'days that do not exist',
    bytes: `date,close\n${DAYS.map((day) => `${day.slice(0, 8)}32,1`).join('\n')}\n`,
    said: /no price of PSCT/,
  },
  {
    name: 'days of another century',
    bytes: `date,close\n${DAYS.map((day) => `19${day.slice(2)},1`).join('\n')}\n`,
    said: /no price of PSCT/,
  },
  {
    name: 'hourly columns with days',
    bytes: `open_time_utc,close\n${plain}\n`,
    said: /no price of PSCT|bars of one hour/,
  },
  {
    name: 'three rows',
    bytes: `date,close\n2025-05-01,100\n2025-05-02,101\n2025-05-05,102\n`,
    said: /too few|enough|only/,
  },
  // Odd, and can be read
  { name: 'a byte order mark', bytes: `\uFEFFdate,close\n${plain}\n`, said: null },
  {
    name: 'Windows line ends and blank lines',
    bytes: `date,close\r\n\r\n${plain.replaceAll('\n', '\r\n\r\n')}\r\n`,
    said: null,
  },
  {
    name: 'capitals, quotes and semicolons',
    bytes: `"DATE";"CLOSE"\n${plain.replaceAll(',', ';')}\n`,
    said: null,
  },
  { name: 'upside down', bytes: `date,close\n${plain.split('\n').toReversed().join('\n')}\n`, said: null },
  { name: 'every row twice', bytes: `date,close\n${plain}\n${plain}\n`, said: null },
  {
    name: 'weekends and holidays',
    bytes: `date,close\n${plain}\n2024-07-04,1\n2024-07-06,1\n2024-12-25,1\n`,
    said: null,
  },
  {
    name: 'a hole of ten sessions',
    bytes: `date,close\n${plain.split('\n').toSpliced(100, 10).join('\n')}\n`,
    said: null,
  },
  {
    name: 'cells that say there is nothing',
    bytes: `date,close\n${rows((index) => (index % 10 === 0 ? 'N/A' : price(index).toFixed(2)))}\n`,
    said: null,
  },
  {
    name: 'zeros among prices',
    bytes: `date,close\n${rows((index) => (index % 20 === 0 ? '0' : price(index).toFixed(2)))}\n`,
    said: null,
  },
  {
    name: 'a price a thousand times too high',
    bytes: `date,close\n${rows((index) => (index === 150 ? '100000' : price(index).toFixed(2)))}\n`,
    said: null,
  },
  {
    name: 'rows of other things',
    bytes: `date,close\n<script>,1\n@everyone,2\n=cmd,3\n${plain}\n../../etc,4\n`,
    said: null,
  },
  { name: 'a cell of a megabyte', bytes: `date,close\n${plain}\n${'x'.repeat(1_000_000)},1\n`, said: null },
  {
    name: 'a hundred thousand columns',
    bytes: `date,close\n${plain}\n${'1,'.repeat(100_000)}\n`,
    said: null,
  },
  {
    name: 'NULs among the rows',
    bytes: `date,close\n${plain}\n\u0000,\u0000\n2025-05-05\u0000,1\n`,
    said: null,
  },
];

/** Weekdays from April 2024 to 5 May 2025: a few more than there are sessions. */
function sessions(): readonly string[] {
  const days: string[] = [];
  for (let at = Date.UTC(2024, 3, 1); at <= Date.UTC(2025, 4, 5); at += 86_400_000) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}
