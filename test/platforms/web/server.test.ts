import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { THEMES } from '../../../src/charts/theme.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { webBed } from './web-bed.ts';

const folder = join(import.meta.dirname, '../../../src/platforms/web/page');

describe('an address that can’t be had is one sentence with the fix in it', () => {
  test('a port that another program uses', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const failure = await webBed({ port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Refusal);
    expect(String(failure)).toContain(
      `The page can't be served at http://127.0.0.1:${port}: another program uses port ${port}. Set WEB_PORT to another port, or to off for no page.`,
    );
  });

  test('an address of another machine', async () => {
    await expect(webBed({ host: '192.0.2.1' })).rejects.toThrow(
      /this machine has no address 192\.0\.2\.1\. Set WEB_HOST/,
    );
  });
});

describe('the files of the page', () => {
  test('every file of its folder is served, with its type', async () => {
    const { get } = await webBed();
    const types: Readonly<Record<string, string>> = {
      html: 'text/html; charset=utf-8',
      css: 'text/css; charset=utf-8',
      js: 'text/javascript; charset=utf-8',
      svg: 'image/svg+xml',
    };
    const files = (await readdir(folder)).filter((name) => name !== 'tsconfig.json');
    expect(files.length).toBeGreaterThan(8);
    for (const name of files) {
      const { status, headers, body } = await get(name === 'index.html' ? '/' : `/page/${name}`);
      expect([name, status, headers['content-type']]).toEqual([name, 200, types[name.split('.')[1] ?? '']]);
      expect(body).toBe(await readFile(join(folder, name), 'utf8'));
    }
  });

  test('nothing else of the folder, and nothing above it, is', async () => {
    const { get } = await webBed();
    for (const path of [
      '/page/tsconfig.json',
      '/page/../web.ts',
      '/page/%2e%2e/desk.ts',
      '/page/',
      '/.env',
    ]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  test('the fonts are kept by the browser for a week', async () => {
    const { get } = await webBed();
    for (const weight of [400, 600]) {
      const { headers } = await get(`/page/inter-${weight}.ttf`);
      expect(headers).toMatchObject({
        'content-type': 'font/ttf',
        'cache-control': 'public, max-age=604800',
      });
    }
  });

  test('no script and no style stands in the markup, and no markup is made in the scripts', async () => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|https?:/i);
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.js'))) {
      expect(await readFile(join(folder, name), 'utf8')).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|https?:/,
      );
    }
  });

  test('its colours are those of the charts', async () => {
    const css = await readFile(join(folder, 'page.css'), 'utf8');
    const [light, dark] = [THEMES.light, THEMES.dark];
    const pairs = {
      card: [light.background, dark.background],
      text: [light.text, dark.text],
      muted: [light.muted, dark.muted],
      asset: [light.asset.text, dark.asset.text],
      benchmark: [light.benchmark.text, dark.benchmark.text],
      orange: [light.asset.line, dark.asset.line],
      blue: [light.benchmark.line, dark.benchmark.line],
      alarm: [light.alarm, dark.alarm],
      'on-alarm': [light.onAlarm, dark.onAlarm],
    };
    for (const [name, colours] of Object.entries(pairs)) {
      expect(css).toContain(`--${name}: light-dark(${colours.join(', ')});`);
    }
  });
});
