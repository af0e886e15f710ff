import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRenderer } from '../src/charts/render.ts';
import { galleryPage, type Card } from './page.ts';
import { SCENES } from './scenes.ts';
import { showScene, type Shown } from './show-scene.ts';
import { slugOf } from './slug.ts';

/**
 * Every chart and every reply on one page, for whoever works on one: `npm run gallery`, or `npm run gallery -- gaps matrix`
 * for the scenes whose title or lines hold one of these words. The pictures are files beside the page.
 */
const FOLDER = join(import.meta.dirname, 'page');

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const wanted = SCENES.filter(({ title, lines }) => {
  const text = [title, ...lines].join('\n').toLowerCase();
  return words.length === 0 || words.some((word) => text.includes(word));
});
if (wanted.length === 0) {
  console.error(
    `No scene holds ${words.join(' or ')}. There are: ${SCENES.map(({ title }) => title).join('; ')}.`,
  );
  process.exit(2);
}

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const renderer = createRenderer();
const scenes = [];
for (const scene of wanted) {
  const shown = await showScene(scene, renderer);
  const cards = await Promise.all(
    shown.map((one, index) => cardOf(one, `${slugOf(scene.title)}-${index + 1}`)),
  );
  scenes.push({ title: scene.title, cards });
  console.log(`${scene.title}: ${shown.length}`);
}
const page = join(FOLDER, 'index.html');
await writeFile(page, galleryPage(scenes));
console.log(page);

/** Writes the pictures of one answer beside the page. */
async function cardOf({ line, answered, pictures }: Shown, name: string): Promise<Card> {
  const files = pictures.map(async ({ look, image }) => {
    const file = `${name}-${look.theme}-${look.scale}x.png`;
    await writeFile(join(FOLDER, file), image.png);
    return { file, caption: `${look.theme}, ${look.scale}x`, alt: image.alt };
  });
  return { line, answered, pictures: await Promise.all(files) };
}
