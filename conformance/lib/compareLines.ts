// Two recordings of one layer, line by line: each line is found by its name, so one that is missing is one difference
// and moves none of the others.
import { isDeepStrictEqual } from 'node:util';

export interface LineDifference {
  readonly name: string;
  /** Undefined: there is no such line. */
  readonly committed: unknown;
  readonly recorded: unknown;
}

/** Names a line; two lines of one recording never have the same name. */
export type NameOf = (line: unknown, at: number) => string;

/** For a layer whose questions are always the same, in the same order. */
export const byPlace: NameOf = (_, at) => `line ${at + 1}`;

/** For lines that carry an id. Throws for one that does not. */
export const byId: NameOf = (line) => {
  if (typeof line === 'object' && line !== null && 'id' in line && typeof line.id === 'string') {
    return line.id;
  }
  throw new Error(`a line without an id: ${JSON.stringify(line)}`);
};

/** In the order of the committed lines; those that were only recorded come last. */
export function lineDifferences(
  committed: readonly unknown[],
  recorded: readonly unknown[],
  nameOf: NameOf,
): readonly LineDifference[] {
  const [before, after] = [named(committed, nameOf), named(recorded, nameOf)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [one, other] = [before.get(name), after.get(name)];
    return isDeepStrictEqual(one, other) ? [] : [{ name, committed: one, recorded: other }];
  });
}

function named(lines: readonly unknown[], nameOf: NameOf): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  lines.forEach((line, at) => {
    const name = nameOf(line, at);
    if (found.has(name)) throw new Error(`two lines are called ${name}`);
    found.set(name, line);
  });
  return found;
}
