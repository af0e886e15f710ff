import { loadCommands } from './load-commands.ts';
import { slackManifest } from './platforms/slack/manifest.ts';

/** Prints the manifest of the Slack app: `npm run --silent slack:manifest > slack-manifest.json`. */
process.stdout.write(`${JSON.stringify(slackManifest(await loadCommands()), null, 2)}\n`);
