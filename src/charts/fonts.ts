import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

/**
 * The family that charts are written in. The name is our own on purpose: a font of the system that is also called Inter
 * can't take its place.
 */
export const FONT_FAMILY = 'Lockstep Inter';

/** Font weights there are files for. */
export type FontWeight = 400 | 600;

const FILES: Readonly<Record<FontWeight, string>> = {
  400: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  600: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};

const UNITS_PER_EM = 2048;

/**
 * Advance widths in font units, from the `hmtx` tables of Inter 4 (upem 2048): the glyphs that only charts use, and two
 * plain ones. A glyph that the font lacks is silently taken from another font, or drawn as nothing, so its width is the
 * only sign that something is wrong.
 */
const ADVANCES: Readonly<Record<FontWeight, Readonly<Record<string, number>>>> = {
  400: { A: 1413, '0': 1292, ρ: 1254, '−': 1355, '–': 1024, '→': 1954, '·': 590, '…': 1770, '×': 1355 },
  600: { A: 1490, '0': 1351, ρ: 1278, '−': 1378, '–': 1024, '→': 1954, '·': 653, '…': 1958, '×': 1378 },
};

/**
 * Loads the chart fonts from their package and proves that text will really be drawn in them. Call it before the first
 * chart; later calls only repeat the proof. Throws a sentence that says what is missing.
 */
export function registerFonts(): void {
  if (!GlobalFonts.has(FONT_FAMILY)) {
    const { resolve } = createRequire(import.meta.url);
    for (const file of Object.values(FILES)) registerFont(resolve(file));
  }
  for (const weight of [400, 600] as const) checkGlyphs(FONT_FAMILY, weight);
}

function registerFont(path: string): void {
  if (GlobalFonts.registerFromPath(path, FONT_FAMILY) === null) {
    throw new Error(`The font ${path} could not be loaded, and charts would have no text. Run npm ci again.`);
  }
}

/**
 * Throws when text in this family would not be drawn in Inter: a canvas without a font draws nothing and raises no error.
 */
export function checkGlyphs(family: string, weight: FontWeight): void {
  const context = createCanvas(1, 1).getContext('2d');
  context.font = `${weight} ${UNITS_PER_EM}px "${family}"`;
  const wrong = Object.entries(ADVANCES[weight])
    .filter(([glyph, advance]) => Math.abs(context.measureText(glyph).width - advance) > 1)
    .map(([glyph]) => glyph);
  if (wrong.length === 0) return;
  throw new Error(
    `Charts can't be drawn: the font "${family}" ${weight} lacks ${wrong.join(' ')}. ` +
      'Run npm ci again; the package @expo-google-fonts/inter brings the font.',
  );
}
