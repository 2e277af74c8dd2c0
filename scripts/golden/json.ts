// JSON as Biome formats it, so that a generated file passes the project's own lint.

/** Width that a list must fit in to stand on one line; `formatter.lineWidth` of biome.json. */
const LINE_WIDTH = 100;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON value as text: two spaces, one key per line, a list of plain values on one line where it fits. */
export function formatJson(value: unknown): string {
  return `${print(JSON.parse(JSON.stringify(value)), '', 0)}\n`;
}

/** `before`: what its line starts with, `behind`: how many characters follow on it. */
function print(value: Json, before: string, behind: number): string {
  const indent = /^ */.exec(before)?.[0] ?? '';
  const inner = `${indent}  `;
  if (isList(value)) {
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    const plain = value.every((one) => typeof one !== 'object' || one === null);
    if (value.length === 0 || (plain && before.length + line.length + behind <= LINE_WIDTH)) {
      return line;
    }
    return block('[', value.map((one, at) => print(one, inner, comma(at, value.length))), ']');
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return block(
    '{',
    entries.map(([key, one], at) => {
      const name = `${JSON.stringify(key)}: `;
      return `${name}${print(one, inner + name, comma(at, entries.length))}`;
    }),
    '}',
  );

  function block(open: string, lines: readonly string[], close: string): string {
    return `${open}\n${lines.map((one) => inner + one).join(',\n')}\n${indent}${close}`;
  }
}

function comma(at: number, length: number): 0 | 1 {
  return at < length - 1 ? 1 : 0;
}

/** Array.isArray does not narrow a readonly list. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
