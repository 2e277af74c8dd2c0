/** What a field of the scenario format holds, in the words of the page; the format itself speaks English. */
export function hintText(english: string): string {
  return english;
}
