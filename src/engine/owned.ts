// What of a world a run has made itself and may change in place, and lists that are cheap to change so.

/** An entry of a world that is the run's own. */
export type Own<T> = { -readonly [K in keyof T]: T[K] };

type StaleWatch = <T extends object>(old: T, now: T, list: string) => T;
let onStale: StaleWatch | null = null;

/**
 * For tests: who still reads an entry of the world after it was changed would read another value in place. While it
 * is watched every change goes to a copy, and `watch` gives out what the handler changes instead of it.
 */
export function watchStale(watch: StaleWatch | null): void {
  onStale = watch;
}

/** One of the world's lists, as far as a run owns it: the copy it made of the list, and which entries are its own. */
export class Owned<T extends object> {
  /** Its name in what holds it. */
  readonly name: string;
  /** A new entry, equal to another, with nothing in it that an own entry changes in place. */
  private readonly copyOf: (one: T) => T;
  private list: T[] | null = null;
  private readonly entries: boolean[] = [];

  constructor(name: string, copyOf: (one: T) => T) {
    this.name = name;
    this.copyOf = copyOf;
  }

  /** The run's own list: this one, or a copy to take its place; its entries are not. */
  take(list: readonly T[]): T[] {
    const mine = this.list === list;
    if (mine && !onStale) return this.list as T[];
    const copy = list.slice();
    this.list = copy;
    if (mine) return copy;
    this.entries.length = 0;
    for (let at = 0; at < copy.length; at++) this.entries.push(false);
    return copy;
  }

  /** The entry at a place of the list taken, to be changed in place. */
  entry(at: number): Own<T> {
    const list = this.list as T[];
    const old = list[at] as T;
    const mine = this.entries[at];
    if (mine && !onStale) return old;
    const copy = this.copyOf(old);
    list[at] = copy;
    this.entries[at] = true;
    return mine && onStale ? onStale(old, copy, this.name) : copy;
  }

  /** Puts an entry that others may have into a place of the list taken. */
  put(at: number, entry: T): void {
    (this.list as T[])[at] = entry;
    this.entries[at] = false;
  }

  /** Adds an entry that nobody else has to the list taken. */
  push(entry: T): void {
    this.entries[(this.list as T[]).push(entry) - 1] = true;
  }

  /** Takes an entry out of the list taken. */
  remove(at: number): void {
    removeAt(this.list as T[], at);
    removeAt(this.entries, at);
  }

  /** Moves an entry to the end of the list taken. */
  moveToEnd(at: number): void {
    const list = this.list as T[];
    const [entry, mine] = [list[at] as T, this.entries[at] as boolean];
    this.remove(at);
    this.entries[list.push(entry) - 1] = mine;
  }

  /** Nothing is the run's own any more. */
  release(): void {
    this.list = null;
  }
}

/** The place of the entry with this id, −1 for none. */
export function placeOf<T extends { readonly id: string | number }>(
  list: readonly T[],
  id: T['id'],
): number {
  for (let at = 0; at < list.length; at++) if (list[at]?.id === id) return at;
  return -1;
}

/** Takes out the entry at a place. In V8 `splice` costs several times as much on a short list. */
export function removeAt<T>(list: T[], place: number): void {
  for (let at = place + 1; at < list.length; at++) list[at - 1] = list[at] as T;
  list.pop();
}

/** The list with one entry more. A spread would give a list of two or three entries room for sixteen more (V8). */
export function added<T>(list: readonly T[], item: T): readonly T[] {
  const [first, second] = list;
  if (list.length === 0) return [item];
  if (list.length === 1) return [first as T, item];
  return list.length === 2 ? [first as T, second as T, item] : [...list, item];
}

const NONE: readonly never[] = [];

/** The list without its first entry. */
export function rest<T>(list: readonly T[]): readonly T[] {
  return list.length === 1 ? NONE : list.slice(1);
}

/** The list without an entry. */
export function without<T>(list: readonly T[], item: T): readonly T[] {
  return list.length === 1 && list[0] === item ? NONE : list.filter((one) => one !== item);
}
