import { read } from './ask.js';

/** @import { Shown } from '../shown.ts' */
/** @typedef {{ readonly number: number, readonly at: number, readonly reply: Shown }} Post */

const EVERY_MS = 30_000;

/**
 * Daily posts and alerts: those of the last while, then each that comes, looked for while the page is in view.
 *
 * @param {(post: Post) => void} onPost
 */
export function startPosts(onPost) {
  let seen = 0;
  let asking = false;
  const look = async () => {
    if (asking || document.hidden) return;
    asking = true;
    const found = await read(`/api/posts?after=${seen}`);
    asking = false;
    for (const post of found?.posts ?? []) {
      seen = Math.max(seen, post.number);
      onPost(post);
    }
  };
  setInterval(() => void look(), EVERY_MS);
  document.addEventListener('visibilitychange', () => void look());
  return look();
}
