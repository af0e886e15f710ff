import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const TYPES_FILE = fileURLToPath(
  new URL('../../../node_modules/@slack/types/dist/index.d.ts', import.meta.url),
);
const ROOTS = ['KnownBlock', 'HomeView', 'ModalView', 'MessageMetadata'];

const SCHEMA_FILE = fileURLToPath(new URL('block-kit.schema.json', import.meta.url));

/**
 * `@slack/types` as JSON schema: every block, view and metadata with all that they hold, as text for the file. Views hold
 * known blocks only; the package lets them hold anything that has a type.
 *
 * The fake reads a checked-in copy, because generating takes seconds. After a new version of the package:
 * `node test/fakes/slack/block-kit-schema.ts && npm run format`; a test compares the two.
 */
export function blockKitSchema(): string {
  const definitions: Record<string, unknown> = {};
  for (const type of ROOTS) {
    const generator = createGenerator({
      path: TYPES_FILE,
      type,
      skipTypeCheck: true,
      jsDoc: 'none',
      topRef: true,
      additionalProperties: false,
    });
    Object.assign(definitions, generator.createSchema(type).definitions);
  }
  definitions['AnyBlock'] = { $ref: '#/definitions/KnownBlock' };
  const sorted = Object.fromEntries(
    Object.entries(definitions).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
  );
  return `${JSON.stringify({ $id: 'block-kit', definitions: sorted })}\n`;
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, blockKitSchema());
