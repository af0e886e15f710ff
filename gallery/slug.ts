/** A text as it may stand in an address or a file name: `Young names, long names` is `young-names-long-names`. */
export function slugOf(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? ['nothing'];
  return words.join('-').slice(0, 60);
}
