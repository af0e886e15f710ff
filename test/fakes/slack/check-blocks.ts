import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { limitsByField, limitsByName, limitsByType, type Limit } from './block-limits.ts';
import { isObject, objectsIn, stringIn, walk, type Json } from './json.ts';

/** What is known of a file that a block shows: `no-mimetype` while Slack still looks at it. */
export type FileState = 'image' | 'other' | 'no-mimetype' | 'missing';
export type FileLookup = (reference: { id?: string; url?: string }) => FileState;

const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
const schema: unknown = JSON.parse(readFileSync(new URL('block-kit.schema.json', import.meta.url), 'utf8'));
if (!isObject(schema) || !isObject(schema['definitions']))
  throw new Error('block-kit.schema.json is broken.');
ajv.addSchema(schema);
const definitionNames = Object.keys(schema['definitions']);
const validators = new Map<string, ValidateFunction>();

/** Everything that Slack would refuse in the blocks of a message, as `[ERROR] ... [json-pointer:/blocks/0]`. */
export function blockFaults(blocks: readonly unknown[], pointer: string, file: FileLookup): string[] {
  return [
    ...blocks.flatMap((block, index) => shapeFaults(block, `${pointer}/${index}`)),
    ...sizeFaults(blocks, pointer),
    ...uniquenessFaults(blocks, pointer),
    ...fileFaults(blocks, pointer, file),
  ];
}

/** Everything that Slack would refuse in a view, its blocks included. */
export function viewFaults(view: Json, file: FileLookup): string[] {
  const { blocks, ...rest } = view;
  const type = stringIn(view, 'type');
  if (type !== 'home' && type !== 'modal') return [fault('must be home or modal', '/view/type')];
  if (!Array.isArray(blocks)) return [fault('missing required field: blocks', '/view')];
  const hasInput = objectsIn(blocks).some((block) => block['type'] === 'input');
  return [
    ...schemaFaults(type === 'home' ? 'HomeView' : 'ModalView', { ...rest, blocks: [] }, '/view'),
    ...sizeFaults(view, '/view', 1),
    ...blockFaults(blocks, '/view/blocks', file),
    ...(type === 'modal' && hasInput && !('submit' in view)
      ? [fault('submit is required for modals containing input blocks', '/view')]
      : []),
  ];
}

/** Faults of a value against a definition of the schema. */
export function schemaFaults(definition: string, value: unknown, pointer: string): string[] {
  const known = validators.get(definition);
  const validate = known ?? ajv.compile({ $ref: `block-kit#/definitions/${definition}` });
  validators.set(definition, validate);
  if (validate(value)) return [];
  return [...new Set(telling(validate.errors ?? []).map((error) => sentence(error, pointer)))];
}

export function fault(text: string, pointer: string): string {
  return `[ERROR] ${text} [json-pointer:${pointer}]`;
}

function shapeFaults(block: unknown, pointer: string): string[] {
  if (!isObject(block)) return [fault('must provide an object', pointer)];
  const type = stringIn(block, 'type');
  const definition = `${type.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Block`;
  if (!definitionNames.includes(definition)) return [fault(`unsupported type: ${type}`, `${pointer}/type`)];
  if (type === 'section' && !('text' in block) && !('fields' in block)) {
    return [fault('must define either `text` or `fields`', pointer)];
  }
  return schemaFaults(definition, block, pointer);
}

/** A union fails once for each alternative; only those of the same `type` as the value say something. */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const otherTypes = new Set(errors.filter(({ keyword }) => keyword === 'const').map(parentOf));
  const found = errors.filter((error) => {
    const parent = parentOf(error);
    const type =
      isObject(parent) && isObject(parent['properties']) ? parent['properties']['type'] : undefined;
    return error.keyword !== 'anyOf' && error.keyword !== 'const' && !otherTypes.has(type);
  });
  if (found.length > 0) return found;
  const depth = Math.max(...errors.map(({ instancePath }) => instancePath.length));
  return errors.filter(({ instancePath, keyword }) => keyword !== 'anyOf' && instancePath.length === depth);
}

function parentOf({ parentSchema }: ErrorObject): unknown {
  return parentSchema;
}

function sentence({ keyword, params, message, instancePath }: ErrorObject, pointer: string): string {
  const place = pointer + instancePath;
  if (keyword === 'required')
    return fault(`missing required field: ${String(params['missingProperty'])}`, place);
  if (keyword === 'additionalProperties') {
    return fault(`invalid additional property: ${String(params['additionalProperty'])}`, place);
  }
  return fault(message ?? keyword, place);
}

/** `levels` keeps to so many levels of objects, where those below are looked at by somebody else. */
function sizeFaults(root: unknown, pointer: string, levels = Infinity): string[] {
  const found: string[] = [];
  let seen = 0;
  for (const { object, pointer: place } of walk(root, pointer)) {
    seen += 1;
    if (seen > levels) break;
    const holder = /\/([a-z_]+)(?:\/\d+)?$/.exec(place)?.[1] ?? '';
    const limits = limitsByType[stringIn(object, 'type')] ?? limitsByField[holder] ?? {};
    for (const [path, limit] of Object.entries({ ...limitsByName, ...limits })) {
      for (const [where, value] of valuesAt(object, path))
        found.push(...sizeFault(value, limit, place + where));
    }
  }
  return [...new Set(found)];
}

function sizeFault(value: unknown, [least, most]: Limit, pointer: string): string[] {
  if (typeof value === 'string') {
    if (value.length > most) return [fault(`must be less than ${most + 1} characters`, pointer)];
    if (value.length < least) return [fault(`must be more than ${least - 1} characters`, pointer)];
  } else if (Array.isArray(value)) {
    if (value.length > most) return [fault(`no more than ${most} items allowed`, pointer)];
    if (value.length < least) return [fault(`must have at least ${least} items`, pointer)];
  }
  return [];
}

function valuesAt(object: Json, path: string): [where: string, value: unknown][] {
  let found: [string, unknown][] = [['', object]];
  for (const step of path.split('.')) {
    const name = step.replace('[]', '');
    found = found.flatMap(([where, value]) => (isObject(value) ? [[`${where}/${name}`, value[name]]] : []));
    if (step === name) continue;
    found = found.flatMap(([where, value]) =>
      Array.isArray(value) ? value.map((item, index): [string, unknown] => [`${where}/${index}`, item]) : [],
    );
  }
  return found;
}

function uniquenessFaults(blocks: readonly unknown[], pointer: string): string[] {
  const found: string[] = [];
  for (const name of ['block_id', 'action_id']) {
    const seen = new Set<unknown>();
    for (const { object, pointer: place } of walk(blocks, pointer)) {
      const id = object[name];
      if (typeof id !== 'string') continue;
      if (seen.has(id)) found.push(fault(`\`${name}\` "${id}" already exists`, `${place}/${name}`));
      seen.add(id);
    }
  }
  return found;
}

function fileFaults(blocks: readonly unknown[], pointer: string, lookup: FileLookup): string[] {
  const found: string[] = [];
  for (const { object, pointer: place } of walk(blocks, pointer)) {
    const file = object['slack_file'];
    if (!isObject(file)) continue;
    const [id, url] = [stringIn(file, 'id'), stringIn(file, 'url')];
    const state = lookup({ ...(id === '' ? {} : { id }), ...(url === '' ? {} : { url }) });
    if (state !== 'image') found.push(fault('invalid slack file', `${place}/slack_file`));
  }
  return found;
}
