import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve as resolvePath } from 'node:path';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

const FOLDER = join(import.meta.dirname, 'page');
const { resolve } = createRequire(import.meta.url);

interface PageFile {
  readonly address: string;
  readonly file: string;
  readonly type: string;
  readonly cache: 'asked-again' | 'week';
}

const SCRIPT = 'text/javascript; charset=utf-8';
const MODULES = ['main', 'answer', 'ask', 'composer', 'dom', 'posts', 'sign-in', 'suggestions', 'theme'];

const FILES: readonly PageFile[] = [
  { address: '/', file: 'index.html', type: 'text/html; charset=utf-8', cache: 'asked-again' },
  { address: '/page/page.css', file: 'page.css', type: 'text/css; charset=utf-8', cache: 'asked-again' },
  { address: '/page/mark.svg', file: 'mark.svg', type: 'image/svg+xml', cache: 'asked-again' },
  ...MODULES.map((name): PageFile => {
    return { address: `/page/${name}.js`, file: `${name}.js`, type: SCRIPT, cache: 'asked-again' };
  }),
  font('inter-400.ttf', '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  font('inter-600.ttf', '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
];

/** The page itself: the same few files for everybody, with nothing in them that anybody asked. */
export function pageFiles(): Hono {
  const app = new Hono();
  app.use(etag());
  for (const { address, file, type, cache } of FILES) {
    app.get(address, async (c) => {
      c.header('Content-Type', type);
      c.header('Cache-Control', cache === 'week' ? 'public, max-age=604800' : 'no-cache');
      return c.body(new Uint8Array(await readFile(resolvePath(FOLDER, file))));
    });
  }
  return app;
}

/** The charts' own font, out of its package. */
function font(name: string, inPackage: string): PageFile {
  return { address: `/page/${name}`, file: resolve(inPackage), type: 'font/ttf', cache: 'week' };
}
