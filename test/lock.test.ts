import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const Entry = z.object({
  name: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const { lockfileVersion, packages } = z
  .object({ lockfileVersion: z.number(), packages: z.record(z.string(), Entry) })
  .parse(read('package-lock.json'));
const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(read('package.json'));

/** Those that come from somewhere: neither this package itself nor the folders in it. */
const installed = Object.entries(packages).filter(([path]) => path.includes('node_modules/'));
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('the lock is read, and holds what the manifest names', () => {
  expect(lockfileVersion).toBe(3);
  const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(named.filter((name) => packages[`node_modules/${name}`] === undefined)).toEqual([]);
});

test('every package says what its bytes hash to, and comes from npm’s registry or is a folder of ours', () => {
  const strange = installed.filter(([, { resolved, integrity = '', link }]) => {
    if (link === true) return resolved?.startsWith('packages/') !== true || !existsSync(join(root, resolved));
    // Without an address it comes from whichever registry npm is told to use: what counts is the hash.
    const isElsewhere = resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/');
    return isElsewhere || !/^sha512-[\w+/]{86}==$/.test(integrity);
  });
  expect(strange.map(([path]) => path)).toEqual([]);
});

test('no package is another one under its name', () => {
  const aliases = installed.filter(([path, { name }]) => name !== undefined && name !== nameOf(path));
  expect(aliases.map(([path]) => path)).toEqual([]);
});

test('versions in the manifest are exact', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const loose = versions.filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$|^file:\.\/packages\//.test(version),
  );
  expect(loose).toEqual([]);
});

test('no package of production runs a script when it is installed', () => {
  const scripted = installed.filter(([, entry]) => entry.hasInstallScript === true && entry.dev !== true);
  const allowed = scripted.filter(([path]) => manifest.allowScripts[nameOf(path)] !== false);
  expect(allowed.map(([path]) => path)).toEqual([]);
});
