/** What is known of the terminal that the output goes to. */
export interface TerminalProgram {
  /** `TERM_PROGRAM`: `iTerm.app`, `WezTerm`, `ghostty`. */
  readonly program?: string;
  /** `TERM`: `xterm-kitty`, `tmux-256color`. */
  readonly term?: string;
  /** True when kitty says that this is one of its windows. */
  readonly kitty?: boolean;
  /** True inside tmux, which does not pass pictures on. */
  readonly tmux?: boolean;
  /** How wide the picture is to be, in columns; its own size when left out. */
  readonly columns?: number;
}

/** Reads what terminals set about themselves, from a record such as the process's environment. */
export function terminalProgram(environment: Readonly<Record<string, string | undefined>>): TerminalProgram {
  const { TERM_PROGRAM: program, TERM: term } = environment;
  return {
    ...(program === undefined ? {} : { program }),
    ...(term === undefined ? {} : { term }),
    kitty: environment['KITTY_WINDOW_ID'] !== undefined,
    tmux: environment['TMUX'] !== undefined,
  };
}

/**
 * The escape sequence that shows a PNG at the cursor, or null where the terminal can't.
 * iTerm2's inline images protocol (iterm2.com/documentation-images.html; WezTerm and mintty speak it too) or
 * the kitty graphics protocol (sw.kovidgoyal.net/kitty/graphics-protocol; Ghostty speaks it too).
 */
export function inlineImage(png: Uint8Array, terminal: TerminalProgram): string | null {
  const { program = '', term = '' } = terminal;
  if (terminal.tmux === true || program === 'tmux' || /^(tmux|screen)/.test(term)) return null;
  if (terminal.kitty === true || program === 'ghostty' || /^xterm-(kitty|ghostty)$/.test(term)) {
    return kittyImage(png, terminal.columns);
  }
  return ['iTerm.app', 'WezTerm', 'mintty'].includes(program) ? itermImage(png, terminal.columns) : null;
}

function itermImage(png: Uint8Array, columns: number | undefined): string {
  const width = columns === undefined ? 'auto' : String(columns);
  const keys = `inline=1;size=${png.byteLength};width=${width};preserveAspectRatio=1`;
  return `\u001B]1337;File=${keys}:${Buffer.from(png).toString('base64')}\u0007`;
}

/** The protocol's limit for the base64 text of one escape sequence. */
const chunkCharacters = 4096;

function kittyImage(png: Uint8Array, columns: number | undefined): string {
  const base64 = Buffer.from(png).toString('base64');
  const count = Math.max(1, Math.ceil(base64.length / chunkCharacters));
  // q=2: without it the terminal answers on our input, as if somebody typed.
  const keys = `a=T,f=100,q=2,${columns === undefined ? '' : `c=${columns},`}`;
  return Array.from({ length: count }, (_, index) => {
    const chunk = base64.slice(index * chunkCharacters, (index + 1) * chunkCharacters);
    return `\u001B_G${index === 0 ? keys : ''}m=${index < count - 1 ? 1 : 0};${chunk}\u001B\\`;
  }).join('');
}
