// What runs are called: by what sets them apart.
import { t } from '../../i18n/t.ts';
import { AS_IT_IS, type Variant } from './address.ts';

/** Sets of runs that answer a common question. */
export const SETS: readonly { readonly name: string; readonly variants: readonly Variant[] }[] = [
  { name: t`Idempotence off, on`, variants: each('enable.idempotence', ['false', 'true']) },
  {
    name: t`acks 0, 1, all`,
    variants: each('acks', ['0', '1', 'all'], { 'enable.idempotence': 'false' }),
  },
  {
    name: t`1, 2, 5 in flight`,
    variants: each('max.in.flight.requests.per.connection', ['1', '2', '5']),
  },
  {
    name: t`Releases`,
    variants: (['2.8', '3.9', 'current', '4.5'] as const).map((profile) => ({
      ...AS_IT_IS,
      profile,
    })),
  },
];

function each(
  key: string,
  values: readonly string[],
  also: Readonly<Record<string, string>> = {},
): readonly Variant[] {
  return values.map((value) => ({ ...AS_IT_IS, config: { ...also, [key]: value } }));
}

const SHORT: Readonly<Record<string, string>> = {
  'max.in.flight.requests.per.connection': t`in flight`,
  'enable.idempotence': 'idempotence',
  profile: 'Kafka',
};

const VALUES: Readonly<Record<string, string>> = {
  'idempotence true': t`idempotence on`,
  'idempotence false': t`idempotence off`,
  'Kafka current': t`Kafka 4.0 to 4.4`,
};

/** A name for each run, of the settings that are not the same in all. */
export function runNames(variants: readonly Variant[]): readonly string[] {
  const asked = variants.map(
    ({ config, profile }): Readonly<Record<string, string>> =>
      profile === null ? config : { ...config, profile },
  );
  const keys = [...new Set(asked.flatMap((one) => Object.keys(one)))].filter(
    (key) => new Set(asked.map((one) => one[key])).size > 1,
  );
  return asked.map((one, at) => {
    const words = keys.flatMap((key) => (one[key] === undefined ? [] : [wordsOf(key, one[key])]));
    return words.length > 0 ? words.join(', ') : t`run ${at + 1}`;
  });
}

function wordsOf(key: string, value: string): string {
  const text = `${SHORT[key] ?? key} ${value}`;
  return VALUES[text] ?? text;
}
