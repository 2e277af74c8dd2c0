// What of a world a run has made itself and may change in place, and lists that are cheap to change so.

/** One of the world's lists, as far as a run owns it: the copy it made of the list, and which entries are its own. */
export class Owned<T extends { readonly id: string | number }> {
  /** Its name in the world. */
  readonly name: string;
  /** A new entry, equal to another. */
  readonly copyOf: (one: T) => T;
  private list: T[] | null = null;
  private readonly entries: boolean[] = [];

  constructor(name: string, copyOf: (one: T) => T) {
    this.name = name;
    this.copyOf = copyOf;
  }

  /** The list itself when it is the run's own, else null. */
  mine(list: readonly T[]): T[] | null {
    return this.list === list ? this.list : null;
  }

  /** A copy of the list, the run's own; its entries are not. */
  take(list: readonly T[]): T[] {
    const copy = [...list];
    this.list = copy;
    this.entries.length = 0;
    for (let at = 0; at < copy.length; at++) this.entries.push(false);
    return copy;
  }

  /** Whether the entry at a place is the run's own. */
  owns(list: readonly T[], at: number): boolean {
    return this.list === list && this.entries[at] === true;
  }

  /** From now on the entry at a place is the run's own. */
  own(at: number): void {
    this.entries[at] = true;
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
