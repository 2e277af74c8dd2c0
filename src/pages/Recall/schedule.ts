// When a card comes again: at equal distances, so many times; a late review costs nothing, and a miss only means that
// the card comes again.

/** Days between two reviews of a card, and how many it takes. */
export const GAP_DAYS = 3;
export const TIMES = 4;
/** Cards that were never seen before, in one day. */
export const NEW_A_DAY = 10;
const DAY_MS = 86_400_000;

export interface Progress {
  /** How often it was known, one distance apart each. */
  readonly known: number;
  /** Day on which it is due, counted from 1970. */
  readonly due: number;
  /** Day on which it was seen first. */
  readonly since: number;
}

export type Deck = Readonly<Record<string, Progress>>;

export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** The deck after a review. What was known is never taken back. */
export function reviewed(deck: Deck, card: string, knew: boolean, today: number): Deck {
  const before = deck[card] ?? { known: 0, due: today, since: today };
  const next = knew
    ? { ...before, known: before.known + 1, due: today + GAP_DAYS }
    : { ...before, due: today };
  return { ...deck, [card]: next };
}

/** The cards to review now, those that wait first; then new ones, as many as a day has room for. */
export function dueCards(deck: Deck, cards: readonly string[], today: number): readonly string[] {
  const waiting = cards.filter((id) => {
    const one = deck[id];
    return one !== undefined && one.known < TIMES && one.due <= today;
  });
  const begun = cards.filter((id) => deck[id]?.since === today).length;
  const fresh = cards.filter((id) => deck[id] === undefined);
  return [...waiting, ...fresh.slice(0, Math.max(0, NEW_A_DAY - begun))];
}

/** A deck that was exported, or null with any other text. */
export function readDeck(value: unknown, cards: readonly string[]): Deck | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const rows = Object.entries(value).filter(([id]) => cards.includes(id));
  const deck: Record<string, Progress> = {};
  for (const [id, one] of rows) {
    if (!isProgress(one)) return null;
    deck[id] = { known: one.known, due: one.due, since: one.since };
  }
  return deck;
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== 'object' || value === null) return false;
  return ['known', 'due', 'since'].every((key) => {
    const number: unknown = Reflect.get(value, key);
    return typeof number === 'number' && Number.isInteger(number) && number >= 0;
  });
}
