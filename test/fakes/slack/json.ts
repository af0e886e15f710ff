/** A JSON object as it came over the wire: nothing in it is known before it has been looked at. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; what is no list has none. */
export function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The string of that name; what is not there, or no string, is empty. */
export function stringIn(object: Json, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

/** The object of that name; what is not there, or no object, is empty. */
export function objectIn(object: Json, name: string): Json {
  const value = object[name];
  return isObject(value) ? value : {};
}

/** Every object in a value, outermost first, each with its place as a JSON pointer. */
export function* walk(value: unknown, pointer = ''): Generator<{ object: Json; pointer: string }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, `${pointer}/${index}`);
  } else if (isObject(value)) {
    yield { object: value, pointer };
    for (const [name, item] of Object.entries(value)) yield* walk(item, `${pointer}/${name}`);
  }
}
