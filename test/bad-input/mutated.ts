import * as fc from 'fast-check';
import { anyText } from './any-text.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Anything that JSON can hold, with what programs trip over. */
function anyJson(): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    fc.constantFrom<Json>(null, true, false, 0, -1, 1e308, 2 ** 53, '', '0', [], {}),
    fc.constant<Json>({ __proto__: null, constructor: {}, toString: 'x' }),
    anyText(60),
  );
  return fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 8 }), leaf, { maxKeys: 3 }),
  );
}

/** What is done to a document: at a place that the number chooses, something else stands, or nothing. */
interface Change {
  readonly place: number;
  readonly put: Json | undefined;
}

/** A document that is like a valid one but for one to three places. */
export function mutated(valid: readonly object[]): fc.Arbitrary<object> {
  const change = fc.record({ place: fc.nat(10_000), put: fc.option(anyJson(), { nil: undefined }) });
  return fc
    .tuple(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([document, changes]) => changes.reduce(changed, structuredClone(document)));
}

function changed(document: object, { place, put }: Change): object {
  const places = placesOf(document);
  const found = places[place % Math.max(1, places.length)];
  if (found === undefined) return document;
  const [holder, key] = found;
  if (put === undefined) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, structuredClone(put));
  return document;
}

/** Every key of every object in it, with the object. */
function placesOf(value: unknown): (readonly [holder: object, key: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key] as const, ...placesOf(inner)]);
}
