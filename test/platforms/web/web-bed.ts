import { request as send, type ClientRequest, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { createAnswer } from '../../../src/core/answering/answer.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import type { Schedule } from '../../../src/core/orders/schedule.ts';
import type { Look } from '../../../src/core/chart.ts';
import type { Answer, AnswerOptions, PriceSource, Services } from '../../../src/core/ports.ts';
import type { Day, Reply } from '../../../src/core/types.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { createWeb, type Web, type WebOptions } from '../../../src/platforms/web.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { manualClock, type ManualClock } from '../../fakes/clocks.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';

export const commands = await loadCommands();
export const catalog = createCatalog();

const AS_OF = '2025-05-05';

export interface MarketOptions {
  readonly source?: PriceSource;
  readonly draw?: (look: Look) => Services['draw'];
  readonly schedule?: () => Promise<Schedule>;
  readonly asOf?: Day;
}

/** The whole way through, on the simulated market; pictures are the word for their look unless told otherwise. */
export function marketAnswer({
  source = simulatedSource(),
  draw = drawWord,
  schedule = noSchedule,
  asOf = AS_OF,
}: MarketOptions = {}): Answer {
  const now = () => Date.parse(`${asOf}T23:00:00Z`);
  const prices = createPrices({ sources: [{ source, keep: false }], folder: null, now, asOf: () => asOf });
  return createAnswer({ commands, catalog, prices, draw, asOf: () => asOf, schedule });
}

function drawWord({ theme, scale }: Look): Services['draw'] {
  return async (_chart, filename, alt) => ({
    png: new TextEncoder().encode(`${theme} ${scale}`),
    width: 1_200 * scale,
    height: 675 * scale,
    filename,
    alt,
  });
}

export const reply: Reply = {
  title: 'BTC and small-cap tech, 1y',
  lead: 'BTC tracks small-cap tech: **0.51** (see `about r2k-tech`).',
  facts: [['By ranks', '0.49']],
  notes: ['PSCT stands in.'],
  actions: [{ label: '2y', line: 'corr btc r2k-tech 2y' }],
  query: 'corr btc r2k-tech 1y',
};

/** Tells a progress, and answers when it is told to; says who asks. */
export function held() {
  const asked: AnswerOptions[] = [];
  const arrivals: (() => void)[] = [];
  const end = Promise.withResolvers<void>();
  const hold: Answer = async (_said, options) => {
    asked.push(options);
    options.onProgress?.(0.42, 'BTC/USD from Coinbase');
    for (const arrived of arrivals.splice(0)) arrived();
    await end.promise;
    return reply;
  };
  const until = async (count: number) => {
    while (asked.length < count) await new Promise<void>((resolve) => arrivals.push(resolve));
  };
  return { hold, asked, until, release: end.resolve };
}

/** What came back, whole. */
interface Received {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly json: () => any; // oxlint-disable-line typescript/no-explicit-any -- tests look into documents
}

interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WebBed {
  readonly web: Web;
  readonly url: string;
  readonly clock: ManualClock;
  /** What was logged. */
  readonly logged: object[];
  /** Sends exactly these headers, also those that a browser would not let a page set. */
  readonly get: (path: string, request?: Request) => Promise<Received>;
  readonly post: (path: string, body: object, request?: Request) => Promise<Received>;
}

type BedOptions = Partial<WebOptions> & { readonly answer?: Answer };

/** The page's server on a free port of this machine, for one test. */
export async function webBed(options: BedOptions = {}): Promise<WebBed> {
  const bed = await openBed(options);
  onTestFinished(() => bed.web.stop());
  return bed;
}

/** The same, for whoever stops it. */
export async function openBed(options: BedOptions = {}): Promise<WebBed> {
  const { answer = marketAnswer(), ...given } = options;
  const clock = manualClock();
  const logged: object[] = [];
  const log = { warn: (event: object) => logged.push(event), error: (event: object) => logged.push(event) };
  const keyValue = memoryKeyValue(clock.now);
  const web = createWeb({
    host: '127.0.0.1',
    port: 0,
    token: undefined,
    look: { theme: 'light', scale: 1 },
    simulated: true,
    catalog,
    pages: [],
    keyValue: async () => keyValue,
    log,
    now: clock.now,
    wait: clock.wait,
    ...given,
  });
  await web.start(answer, commands);
  const url = web.address() ?? '';
  const get: WebBed['get'] = (path, request = {}) => receive(`${url}${path}`, request);
  const post: WebBed['post'] = (path, body, request = {}) =>
    get(path, {
      method: 'POST',
      body: JSON.stringify(body),
      ...request,
      headers: { 'Content-Type': 'application/json', ...request.headers },
    });
  return { web, url, clock, logged, get, post };
}

async function receive(url: string, { method = 'GET', headers = {}, body }: Request): Promise<Received> {
  const sent = send(url, { method, headers: { Connection: 'close', ...headers } });
  sent.end(body);
  const response = await responseTo(sent);
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: text,
    json: () => JSON.parse(text),
  };
}

/** What answers a request, its body still to be read. */
export function responseTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => sent.once('response', resolve).once('error', reject));
}

/** The events of a stream that has ended. */
export function eventsOf(body: string): { readonly event: string; readonly data: unknown }[] {
  return body
    .split('\n\n')
    .filter((text) => text.startsWith('event: '))
    .map((text) => {
      const [, event = '', data = ''] = /^event: ([^\n]*)\ndata: ([^\n]*)$/.exec(text) ?? [];
      return { event, data: JSON.parse(data) as unknown };
    });
}
