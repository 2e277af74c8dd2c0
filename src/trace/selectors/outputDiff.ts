// What a printed output says now beside what it said before: line by line, and within a line value by value.

/** A stretch of a line: what stands there now, and what stood there before if it was something else. */
export interface OutputPart {
  readonly now: string;
  readonly was: string | null;
}

/** `gone` lines stood there before and do not any more. */
export interface OutputLine {
  readonly state: 'same' | 'new' | 'changed' | 'gone';
  readonly parts: readonly OutputPart[];
}

/** The lines of now in their order, with those that are gone where they stood. */
export function diffOutput(was: readonly string[], now: readonly string[]): readonly OutputLine[] {
  const pairs = pairLines(was, now);
  const lines: OutputLine[] = [];
  let next = 0;
  const goneUpTo = (end: number) => {
    for (; next < end; next++) {
      lines.push({ state: 'gone', parts: [{ now: '', was: was[next] ?? '' }] });
    }
  };
  now.forEach((text, at) => {
    const before = pairs.get(at);
    if (before === undefined) {
      lines.push({ state: 'new', parts: [{ now: text, was: null }] });
      return;
    }
    goneUpTo(before);
    next = before + 1;
    lines.push(lineOf(was[before] ?? '', text));
  });
  goneUpTo(was.length);
  return lines;
}

/** The lines as they stand, when nothing is to be compared. */
export function plainLines(now: readonly string[]): readonly OutputLine[] {
  return now.map((text) => ({ state: 'same', parts: [{ now: text, was: null }] }));
}

/**
 * Which line of before a line of now continues, by index: both begin with the same two words, and no pair crosses
 * another.
 */
function pairLines(was: readonly string[], now: readonly string[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  let from = 0;
  now.forEach((text, at) => {
    const equal = was.indexOf(text, from);
    const found =
      equal >= 0 ? equal : was.findIndex((one, nth) => nth >= from && headOf(one) === headOf(text));
    if (found < 0) return;
    pairs.set(at, found);
    from = found + 1;
  });
  return pairs;
}

/** What a line is about: `producerId: 4001`, `baseOffset: 104`, the name of a metric; of a file, just that it is one. */
function headOf(line: string): string {
  const [first = '', second = ''] = line.trimStart().split(/\s+/, 2);
  return first.endsWith(':') ? `${first} ${second}` : first;
}

function lineOf(was: string, now: string): OutputLine {
  if (was === now) return { state: 'same', parts: [{ now, was: null }] };
  const [before, after] = [was.split(/(\s+)/), now.split(/(\s+)/)];
  if (before.length !== after.length) return { state: 'changed', parts: [{ now, was }] };
  const parts: OutputPart[] = [];
  after.forEach((word, at) => {
    const old = before[at] ?? '';
    // Room between columns is no value
    const changed = old !== word && word.trim() !== '';
    const last = parts.at(-1);
    if (changed) parts.push({ now: word, was: old });
    else if (last && last.was === null)
      parts[parts.length - 1] = { now: last.now + word, was: null };
    else parts.push({ now: word, was: null });
  });
  return { state: parts.some((one) => one.was !== null) ? 'changed' : 'same', parts };
}
