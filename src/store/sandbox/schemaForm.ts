// The format of a scenario as a form needs it: what kind of field stands where, and what a new one holds.
import { SCENARIO_JSON_SCHEMA } from '../../scenario/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** A field of the form. `about` is the description of the format. */
export type FormField = { readonly about: string; readonly fallback: unknown } & (
  | { readonly kind: 'text' | 'switch' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'optional'; readonly inner: FormField }
  | { readonly kind: 'list'; readonly item: FormField; readonly most: number }
  | { readonly kind: 'map' }
  | { readonly kind: 'object'; readonly fields: readonly NamedField[] }
  | { readonly kind: 'oneOf'; readonly tag: string; readonly members: readonly Member[] }
);

export interface NamedField {
  readonly name: string;
  readonly field: FormField;
}

/** One of several objects; `word` is what its tag says, or the field that only it has. */
export interface Member {
  readonly word: string;
  readonly field: FormField;
}

export const SCENARIO_FORM: FormField = fieldOf(SCENARIO_JSON_SCHEMA);

function fieldOf(json: Json): FormField {
  const about = typeof json['description'] === 'string' ? json['description'] : '';
  const common = { about, fallback: json['default'] };
  if (Array.isArray(json['enum'])) return { ...common, kind: 'choice', values: json['enum'] };
  if (Array.isArray(json['oneOf'])) return { ...common, ...taggedOf(json['oneOf'] as Json[]) };
  if (Array.isArray(json['anyOf'])) return { ...common, ...anyOf(json['anyOf'] as Json[]) };
  switch (json['type']) {
    case 'integer':
      return {
        ...common,
        kind: 'number',
        min: Number(json['minimum'] ?? Number.MIN_SAFE_INTEGER),
        max: Number(json['maximum'] ?? Number.MAX_SAFE_INTEGER),
      };
    case 'boolean':
      return { ...common, kind: 'switch' };
    case 'array':
      return {
        ...common,
        kind: 'list',
        item: fieldOf(json['items'] as Json),
        most: Number(json['maxItems'] ?? 1000),
      };
    case 'object':
      return json['properties']
        ? { ...common, kind: 'object', fields: fieldsOf(json['properties'] as Json) }
        : { ...common, kind: 'map' };
    default:
      return { ...common, kind: 'text' };
  }
}

function fieldsOf(properties: Json): readonly NamedField[] {
  return Object.entries(properties).map(([name, one]) => ({ name, field: fieldOf(one as Json) }));
}

function taggedOf(members: readonly Json[]) {
  const tag = Object.entries((members[0]?.['properties'] ?? {}) as Json).find(
    ([, one]) => (one as { enum?: unknown[] }).enum?.length === 1,
  )?.[0];
  return {
    kind: 'oneOf' as const,
    tag: tag ?? '',
    members: members.map((one) => {
      const properties = one['properties'] as Record<string, { enum?: unknown[] }>;
      return { word: String(properties[tag ?? '']?.enum?.[0]), field: fieldOf(one) };
    }),
  };
}

/** Something or nothing; or a moment or a time, which are told apart by the field that each has first. */
function anyOf(choices: readonly Json[]) {
  const [first = {}, second = {}] = choices;
  if (second['type'] === 'null') return { kind: 'optional' as const, inner: fieldOf(first) };
  const members = choices.map((one) => ({
    word: Object.keys((one['properties'] ?? {}) as Json)[0] ?? '',
    field: fieldOf(one),
  }));
  return { kind: 'oneOf' as const, tag: '', members };
}

/** What a new field of that kind holds: the default of the format, or the least that it takes. */
export function freshValue(field: FormField): unknown {
  if (field.fallback !== undefined) return field.fallback;
  switch (field.kind) {
    case 'text':
      return '';
    case 'switch':
      return false;
    case 'number':
      return Math.max(0, field.min);
    case 'choice':
      return field.values[0];
    case 'optional':
      return null;
    case 'list':
      return [];
    case 'map':
      return {};
    case 'object':
      return freshObject(field.fields);
    case 'oneOf': {
      const [first] = field.members;
      return first ? freshMember(field.tag, first) : {};
    }
  }
}

/** Only what must be there; the rest has its default until it is said. */
function freshObject(fields: readonly NamedField[]): unknown {
  const needed = fields.filter(({ field }) => field.fallback === undefined);
  return Object.fromEntries(needed.map(({ name, field }) => [name, freshValue(field)]));
}

export function freshMember(tag: string, { word, field }: Member): unknown {
  const made = freshValue(field) as Record<string, unknown>;
  return tag === '' ? made : { ...made, [tag]: word };
}

/** Which member a value is, by its tag or by the field that only it has. */
export function memberOf(
  { tag, members }: Extract<FormField, { kind: 'oneOf' }>,
  value: unknown,
): Member | undefined {
  if (typeof value !== 'object' || value === null) return members[0];
  const held = value as Readonly<Record<string, unknown>>;
  return tag === ''
    ? (members.find(({ word }) => word in held) ?? members[0])
    : members.find(({ word }) => held[tag] === word);
}
