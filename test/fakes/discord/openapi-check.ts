import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Flaw } from './api-error.ts';

/**
 * Discord's own description of its API, `../shared/discord-openapi.json` beside the project or `DISCORD_OPENAPI`.
 * It is no part of the project: without it this one check is left out, and the fake says so once.
 */
export const openApiFile = resolve(
  process.env['DISCORD_OPENAPI'] ?? join(import.meta.dirname, '../../../../shared/discord-openapi.json'),
);

export const hasOpenApi = existsSync(openApiFile);

/** The end of the title of a suite that needs it; empty when it runs. */
export const openApiSkipReason = hasOpenApi
  ? ''
  : ` (skipped: no ${openApiFile}; DISCORD_OPENAPI names the file)`;

interface Description {
  readonly paths: Record<
    string,
    Record<string, { requestBody?: { content?: Record<string, { schema: object }> } }>
  >;
  readonly components: object;
}

interface Checker {
  readonly description: Description;
  readonly ajv: Ajv2020;
  readonly compiled: Map<string, ValidateFunction>;
}

let checker: Checker | undefined;
let said = false;

/** What is wrong with a JSON body by the description; nothing for routes without one. `path` as in `/channels/{channel_id}`. */
export function openApiFlaws(method: string, path: string, body: unknown): Flaw[] {
  if (!hasOpenApi) {
    if (!said) process.stderr.write(`Requests to the fake Discord are not checked${openApiSkipReason}\n`);
    said = true;
    return [];
  }
  const validate = validatorOf((checker ??= load()), method, path);
  if (validate === null || validate(asSent(body)) === true) return [];
  return flawsOf(validate.errors ?? []);
}

function load(): Checker {
  const description = JSON.parse(readFileSync(openApiFile, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, verbose: true });
  ajv.addSchema({ $id: 'discord', components: description.components });
  return { description, ajv, compiled: new Map() };
}

function validatorOf({ description, ajv, compiled }: Checker, method: string, path: string) {
  const key = `${method} ${path}`;
  const found = compiled.get(key);
  if (found !== undefined) return found;
  const schema =
    description.paths[path]?.[method.toLowerCase()]?.requestBody?.content?.['application/json']?.schema;
  if (schema === undefined) return null;
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"discord#/components/');
  const validate = ajv.compile(JSON.parse(text) as object);
  compiled.set(key, validate);
  return validate;
}

/** Bit sets may be sent as strings although the description says integer. */
function asSent(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? {}), (key, value: unknown) =>
    key === 'default_member_permissions' && typeof value === 'string' && /^\d+$/.test(value)
      ? Number(value)
      : value,
  );
}

/** The errors that tell something: those of the branch that was meant, and of a union only when nothing else is left. */
function flawsOf(errors: readonly ErrorObject[]): Flaw[] {
  const otherBranches = new Set(
    errors
      .filter(({ keyword, instancePath }) => keyword === 'enum' && instancePath.endsWith('/type'))
      .map(
        ({ instancePath, schemaPath }) =>
          `${instancePath.slice(0, -'/type'.length)} ${definitionOf(schemaPath)}`,
      ),
  );
  const telling = errors.filter(({ keyword, instancePath, schemaPath, params }) => {
    if (keyword === 'oneOf' || keyword === 'anyOf') return false;
    if (keyword === 'type' && String((params as { type?: unknown }).type) === 'null') return false;
    return (
      !otherBranches.has(`${ownerOf(instancePath, keyword)} ${definitionOf(schemaPath)}`) &&
      !within(instancePath, schemaPath, otherBranches)
    );
  });
  return (telling.length > 0 ? telling : errors).map(flawOf);
}

function within(instancePath: string, schemaPath: string, branches: ReadonlySet<string>): boolean {
  const steps = instancePath.split('/');
  return steps.some((_, index) =>
    branches.has(`${steps.slice(0, index + 1).join('/')} ${definitionOf(schemaPath)}`),
  );
}

/** The object that an error is about: itself for a missing property, its parent for a bad one. */
function ownerOf(instancePath: string, keyword: string): string {
  return keyword === 'required' ? instancePath : instancePath.slice(0, instancePath.lastIndexOf('/'));
}

function definitionOf(schemaPath: string): string {
  return /schemas\/([^/]+)/.exec(schemaPath)?.[1] ?? '';
}

const CODES: Readonly<Record<string, string>> = {
  maxLength: 'BASE_TYPE_MAX_LENGTH',
  minLength: 'BASE_TYPE_MIN_LENGTH',
  maxItems: 'BASE_TYPE_MAX_LENGTH',
  minItems: 'BASE_TYPE_MIN_LENGTH',
  maximum: 'NUMBER_TYPE_MAX',
  minimum: 'NUMBER_TYPE_MIN',
  required: 'BASE_TYPE_REQUIRED',
  enum: 'BASE_TYPE_CHOICES',
};

function flawOf({ keyword, instancePath, params, message }: ErrorObject): Flaw {
  const path = instancePath.split('/').slice(1);
  const { limit, missingProperty } = params as { limit?: number; missingProperty?: string };
  if (missingProperty !== undefined) path.push(missingProperty);
  return {
    path,
    code: CODES[keyword] ?? 'BASE_TYPE_BAD_VALUE',
    message: wordsOf(keyword, limit) ?? message ?? keyword,
  };
}

function wordsOf(keyword: string, limit: number | undefined): string | undefined {
  if (keyword === 'required') return 'This field is required';
  if (keyword === 'maxLength' || keyword === 'maxItems') return `Must be ${limit} or fewer in length.`;
  if (keyword === 'minLength' || keyword === 'minItems') return `Must be ${limit} or more in length.`;
  return undefined;
}
