import { spawnSync } from 'node:child_process';

/**
 * Asks the registry for known holes in the packages of production. Ends with 1 when there is one of weight (high or
 * critical), with what it is and what mends it, or when asking went wrong half-way. Where advisories are not served (a
 * mirror without them, no network) it says so in one line and ends with 0: nothing was found out, and nothing is claimed.
 */
const { stdout, stderr, signal } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  timeout: 120_000,
});
const report = reportIn(stdout);
if (report === null) {
  const said = `${stdout}\n${stderr}`;
  const why = /(?:\d{3} [^"\n]*|request to \S+|E[A-Z]{4,})[^"\n]*\/-\/npm\/v1\/security\/[^"\n]*/.exec(
    said,
  )?.[0];
  const isUnserved = why !== undefined || signal !== null;
  process.stdout.write(
    isUnserved
      ? `Advisories could not be asked for (${why ?? 'no answer within two minutes'}).\n`
      : `npm audit failed, so nothing is known of holes:\n${said.trim()}\n`,
  );
  process.exitCode = isUnserved ? 0 : 1;
} else {
  const heavy = Object.values(report.vulnerabilities).filter(({ severity }) =>
    /high|critical/.test(severity),
  );
  for (const { name, severity, range, via, fixAvailable } of heavy) {
    const titles = via.flatMap((cause) => (typeof cause === 'string' ? [`through ${cause}`] : [cause.title]));
    const fix = fixAvailable === false ? 'there is no fix yet' : 'npm audit fix mends it';
    process.stdout.write(`${name} ${range} (${severity}): ${titles.join('; ')}; ${fix}\n`);
  }
  const of = `${report.metadata.dependencies.prod} packages of production`;
  process.stdout.write(heavy.length === 0 ? `No known holes of weight in ${of}.\n` : '');
  process.exitCode = heavy.length === 0 ? 0 : 1;
}

/** What npm found out; null when it could not ask, which it tells apart by the shape of its answer alone. */
function reportIn(text) {
  try {
    const answer = JSON.parse(text);
    return answer.auditReportVersion === 2 && typeof answer.vulnerabilities === 'object' ? answer : null;
  } catch {
    return null;
  }
}
