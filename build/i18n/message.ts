// One text to translate: words with places for values, and in JSX for the elements that stand among them.
import { distinct } from './placeholders.ts';

/** A piece of a text. A value is `{name}`; an element `<name>words</name>`, or `<name/>` when it has no words. */
export type Part =
  | string
  | { readonly kind: 'value'; readonly name: string; readonly at: Span }
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly open: Span;
      /** Null: nothing in it is a text. */
      readonly parts: readonly Part[] | null;
      readonly close: Span | null;
    };

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value or an element. */
export type Slot = Exclude<Part, string>;

/** The slots of a text, those within elements too, in the order of the English text. */
function slotsOf(parts: readonly Part[]): readonly Slot[] {
  return parts.flatMap((part) =>
    typeof part === 'string'
      ? []
      : [part, ...(part.kind === 'element' && part.parts ? slotsOf(part.parts) : [])],
  );
}

/** What each slot is called in the catalogue. */
export function slotNames(parts: readonly Part[]): ReadonlyMap<Slot, string> {
  const slots = slotsOf(parts);
  const names = distinct(slots.map((slot) => slot.name));
  return new Map(slots.map((slot, at) => [slot, names[at] ?? slot.name]));
}

/** The text as it stands in a catalogue. A brace of its own is doubled. */
export function keyOf(parts: readonly Part[], names = slotNames(parts)): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part.replaceAll('{', '{{');
      const name = names.get(part);
      if (part.kind === 'value') return `{${name}}`;
      return part.parts ? `<${name}>${keyOf(part.parts, names)}</${name}>` : `<${name}/>`;
    })
    .join('');
}

/** A translation, read: words, and slots by their names. */
export type Piece = string | { readonly slot: string; readonly pieces: readonly Piece[] | null };

const MARK = /\{\{|\{(\w+)\}|<(\w+)\/>|<(\w+)>|<\/(\w+)>/g;

/**
 * Reads a translation. `names` are the slots it may have; anything else in brackets is words.
 * Throws an Error that says what is wrong with it.
 */
export function readTranslation(text: string, names: ReadonlySet<string>): readonly Piece[] {
  const open: { slot: string; pieces: Piece[] }[] = [{ slot: '', pieces: [] }];
  let from = 0;
  const say = (words: string) => {
    if (words) open.at(-1)?.pieces.push(words);
  };
  for (const mark of text.matchAll(MARK)) {
    const [whole, value, empty, begin, end] = mark;
    const name = value ?? empty ?? begin ?? end;
    if (name !== undefined && !names.has(name)) {
      if (value !== undefined) throw new Error(`{${value}} is not in the English text`);
      continue;
    }
    say(text.slice(from, mark.index));
    from = mark.index + whole.length;
    if (whole === '{{') say('{');
    else if (value !== undefined || empty !== undefined) {
      open.at(-1)?.pieces.push({ slot: value ?? empty ?? '', pieces: null });
    } else if (begin !== undefined) open.push({ slot: begin, pieces: [] });
    else {
      const done = open.pop();
      if (!done || done.slot !== end) throw new Error(`</${end}> closes nothing`);
      open.at(-1)?.pieces.push(done);
    }
  }
  say(text.slice(from));
  if (open.length > 1) throw new Error(`<${open.at(-1)?.slot}> is not closed`);
  return open[0]?.pieces ?? [];
}

/** The slots that a translation uses. */
export function usedSlots(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : [piece.slot, ...usedSlots(piece.pieces ?? [])],
  );
}
