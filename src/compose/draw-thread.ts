import { callOnly } from '../operate/call-only.ts';

export { default } from '../charts/draw-worker.ts';

/** A thread that draws needs nobody: whatever gets into it by a font or a picture, it connects to no host at all. */
callOnly(() => false);
