// What the engine says itself: the values of a broker’s checks, and why a coordinator does something. It speaks
// English, since a trace is data; another language has an edition of this module.

/** The words of the engine as a reader gets them. */
export function engineText(words: string): string {
  return words;
}
