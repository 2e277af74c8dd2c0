// Puts another language into a source file, or takes the tags of English away.
import {
  type Part,
  type Piece,
  readTranslation,
  type Slot,
  type Span,
  slotNames,
  usedSlots,
} from './message.ts';
import { type Text, textsOf } from './texts.ts';

/** What a language says for a text; undefined: the English one stays. */
export type Says = (text: Text) => string | undefined;

/** The file in another language. Throws an Error that names file and text where a translation does not fit. */
export function rewrite(file: string, source: string, says: Says): string {
  if (!/t`|\.(accusative|dative|other)`|countText\(|<\w/.test(source)) return source;
  const texts = textsOf(file, source)
    .filter((text) => text.kind === 'template' || says(text) !== undefined)
    .sort((one, other) => one.start - other.start || other.end - one.end);

  /** The source from one position to another, with the texts in it in the other language. */
  const copy = ({ start, end }: Span): string => {
    let out = '';
    let from = start;
    for (const text of texts) {
      if (text.start < from || text.end > end) continue;
      out += source.slice(from, text.start);
      out += write(text, says(text), copy, file);
      from = text.end;
    }
    return out + source.slice(from, end);
  };
  return copy({ start: 0, end: source.length });
}

type Copy = (span: Span) => string;

function write(text: Text, said: string | undefined, copy: Copy, file: string): string {
  switch (text.kind) {
    case 'attribute':
      return `{${JSON.stringify(said)}}`;
    case 'count':
      return countWords(text, said ?? text.key, file)
        .map((word) => JSON.stringify(word))
        .join(', ');
    case 'template': {
      const pieces = said === undefined ? asItStands(text.parts) : fitting(text, said, file);
      return `\`${pieces.map((piece) => templatePiece(piece, text, copy)).join('')}\``;
    }
    case 'children': {
      const around = (parts: readonly Part[] = []) =>
        parts.map((part) => (typeof part === 'string' ? words(part) : copy(spanOf(part)))).join('');
      const said2 = fitting(text, said ?? text.key, file);
      return around(text.before) + childPieces(said2, text, copy) + around(text.after);
    }
  }
}

/** One and many, for a noun that is counted. */
export function countWords(text: Text, said: string, file: string): readonly string[] {
  const both = said.split('|');
  if (both.length !== 2)
    throw new Error(
      `${file}: “${text.key}” needs one and many, such as Brief|Briefe, not “${said}”`,
    );
  return both;
}

/** The translation in pieces, when it uses each value and element of the English text. */
export function fitting(text: Text, said: string, file: string): readonly Piece[] {
  const names = [...slotNames(text.parts).values()];
  try {
    const pieces = readTranslation(said, new Set(names));
    const used = usedSlots(pieces);
    const missing = names.find((name) => !used.includes(name));
    if (missing !== undefined) throw new Error(`{${missing}} is missing`);
    return pieces;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: “${said}” for “${text.key}”: ${why}`, { cause: error });
  }
}

/** A text of the catalogue as pieces, in English. */
function asItStands(parts: readonly Part[], names = slotNames(parts)): readonly Piece[] {
  return parts.map((part) =>
    typeof part === 'string' ? part : { slot: names.get(part) ?? part.name, pieces: null },
  );
}

function slotNamed(text: Text, name: string): Slot {
  for (const [slot, called] of slotNames(text.parts)) if (called === name) return slot;
  throw new Error(`no slot is called ${name} in “${text.key}”`);
}

function templatePiece(piece: Piece, text: Text, copy: Copy): string {
  if (typeof piece === 'string') return piece.replace(/[`\\]|\$\{/g, '\\$&');
  const slot = slotNamed(text, piece.slot);
  return slot.kind === 'value' ? `\${${copy(slot.at)}}` : '';
}

function childPieces(pieces: readonly Piece[], text: Text, copy: Copy): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return words(piece);
      const slot = slotNamed(text, piece.slot);
      if (slot.kind === 'value') return `{${copy(slot.at)}}`;
      if (!slot.close || !piece.pieces) return copy(spanOf(slot));
      return copy(slot.open) + childPieces(piece.pieces, text, copy) + copy(slot.close);
    })
    .join('');
}

/** Words between tags. */
function words(text: string): string {
  return `{${JSON.stringify(text)}}`;
}

function spanOf(slot: Slot): Span {
  if (slot.kind === 'value') return { start: slot.at.start, end: slot.at.end };
  return { start: slot.open.start, end: slot.close?.end ?? slot.open.end };
}
