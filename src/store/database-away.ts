/** What node-postgres and our own socket say when a connection ends under a question, or none can be had. */
const SENTENCES =
  /timeout exceeded when trying to connect|^Connection terminated|is not queryable|^the database said nothing|Cannot use a pool after calling end/;

/** The network's codes, and those with which a server that starts, stops or is full sends people away. */
const CODES =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|E(HOST|NET)UNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P0[1-4]|57014|53300|25P03|08...)$/;

/** Whether a question failed because the database could not be reached or did not answer: it may be back in a minute. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && CODES.test(error.code)) return true;
  return SENTENCES.test(error.message);
}
