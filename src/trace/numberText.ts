// How numbers and counted nouns stand in prose, in every language.

const THIN_SPACE = '\u2009';
const MINUS = '\u2212';

/** A whole number as prose shows it: `120 000` with thin spaces, a real minus. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  // Most numbers are small, and the pattern is slow.
  const digits = size < 1000 ? String(size) : String(size).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return value < 0 ? `${MINUS}${digits}` : digits;
}

/** `1 request`, `3 requests`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** With its first letter as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
