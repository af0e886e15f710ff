/** A mark at the top right; an alarm is also written across the panels. */
export interface HeadMark {
  readonly text: string;
  readonly alarm: boolean;
}

/** What must be seen at once of where the numbers come from; empty when there is nothing to warn of. */
export function provenanceMarks(report: {
  readonly approximate: boolean;
  readonly stale: boolean;
  readonly simulated: boolean;
}): HeadMark[] {
  return [
    ...(report.approximate ? [{ text: 'approximate (UTC close)', alarm: false }] : []),
    ...(report.stale ? [{ text: 'old prices', alarm: false }] : []),
    ...(report.simulated ? [{ text: 'SIMULATED', alarm: true }] : []),
  ];
}
