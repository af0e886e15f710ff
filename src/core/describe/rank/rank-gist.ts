import type { Gist } from '../../orders/daily-post.ts';
import type { RankReport } from '../../reports/rank.ts';

/** What a later ranking is compared with: its highest estimate, and who is tied for the top. Null for stale prices. */
export function rankGist(report: RankReport, title: string): Gist | null {
  const [top] = report.rows;
  if (top === undefined || report.stale) return null;
  const tied = report.rows
    .filter(({ tiedForTop }) => tiedForTop)
    .map(({ id, instrument }) => `${id} ${instrument}`);
  const state = [...tied.sort(), report.approximate ? 'approximate' : 'same clock'].join(', ');
  return { subject: title, value: top.pearson, low: top.low, high: top.high, to: report.common.to, state };
}
