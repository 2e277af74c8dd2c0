/** What a field of the scenario format holds, in the words of the page; the format itself speaks English. */
export function hintText(english: string): string {
  return HINTS[english] ?? english;
}

/** Other words for a hint: none, in the language of the format. */
export const HINTS: Readonly<Record<string, string>> = {};
