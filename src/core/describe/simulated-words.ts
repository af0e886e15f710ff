/** Every answer from made-up prices says so in its title, its sentences, its picture's text and its notes. */
interface Made {
  /** True when any price is from the simulated market. */
  readonly simulated: boolean;
}

/** Said first of everything that was made from the simulated market. */
export const SIMULATED_NOTE = 'SIMULATED: made-up prices of the built-in demo market, not real ones.';

/** `SIMULATED: BTC and small-cap tech, 1y` */
export function markedTitle(title: string, { simulated }: Made): string {
  return simulated ? `SIMULATED: ${title}` : title;
}

/** `SIMULATED prices: BTC tracks small-cap tech closely ...` */
export function markedLead(lead: string, { simulated }: Made): string {
  return simulated ? `SIMULATED prices: ${lead}` : lead;
}

/** `SIMULATED prices. Above, BTC and small-cap tech rebased to 100 ...` */
export function markedAlt(alt: string, { simulated }: Made): string {
  return simulated ? `SIMULATED prices. ${alt}` : alt;
}
