import { spokenWords } from './spoken-words.ts';

const THANKS: ReadonlySet<string> = new Set(
  'thanks thank thx thnx tx ty tysm tyvm cheers appreciated appreciate gracias merci danke kudos'.split(' '),
);
const AROUND: ReadonlySet<string> = new Set(
  'you u ya so very much a lot lots bunch million ton many again for that this it the answer help chart bot lockstep mate man bro dude buddy pal friend all guys great nice cool awesome perfect super lovely wonderful excellent brilliant good job one ok okay got makes sense really i kindly oh and sir madam indeed'.split(
    ' ',
  ),
);

/** `thanks!`, `ok thank you so much`: nothing but thanks, which want no list of what can be asked. */
export function isThanks(text: string): boolean {
  const words = spokenWords(text).filter(({ isMark }) => !isMark);
  return (
    words.some(({ text: word }) => THANKS.has(word)) &&
    words.every(({ text: word }) => THANKS.has(word) || AROUND.has(word))
  );
}
