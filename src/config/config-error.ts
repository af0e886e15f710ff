/** Set but wrong: says which variables and what they should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
