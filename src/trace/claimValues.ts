// The values that claims compare.
import type { EventId } from '../engine/index.ts';

export type ClaimValue =
  /** `also`: other ways to write the same: `APPENDED@1` may be claimed as `APPENDED`. */
  | { readonly kind: 'word'; readonly text: string; readonly also: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly ClaimValue[] }
  /** An event of the run, for `before`. */
  | { readonly kind: 'event'; readonly id: EventId; readonly at: number };

/** A word, a number or a truth value. */
export function word(text: string | number | boolean, ...also: readonly string[]): ClaimValue {
  return { kind: 'word', text: String(text), also };
}

/** A list of words. */
export function words(texts: readonly (string | number)[]): ClaimValue {
  return { kind: 'list', items: texts.map((one) => word(one)) };
}

/** A value as a message shows it. */
export function showValue(value: ClaimValue): string {
  switch (value.kind) {
    case 'word':
      return value.text;
    case 'list':
      return `[${value.items.map(showValue).join(', ')}]`;
    case 'event':
      return `#${value.id} at ${value.at} ms`;
  }
}

/** Whether two values are the same; a number and its text are. */
export function sameValue(one: ClaimValue, other: ClaimValue): boolean {
  if (one.kind === 'word' && other.kind === 'word') {
    return (
      one.text === other.text || one.also.includes(other.text) || other.also.includes(one.text)
    );
  }
  if (one.kind === 'list' && other.kind === 'list') {
    return (
      one.items.length === other.items.length &&
      one.items.every((item, index) => {
        const against = other.items[index];
        return against !== undefined && sameValue(item, against);
      })
    );
  }
  return one.kind === 'event' && other.kind === 'event' && one.id === other.id;
}

/** The number that a value is, or null. */
export function numberOf(value: ClaimValue): number | null {
  return value.kind === 'word' && /^-?\d+$/.test(value.text) ? Number(value.text) : null;
}
