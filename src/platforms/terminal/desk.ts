import type { Readable } from 'node:stream';
import type { AskParts, Show } from './ask.ts';
import { inlineImage, type TerminalProgram } from './inline-image.ts';
import type { Screen } from './screen.ts';
import { renderText } from './text.ts';

/** Everything between the program and the person in front of it. */
export interface Desk extends AskParts {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly screen: Screen;
  readonly colour: boolean;
  /** Columns, asked anew for each answer: people resize windows. */
  readonly width: () => number;
  readonly program: TerminalProgram;
}

/** How the desk shows an answer: text, then the picture itself where the terminal can. Ends with a line end. */
export function showAnswer(desk: Desk): Show {
  return (reply, { chart, file }) => {
    const width = desk.width();
    const text = renderText(reply, {
      colour: desk.colour,
      width,
      imagePath: chart?.file ?? null,
      filePath: file,
    });
    const drawn =
      reply.image === undefined || desk.screen.stream.isTTY !== true
        ? null
        : inlineImage(reply.image.png, { ...desk.program, columns: width });
    return drawn === null ? `${text}\n` : `${text}\n${drawn}\n`;
  };
}
