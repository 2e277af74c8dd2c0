/** String.trim() of Java: it removes every character up to U+0020, unlike JavaScript's. */
export function javaTrim(raw: string): string {
  let from = 0;
  let to = raw.length;
  while (from < to && raw.charCodeAt(from) <= 32) from++;
  while (to > from && raw.charCodeAt(to - 1) <= 32) to--;
  return raw.slice(from, to);
}
