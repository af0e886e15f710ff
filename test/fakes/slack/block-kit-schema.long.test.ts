import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blockKitSchema } from './block-kit-schema.ts';

test('the checked-in schema is that of the installed @slack/types', () => {
  const kept: unknown = JSON.parse(readFileSync(new URL('block-kit.schema.json', import.meta.url), 'utf8'));
  expect(kept).toEqual(JSON.parse(blockKitSchema()));
});
