import { types, type CustomTypesConfig } from 'pg';

/**
 * How columns come out of the driver, decided once for the pool: a `bigint` is a number, since ours are moments
 * (milliseconds since 1970) and counts; everything else is as node-postgres has it, which pg-boss relies on (a
 * `timestamptz` is a `Date`).
 */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)),
};
