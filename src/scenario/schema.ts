// A small schema language: one description gives the reader with its messages, the TypeScript type and the
// JSON Schema of the docs. Here rather than from a library because the engine imports nothing outside itself.

/** One thing wrong with an input: where, what was there, what is allowed. */
export interface Problem {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** A fragment of JSON Schema (draft 2020-12). */
export type JsonSchema = { readonly [key: string]: unknown };

export interface Schema<T> {
  /** Reads `value`; on a problem pushes it and returns `undefined`. */
  readonly read: (value: unknown, path: string, problems: Problem[]) => T | undefined;
  readonly json: JsonSchema;
  /** Used in place of an absent field, given the fields before it; without it the field is required. */
  readonly whenAbsent?: (before: Readonly<Record<string, unknown>>) => T;
}

/** The type a schema reads. */
export type Read<S> = S extends Schema<infer T> ? T : never;

/** Longest excerpt of a bad value in a message, in characters. */
const EXCERPT = 60;

/** A bad value as a message shows it. */
function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}

/** `path: found X; expected Y`, the one form in which an input problem is told. */
export function describeProblem(problem: Problem): string {
  return `${problem.path}: found ${problem.found}; expected ${problem.expected}`;
}

function fail(path: string, value: unknown, expected: string, problems: Problem[]): undefined {
  problems.push({ path, found: excerpt(value), expected });
  return undefined;
}

/** A whole number from `min` to `max`. */
export function integer(about: string, min: number, max = Number.MAX_SAFE_INTEGER): Schema<number> {
  const range =
    max === Number.MAX_SAFE_INTEGER ? `a whole number ≥ ${min}` : `a whole number ${min} … ${max}`;
  return {
    read: (value, path, problems) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
        ? value
        : fail(path, value, range, problems),
    json: { type: 'integer', minimum: min, maximum: max, description: about },
  };
}

/** A text of at most `maxLength` UTF-16 units that matches `pattern`, if there is one. */
export function text(
  about: string,
  options: { readonly pattern?: RegExp; readonly like?: string; readonly maxLength?: number } = {},
): Schema<string> {
  const maxLength = options.maxLength ?? 1000;
  const expected = options.like ?? `a text of at most ${maxLength} characters`;
  return {
    read: (value, path, problems) =>
      typeof value === 'string' &&
      value.length <= maxLength &&
      (options.pattern?.test(value) ?? true)
        ? value
        : fail(path, value, expected, problems),
    json: {
      type: 'string',
      maxLength,
      ...(options.pattern ? { pattern: options.pattern.source } : {}),
      description: about,
    },
  };
}

/** true or false. */
export function flag(about: string): Schema<boolean> {
  return {
    read: (value, path, problems) =>
      typeof value === 'boolean' ? value : fail(path, value, 'true or false', problems),
    json: { type: 'boolean', description: about },
  };
}

/** One of the given words or numbers. */
export function oneOf<const T extends string | number>(
  about: string,
  values: readonly T[],
): Schema<T> {
  return {
    read: (value, path, problems) =>
      values.find((one) => one === value) ??
      fail(path, value, values.map((one) => JSON.stringify(one)).join(' or '), problems),
    json: { enum: values, description: about },
  };
}

/** Null, or what `inner` reads. */
export function nullable<T>(inner: Schema<T>): Schema<T | null> {
  return {
    read: (value, path, problems) => (value === null ? null : inner.read(value, path, problems)),
    json: { anyOf: [inner.json, { type: 'null' }] },
  };
}

/** The same schema with a value for an absent field. */
export function withDefault<T>(inner: Schema<T>, value: T): Schema<T> {
  return {
    read: inner.read,
    json: { ...inner.json, default: value },
    whenAbsent: () => value,
  };
}

/** A list of at most `maxItems`. */
export function list<T>(about: string, item: Schema<T>, maxItems: number): Schema<readonly T[]> {
  return {
    read: (value, path, problems) => {
      if (!Array.isArray(value)) return fail(path, value, 'a list', problems);
      if (value.length > maxItems)
        return fail(path, `${value.length} items`, `at most ${maxItems} items`, problems);
      const items: T[] = [];
      const before = problems.length;
      value.forEach((one, index) => {
        const read = item.read(one, `${path}[${index}]`, problems);
        if (read !== undefined) items.push(read);
      });
      return problems.length === before ? items : undefined;
    },
    json: { type: 'array', items: item.json, maxItems, description: about },
  };
}

