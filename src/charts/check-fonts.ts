import type { Check } from '../core/checkup/findings.ts';
import { registerFonts } from './fonts.ts';

/** Whether charts would have text: the same proof that the renderer asks for before its first chart. */
export const checkFonts: Check = async () => {
  const part = 'charts';
  try {
    registerFonts();
    return [{ part, state: 'ok', said: 'The fonts of the charts have every glyph that charts use.' }];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [
      { part, state: 'fail', said, fix: 'Run npm ci again. Until then answers come without pictures.' },
    ];
  }
};
