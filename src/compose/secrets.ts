import type { Config } from '../config.ts';
import { textRedactor } from '../operate/redact.ts';

/** Every configured text that must not be written to a log, wherever it turns up. */
export function secretsOf({ slack, discord, web, databaseUrl, stateKeys }: Config): readonly string[] {
  const found = [
    slack?.botToken,
    slack?.appToken,
    slack?.signingSecret,
    slack?.oauth?.clientSecret,
    slack?.oauth?.stateSecret,
    discord?.token,
    web?.token,
    stateKeys?.current,
    stateKeys?.former,
    ...(databaseUrl === undefined ? [] : passwordsOf(databaseUrl)),
  ];
  return found.filter((secret) => secret !== undefined);
}

/** Takes those, and whatever else looks like a secret, out of a text that somebody is shown. */
export function hiderOf(config: Config): (text: string) => string {
  return textRedactor(secretsOf(config));
}

/** As it stands in the address, and as it is sent. */
function passwordsOf(url: string): readonly string[] {
  const { password } = new URL(url);
  return [password, decodeURIComponent(password)];
}