/** An object with any keys, all values of one kind: a `Properties` file. */
export function map<T>(
  about: string,
  item: Schema<T>,
  maxKeys: number,
): Schema<Readonly<Record<string, T>>> {
  return {
    read: (value, path, problems) => {
      if (!isPlainObject(value)) return fail(path, value, 'an object', problems);
      const keys = Object.keys(value);
      if (keys.length > maxKeys)
        return fail(path, `${keys.length} keys`, `at most ${maxKeys} keys`, problems);
      const before = problems.length;
      const entries: [string, T][] = [];
      for (const key of keys) {
        const read = item.read(value[key], `${path}.${key}`, problems);
        if (read !== undefined) entries.push([key, read]);
      }
      // fromEntries defines own properties, so a key such as "__proto__" stays plain data
      return problems.length === before ? Object.fromEntries(entries) : undefined;
    },
    json: { type: 'object', additionalProperties: item.json, description: about },
  };
}

type Fields = Readonly<Record<string, Schema<unknown>>>;
type ReadFields<F extends Fields> = { readonly [K in keyof F]: Read<F[K]> };

/** An object with just these fields; an unknown one is a problem, never ignored. */
export function object<F extends Fields>(about: string, fields: F): Schema<ReadFields<F>> {
  const names = Object.keys(fields);
  return {
    read: (value, path, problems) => {
      if (!isPlainObject(value)) return fail(path, value, 'an object', problems);
      const before = problems.length;
      const at = (name: string) => (path === '' ? name : `${path}.${name}`);
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(fields, name)) {
          fail(at(name), value[name], `no such field here; known: ${names.join(', ')}`, problems);
        }
      }
      const read: Record<string, unknown> = {};
      for (const [name, field] of Object.entries(fields)) {
        if (!Object.hasOwn(value, name) || value[name] === undefined) {
          if (field.whenAbsent) read[name] = field.whenAbsent(read);
          else fail(at(name), undefined, describeJson(field.json), problems);
          continue;
        }
        const one = field.read(value[name], at(name), problems);
        if (one !== undefined) read[name] = one;
      }
      return problems.length === before ? (read as ReadFields<F>) : undefined;
    },
    json: {
      type: 'object',
      description: about,
      properties: Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, field.json]),
      ),
      required: names.filter((name) => !fields[name]?.whenAbsent),
      additionalProperties: false,
    },
  };
}

/** One of several objects, told apart by the word in the field `tag`. */
export function tagged<Tag extends string, Members extends Readonly<Record<string, Fields>>>(
  about: string,
  tag: Tag,
  members: Members,
): Schema<
  {
    [K in keyof Members & string]: { readonly [T in Tag]: K } & ReadFields<Members[K]>;
  }[keyof Members & string]
> {
  type Union = {
    [K in keyof Members & string]: { readonly [T in Tag]: K } & ReadFields<Members[K]>;
  }[keyof Members & string];
  const words = Object.keys(members);
  const schemas = new Map(
    Object.entries(members).map(([word, fields]) => [
      word,
      object(about, { [tag]: oneOf(about, [word]), ...fields }),
    ]),
  );
  return {
    read: (value, path, problems) => {
      if (!isPlainObject(value)) return fail(path, value, 'an object', problems);
      const schema = schemas.get(String(value[tag]));
      if (!schema) {
        const expected = words.map((word) => JSON.stringify(word)).join(' or ');
        return fail(path === '' ? tag : `${path}.${tag}`, value[tag], expected, problems);
      }
      return schema.read(value, path, problems) as Union | undefined;
    },
    json: { description: about, oneOf: [...schemas.values()].map((schema) => schema.json) },
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describeJson(json: JsonSchema): string {
  const description = typeof json['description'] === 'string' ? ` (${json['description']})` : '';
  if (Array.isArray(json['enum'])) {
    return `${json['enum'].map((one) => JSON.stringify(one)).join(' or ')}${description}`;
  }
  return `a value${typeof json['type'] === 'string' ? ` of type ${json['type']}` : ''}${description}`;
}
