import type { Json } from './json.ts';
import type { World } from './world.ts';

/** Slack waits so long for an ack. */
const ACK_MS = 3000;
/** Pauses before each of the three re-sends. */
const RESEND_PAUSES_MS = [0, 60_000, 300_000];

export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

/** How a request to the app ended: with an ack, or with what the person is shown. */
type Ack =
  | { readonly ok: true; readonly latencyMs: number; readonly attempt: number; readonly response: unknown }
  | { readonly ok: false; readonly reason: 'dispatch_failed' | 'operation_timeout' };

/** Something that Slack tells the app, with every attempt to do so. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly payload: Json;
  /** Why each attempt after the first was made; the first is empty. */
  readonly attempts: string[];
  readonly acked: Promise<Ack>;
  /** The ack once it is there. */
  ack: Ack | undefined;
}

/** One attempt, as it goes out. */
export interface Envelope {
  readonly kind: DeliveryKind;
  readonly payload: Json;
  readonly attempt: number;
  readonly reason: string;
}

export interface Settle {
  readonly acked: (response: unknown) => void;
  /** `final` when the app asked not to be told again. */
  readonly failed: (reason: string, final?: boolean) => void;
}

/** A way to the app: its sockets, or its address. */
export interface Route {
  readonly ready: () => boolean;
  readonly send: (envelope: Envelope, settle: Settle) => void;
}

export interface DeliveryOptions {
  readonly world: World;
  readonly route: () => Route;
  /** Milliseconds of a clock that measures how long acks take. */
  readonly latencyNow: () => number;
  /** Which kinds are sent again when no ack came. */
  readonly resent: readonly DeliveryKind[];
}

export interface Deliveries {
  readonly all: Delivery[];
  /** `onAck` sees the response before anybody who waits for `acked`. */
  readonly deliver: (kind: DeliveryKind, payload: Json, onAck?: (response: unknown) => void) => Delivery;
  /** To be called when a route becomes ready: what waits goes out. */
  readonly flush: () => void;
}

/** Sends and sends again, as long as no ack came. */
export function createDeliveries(options: DeliveryOptions): Deliveries {
  const all: Delivery[] = [];
  const waiting: (() => void)[] = [];
  return {
    all,
    deliver: (kind, payload, onAck) => {
      const { promise, resolve } = Promise.withResolvers<Ack>();
      const delivery: Delivery = { kind, payload, attempts: [], acked: promise, ack: undefined };
      all.push(delivery);
      const finish = (ack: Ack) => {
        if (delivery.ack !== undefined) return;
        delivery.ack = ack;
        if (ack.ok) onAck?.(ack.response);
        resolve(ack);
        options.world.changed();
      };
      attempt({ options, delivery, finish, waiting, startMs: options.latencyNow() }, 0, '');
      return delivery;
    },
    flush: () => {
      for (const run of waiting.splice(0)) run();
    },
  };
}

interface Attempting {
  readonly options: DeliveryOptions;
  readonly delivery: Delivery;
  readonly finish: (ack: Ack) => void;
  readonly waiting: (() => void)[];
  readonly startMs: number;
}

function attempt(state: Attempting, number: number, reason: string): void {
  const { options, delivery, finish, waiting } = state;
  if (delivery.ack !== undefined) return;
  const route = options.route();
  if (!route.ready()) {
    if (delivery.kind === 'events_api' || number > 0) waiting.push(() => attempt(state, number, reason));
    else finish({ ok: false, reason: 'dispatch_failed' });
    return;
  }
  delivery.attempts.push(reason);
  options.world.changed();
  let settled = false;
  const failed = (why: string, final = false) => {
    if (settled || delivery.ack !== undefined) return;
    settled = true;
    cancel();
    const pause = RESEND_PAUSES_MS[number];
    if (final || pause === undefined || !options.resent.includes(delivery.kind)) {
      finish({ ok: false, reason: why === 'timeout' ? 'operation_timeout' : 'dispatch_failed' });
    } else if (pause === 0) {
      attempt(state, number + 1, why);
    } else {
      options.world.clock.after(pause, () => attempt(state, number + 1, why));
    }
  };
  const cancel = options.world.clock.after(ACK_MS, () => failed('timeout'));
  route.send(
    { kind: delivery.kind, payload: delivery.payload, attempt: number, reason },
    {
      acked: (response) => {
        settled = true;
        cancel();
        finish({ ok: true, latencyMs: options.latencyNow() - state.startMs, attempt: number, response });
      },
      failed,
    },
  );
}
