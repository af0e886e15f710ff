import { styledTexts } from '../src/core/markup.ts';
import type { Action, Reply } from '../src/core/types.ts';
import { slugOf } from './slug.ts';

/** One answer as the page shows it; `pictures` are files beside the page. */
export interface Card {
  readonly line: string;
  readonly answered: Reply | { readonly refused: string; readonly actions: readonly Action[] };
  readonly pictures: readonly { readonly file: string; readonly caption: string; readonly alt: string }[];
}

/** The page with every scene under a heading, its answers one below the other, light pictures beside dark ones. */
export function galleryPage(
  scenes: readonly { readonly title: string; readonly cards: readonly Card[] }[],
): string {
  const contents = scenes.map(({ title }) => `<a href="#${slugOf(title)}">${escaped(title)}</a>`);
  const sections = scenes.map(
    ({ title, cards }) => `<h2 id="${slugOf(title)}">${escaped(title)}</h2>${cards.map(cardHtml).join('')}`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Lockstep: every chart and every reply</title>
<style>${STYLE}</style>
<h1>Every chart and every reply</h1>
<nav>${contents.join(' ')}</nav>
${sections.join('\n')}
</html>
`;
}

function cardHtml({ line, answered, pictures }: Card): string {
  return `<article><p class="line">${escaped(line === '' ? '(nothing)' : line)}</p>
${'refused' in answered ? `<p class="refused">${marked(answered.refused)}</p>${actionsHtml(answered.actions)}` : replyHtml(answered)}
<div class="pictures">${pictures.map(({ file, caption, alt }) => `<figure><img src="${file}" alt="${escaped(alt)}" loading="lazy"><figcaption>${caption}</figcaption></figure>`).join('')}</div>
</article>`;
}

function replyHtml({ title, lead, facts, notes, table, file, actions, query }: Reply): string {
  return [
    `<h3>${marked(title)}</h3><p>${marked(lead)}</p>`,
    facts.length > 0 &&
      `<dl>${facts.map(([label, value]) => `<dt>${marked(label)}</dt><dd>${marked(value)}</dd>`).join('')}</dl>`,
    table !== undefined && tableHtml(table),
    file !== undefined &&
      `<p>File: <code>${escaped(file.filename)}</code></p><pre>${escaped(file.text.slice(0, 400))}</pre>`,
    notes.length > 0 && `<ul>${notes.map((note) => `<li>${marked(note)}</li>`).join('')}</ul>`,
    actionsHtml(actions),
    `<p class="query">${escaped(query)}</p>`,
  ]
    .filter((part) => part !== false)
    .join('\n');
}

function tableHtml({ head, rows }: NonNullable<Reply['table']>): string {
  const cells = (row: readonly string[], tag: 'td' | 'th') =>
    `<tr>${row.map((cell) => `<${tag}>${marked(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${cells(head, 'th')}${rows.map((row) => cells(row, 'td')).join('')}</table>`;
}

function actionsHtml(actions: readonly Action[]): string {
  return `<p>${actions.map(({ label, line }) => `<button title="${escaped(line)}">${escaped(label)}</button>`).join(' ')}</p>`;
}

/** A reply's string as HTML. */
function marked(text: string): string {
  return styledTexts(text)
    .map((span) => {
      const inner = span.code ? `<code>${escaped(span.text)}</code>` : escaped(span.text);
      return span.bold ? `<b>${inner}</b>` : inner;
    })
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 1240px; margin: 2rem auto; padding: 0 1rem; color: #17181b; background: #f6f6f4; }
nav { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; }
article { background: #fff; border: 1px solid #e2e2df; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; overflow-wrap: anywhere; }
.line, .query { font-family: ui-monospace, monospace; color: #5b5f66; margin: 0; }
.refused { border-left: 4px solid #b3124f; padding-left: 0.75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; } dt { color: #5b5f66; } dd { margin: 0; }
table { border-collapse: collapse; } td, th { text-align: left; padding: 0 1rem 0 0; }
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; } figure { margin: 0; } img { width: 100%; } figcaption { color: #5b5f66; }
`;
