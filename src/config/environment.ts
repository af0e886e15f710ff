import { ConfigError } from './config-error.ts';

/** The process's environment, with what `.env` in the working folder adds; a variable that is set already wins. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw new ConfigError(`The file .env can't be read: ${String(error)}.`, { cause: error });
    }
  }
  return process.env;
}
