import {
  alertState,
  conditionWords,
  readingWords,
  rearmWords,
} from '../src/core/describe/orders/alert-words.ts';
import { deliveryTable } from '../src/core/describe/orders/delivery-words.ts';
import { changedAllReply } from '../src/core/command/orders/change-all.ts';
import { changeButtons } from '../src/core/command/orders/order-buttons.ts';
import type { OrderKind } from '../src/core/command/orders/order-kind.ts';
import { orderList } from '../src/core/command/orders/order-list.ts';
import { Refusal } from '../src/core/errors.ts';
import {
  ALERT_EXAMPLE,
  formatAlertSpec,
  readAlertRequest,
  type AlertRequest,
} from '../src/core/orders/alert-request.ts';
import type { Alert, AlertSpec } from '../src/core/orders/alert.ts';
import type { Delivery } from '../src/core/orders/delivery.ts';
import { meets } from '../src/core/orders/judge-alert.ts';
import { pairReportOf } from '../src/core/command/pair-report-of.ts';
import { readingsAfter } from '../src/core/orders/readings.ts';
import { format } from '../src/core/query/format.ts';
import type { Command, ReadLine, Services } from '../src/core/ports.ts';
import type { Query, Reply } from '../src/core/types.ts';

/** A message when the link tightens or breaks. */
const alert: Command = {
  name: 'alert',
  summary: 'Be told when the rolling correlation crosses a level, or couples or decouples.',
  examples: [
    ALERT_EXAMPLE,
    'alert add corr btc ndx 1y < 0.3',
    'alert add corr btc r2k-tech 1y decoupled',
    'alert list',
    'alert history 1',
    'alert remove 1',
    'alert pause all',
  ],
  options: [
    {
      kind: 'text',
      placeholder: 'add|list|pause N…',
      description:
        'add LINE with > 0.7, < 0.3, coupled or decoupled at its end; list; pause, resume, remove or history with a number; pause, resume or remove all of this channel. The rolling correlation is read once after each New York close',
    },
  ],
  personal: true,
  run: async (query, services) => {
    const request = readAlertRequest(query.text, services.read);
    const line = lineOf(query, request);
    if (request.verb === 'add') return add(request.spec, request.read, line, services);
    const { alerts } = await services.schedule();
    const { caller } = services;
    if (request.verb === 'list') return orderList(await alerts.list(caller), caller.channel, ALERTS, line);
    if (request.number === 'all') {
      const { verb } = request;
      return changedAllReply(verb, await alerts.changeAll(verb, caller), ALERTS, line);
    }
    const { verb, number } = request;
    switch (verb) {
      case 'history': {
        const found = await alerts.find(number, caller);
        return history(found, await alerts.history(number, caller), line, caller.zone ?? 'America/New_York');
      }
      case 'pause':
        return said(await alerts.pause(number, caller), 'is paused', line);
      case 'resume':
        return said(await alerts.resume(number, caller), 'watches again', line);
      case 'remove':
        return said(await alerts.remove(number, caller), 'is removed', line);
    }
  },
};

export default alert;

const ALERTS: OrderKind<Alert> = {
  command: 'alert',
  noun: 'alert',
  title: 'Alerts',
  example: ALERT_EXAMPLE,
  instead: { label: 'When was it highest?', line: 'history btc r2k-tech max' },
  standing,
  addLine: (one) => `alert ${formatAlertSpec(one)}`,
  resumed: ['watches again', 'watch again'],
};

function lineOf(query: Query, request: AlertRequest): string {
  const words =
    request.verb === 'add'
      ? formatAlertSpec(request.spec)
      : 'number' in request
        ? `${request.verb} ${request.number}`
        : request.verb;
  return format({ ...query, text: words }, alert);
}

/** An alert starts from where the link stands: what already holds is said now and no event. */
async function add(spec: AlertSpec, watched: ReadLine, line: string, services: Services): Promise<Reply> {
  const { alerts } = await services.schedule();
  const reply = await watched.command.run(watched.query, services);
  const report = pairReportOf(reply);
  const today = readingsAfter(report, '').at(-1);
  if (today === undefined) {
    throw new Refusal(
      `\`${spec.line}\` has no rolling correlation yet: it has ${report.n} returns and the window is ${report.rolling.window}. Take a longer range or a shorter \`window=\`.`,
    );
  }
  if (report.approximate) {
    throw new Refusal(
      `The two legs of \`${spec.line}\` are not read at the same clock, so its alert could never be trusted to fire. Watch a pair whose prices are exact.`,
    );
  }
  const holds = meets(spec.condition, today);
  const added = await alerts.add(
    spec,
    { armed: !holds, judgedTo: today.day, reading: readingWords(today) },
    services.caller,
  );
  const { image } = reply;
  const what = 'level' in spec.condition ? `the ${report.rolling.window}-session correlation` : 'the link';
  return {
    title: `Alert ${added.number}`,
    lead: `I will say so here when ${what} of \`${added.line}\` ${conditionWords(spec.condition)}, read once after each New York close. ${holds ? `That is already so: it stands at ${readingWords(today)}, and the alert fires the next time, ${rearmWords(spec.condition)}.` : `It stands at ${readingWords(today)}.`}`,
    facts: [['Fires again', rearmWords(spec.condition)]],
    notes: [...reply.notes, 'It never fires on approximate or stale prices.'],
    ...(image === undefined ? {} : { image }),
    actions: [
      { label: 'Alerts here', line: 'alert list' },
      { label: 'Remove', line: `alert remove ${added.number}` },
    ],
    query: line,
  };
}

function history(one: Alert, deliveries: readonly Delivery[], line: string, zone: string): Reply {
  return {
    title: `History of alert ${one.number}`,
    lead: `${standing(one)}.${deliveries.length === 0 ? ' It has not fired yet.' : ''}`,
    facts: [],
    notes: [],
    ...(deliveries.length === 0 ? {} : { table: deliveryTable(deliveries, zone) }),
    actions: changeButtons('alert', one),
    query: line,
  };
}

/** `corr btc r2k-tech 1y` rises above 0.7: watching; 0.46 (coupled) on 5 May 2025 */
function standing(one: Alert): string {
  return `\`${one.line}\` ${conditionWords(one.condition)}: ${alertState(one)}; ${one.lastReading ?? 'not read yet'}`;
}

function said(one: Alert, what: string, line: string): Reply {
  return {
    title: `Alert ${one.number}`,
    lead: `Alert ${one.number} (\`${one.line}\` ${conditionWords(one.condition)}) ${what}.`,
    facts: [],
    notes: [],
    actions:
      what === 'is removed'
        ? [{ label: 'Add it again', line: `alert ${formatAlertSpec(one)}` }]
        : changeButtons('alert', one),
    query: line,
  };
}
