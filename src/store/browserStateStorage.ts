// What the browser keeps from one visit to the next. It can be switched off or full: then a choice lasts as long as the page.

/** Parts of the lab put out of sight or resized: who has none kept never loads what puts them back. */
export const LAYOUT_KEY = 'retry-lab.sizes';

/** The kept text; null where there is none, or where the browser keeps nothing. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text; where that fails, hands over why. */
export function keep(key: string, text: string): unknown {
  try {
    return localStorage.setItem(key, text);
  } catch (error) {
    return error;
  }
}
