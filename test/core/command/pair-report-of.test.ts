import { expect, test } from 'vitest';
import { pairReportOf } from '../../../src/core/command/pair-report-of.ts';
import { fakeHistoryReport } from '../../fakes/history-report.ts';

const reply = { title: '', lead: '', facts: [], notes: [], actions: [], query: 'history btc r2k-tech max' };

test('the report of a history, or none at all, is no report of a pair', () => {
  expect(() => pairReportOf({ ...reply, report: fakeHistoryReport({ n: 100 }) })).toThrow(
    /gave no report of a pair/,
  );
  expect(() => pairReportOf(reply)).toThrow(/gave no report of a pair/);
});
