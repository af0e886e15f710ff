import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';
import type { Flaw } from './api-error.ts';

/**
 * Discord's own description of its API, `../shared/discord-openapi.json` beside the project, or `DISCORD_OPENAPI`.
 * It is no part of the project: without it this one check is left out, and the fake says so once.
 */
const openApiFile = resolve(
  process.env['DISCORD_OPENAPI'] ?? join(import.meta.dirname, '../../../../shared/discord-openapi.json'),
);

export const hasOpenApi = existsSync(openApiFile);

/** The end of the title of a suite that needs it; empty when it runs. */
export const openApiSkipReason = hasOpenApi
  ? ''
  : ` (skipped: no ${openApiFile}; DISCORD_OPENAPI names the file)`;

const operation = z.looseObject({
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) })
    .optional(),
});
const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.union([operation, z.array(z.unknown())]))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

type Schemas = Readonly<Record<string, unknown>>;

interface Checker {
  readonly schemas: Schemas;
  readonly paths: z.infer<typeof description>['paths'];
  readonly ajv: Ajv2020;
  readonly compiled: Map<string, ValidateFunction>;
}

let checker: Checker | undefined;
let said = false;

/** What the description says about a body. */
export interface Findings {
  readonly flaws: readonly Flaw[];
  /** Fields that it does not know, `/embeds/0/titel`: Discord passes over them in silence. */
  readonly unknown: readonly string[];
}

const NOTHING: Findings = { flaws: [], unknown: [] };

/** Looks at a JSON body; nothing is found where a route takes none. `path` as in the description: `/channels/{channel_id}`. */
export function openApiFindings(method: string, path: string, body: unknown): Findings {
  if (!hasOpenApi) {
    if (!said)
      process.stderr.write(
        `Requests to the fake Discord are checked by its own rules only${openApiSkipReason}\n`,
      );
    said = true;
    return NOTHING;
  }
  const validate = validatorOf(method, path);
  if (validate === null || validate(withNumericBits(body))) return NOTHING;
  return findingsOf(validate.errors ?? []);
}

/** Compiles the schemas of some routes, so that the first request to them is not late. */
export function prepareOpenApi(routes: readonly (readonly [method: string, path: string])[]): void {
  if (hasOpenApi) for (const [method, path] of routes) validatorOf(method, path);
}

/** Schemas are compiled when their route is first used, or prepared: all of them would take seconds. */
function load(): Checker {
  const { paths, components } = description.parse(JSON.parse(readFileSync(openApiFile, 'utf8')));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const { schemas } = components;
  ajv.addSchema({ $id: 'discord', components: { schemas: told(schemas, schemas) } });
  return { paths, schemas, ajv, compiled: new Map() };
}

/**
 * The same schemas, closed against fields they do not know, with unions whose members each have a `type` of their own written as one condition a type. Ajv then
 * reports what is wrong with the member that was meant, not with all the others.
 */
function told(schema: unknown, schemas: Schemas): unknown {
  if (Array.isArray(schema)) return schema.map((item) => told(item, schemas));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { oneOf, anyOf, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, told(value, schemas)]),
  );
  const { data: members = [] } = union.safeParse(oneOf ?? anyOf);
  const conditions = members.flatMap((member) => {
    const { data } = typed.safeParse(schemas[member.$ref.split('/').at(-1) ?? '']);
    if (data === undefined) return [];
    const type = { enum: data.properties.type.enum };
    return [{ type, condition: { anyOf: [{ not: { properties: { type } } }, member] } }];
  });
  if (conditions.length < 2 || conditions.length < members.length) {
    const isClosed = 'properties' in rest && !('additionalProperties' in rest);
    const closed = isClosed ? { ...rest, additionalProperties: false } : rest;
    return {
      ...closed,
      ...(oneOf === undefined ? {} : { oneOf }),
      ...(anyOf === undefined ? {} : { anyOf }),
    };
  }
  const types = conditions.flatMap(({ type }) => type.enum);
  return {
    ...rest,
    type: 'object',
    required: ['type'],
    properties: { type: { enum: types } },
    allOf: conditions.map(({ condition }) => condition),
  };
}

const union = z.array(z.strictObject({ $ref: z.string() }));
const typed = z.object({ properties: z.object({ type: z.object({ enum: z.array(z.unknown()) }) }) });

function validatorOf(method: string, path: string): ValidateFunction | null {
  checker ??= load();
  const { paths, schemas, ajv, compiled } = checker;
  const key = `${method} ${path}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const found = paths[path]?.[method.toLowerCase()];
  if (found === undefined || Array.isArray(found)) return null;
  const schema = found.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return null;
  const local = JSON.stringify(told(schema, schemas)).replaceAll('"#/components/', '"discord#/components/');
  const validate = ajv.compile(z.looseObject({}).parse(JSON.parse(local)));
  compiled.set(key, validate);
  return validate;
}

/** Permissions may be sent as text, although the description says integer. */
function withNumericBits(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? {}), (key, value: unknown) =>
    key === 'default_member_permissions' && typeof value === 'string' && /^\d+$/.test(value)
      ? Number(value)
      : value,
  );
}

const ABOUT_OTHERS: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'not']);

/** The errors that tell something; what unions themselves say is left for when nothing else is. */
function findingsOf(errors: readonly ErrorObject[]): Findings {
  const unknown = errors.filter(({ keyword }) => keyword === 'additionalProperties');
  const others = errors.filter(
    ({ keyword, params }) =>
      keyword !== 'additionalProperties' &&
      !ABOUT_OTHERS.has(keyword) &&
      !(keyword === 'type' && params['type'] === 'null'),
  );
  const isOnlyUnknown = others.length === 0 && unknown.length > 0;
  return {
    flaws: isOnlyUnknown ? [] : (others.length > 0 ? others : errors).map(flawOf),
    unknown: unknown.map(({ instancePath, params }) => `${instancePath}/${params['additionalProperty']}`),
  };
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
  const missing: unknown = params['missingProperty'];
  if (typeof missing === 'string') path.push(missing);
  const code = CODES[keyword] ?? 'BASE_TYPE_BAD_VALUE';
  return { path, code, message: wordsOf(code, String(params['limit'])) ?? message ?? keyword };
}

function wordsOf(code: string, limit: string): string | undefined {
  if (code === 'BASE_TYPE_REQUIRED') return 'This field is required';
  if (code === 'BASE_TYPE_MAX_LENGTH') return `Must be ${limit} or fewer in length.`;
  if (code === 'BASE_TYPE_MIN_LENGTH') return `Must be ${limit} or more in length.`;
  return undefined;
}
