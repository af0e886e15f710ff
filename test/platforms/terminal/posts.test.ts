import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Target } from '../../../src/core/people.ts';
import { postFolder } from '../../../src/platforms/terminal/posts.ts';
import { deliveryContract, postedReply } from '../../contracts/deliveries.ts';
import { fakeTerminal, temporaryFolder } from './fake-terminal.ts';

const channel: Target = { platform: 'terminal', workspace: 'local', kind: 'channel', id: 'terminal' };

deliveryContract('the terminal', async () => {
  const folder = join(temporaryFolder(), 'posts');
  const { terminal } = fakeTerminal({ postFolder: folder });
  return {
    platform: terminal,
    channel,
    // There is one person at a terminal, and the folder is theirs alone.
    person: null,
    closed: null,
    arrived: async () => {
      const files = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
      return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    },
  };
});

describe('the folder of posts', () => {
  test('a post is a text with its picture beside it', async () => {
    const folder = temporaryFolder();
    const path = await postFolder(folder).post(postedReply, 'daily-1');
    expect(path).toBe(join(folder, 'daily-1.txt'));
    expect(await readFile(path, 'utf8')).toContain(`Chart: ${join(folder, 'daily-1.png')}`);
    expect((await readFile(join(folder, 'daily-1.png'))).subarray(1, 4).toString()).toBe('PNG');
  });

  test('a second post under one key is the first one again', async () => {
    const folder = temporaryFolder();
    const posts = postFolder(folder);
    const path = await posts.post(postedReply, 'daily-1');
    await posts.post({ ...postedReply, lead: 'Another one.' }, 'daily-1');
    expect(await readFile(path, 'utf8')).toContain('0.51');
  });

  test('a folder that cannot be made is a sentence, and may be tried again', async () => {
    const file = join(temporaryFolder(), 'file');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
    await expect(postFolder(join(file, 'posts')).post(postedReply, 'key')).rejects.toMatchObject({
      permanent: false,
      message: expect.stringMatching(
        /^The post was not written to .+: a part of its path is a file, not a folder\.$/,
      ),
    });
  });
});
