// The three toggles as the header shows them: what the producer runs with, or what was asked for when it
// could not be built.

import { buildProducer, FIRST_SETTINGS } from '../config/index.ts';
import type { BuiltProducer, Scenario } from '../engine/index.ts';
import { TOGGLES, type Toggle } from './experiment.ts';

export interface Settings {
  readonly idempotence: boolean;
  readonly acks: '0' | '1' | 'all';
  readonly maxInFlight: number;
  /** The exception of the producer's constructor, or null. */
  readonly rejected: { readonly exception: string; readonly message: string } | null;
  /** Kafka switched idempotence off by itself, and why it says so. */
  readonly quietlyOff: string | null;
}

export function settingsOf(scenario: Scenario): Settings {
  const config = scenario.producers[0]?.config ?? {};
  const built = builtWith(scenario);
  const values = built.ok ? built.config.values : config;
  const value = (key: Toggle) => String(values[key] ?? FIRST_SETTINGS[key]?.default ?? '');
  const acks = value('acks');
  return {
    idempotence: value('enable.idempotence') === 'true',
    acks: acks === '0' || acks === '1' ? acks : 'all',
    maxInFlight: Number(value('max.in.flight.requests.per.connection')),
    rejected: built.ok ? null : { exception: built.exception, message: built.message },
    quietlyOff: built.logs.find(({ text }) => text.startsWith('Idempotence will be'))?.text ?? null,
  };
}

export interface Change {
  readonly key: Toggle;
  readonly value: string;
}

/** Changes that together make the configuration valid. */
export type Fix = readonly Change[];

const NEAREST: Readonly<Record<Toggle, readonly string[]>> = {
  acks: ['all'],
  'max.in.flight.requests.per.connection': ['5', '4', '3', '2', '1'],
  'enable.idempotence': ['false'],
};
const KEPT_FOR_IDEMPOTENCE: readonly Toggle[] = TOGGLES.filter(
  (key) => key !== 'enable.idempotence',
);

/**
 * Ways out of a contradiction: change what stands in idempotence's way, or give idempotence up. Kafka's own
 * rules judge each.
 */
export function fixesOf(scenario: Scenario): readonly Fix[] {
  const accepts = (fix: Fix) => builtWith(scenario, propertiesOf(fix)).ok;
  const single = (key: Toggle) => NEAREST[key].map((value): Fix => [{ key, value }]).find(accepts);
  const keeping = KEPT_FOR_IDEMPOTENCE.map(single).filter((fix) => fix !== undefined);
  const together: Fix = [
    { key: 'acks', value: 'all' },
    { key: 'max.in.flight.requests.per.connection', value: '5' },
  ];
  const first = keeping.length > 0 ? keeping : [together].filter(accepts);
  const giveUp = single('enable.idempotence');
  return giveUp ? [...first, giveUp] : first;
}

/** Toggles whose values do not go together. */
export function offendersOf(scenario: Scenario): readonly Toggle[] {
  return [...new Set(fixesOf(scenario).flatMap((fix) => fix.map(({ key }) => key)))];
}

export function propertiesOf(fix: Fix): Readonly<Record<string, string>> {
  return Object.fromEntries(fix.map(({ key, value }) => [key, value]));
}

/** Idempotence is off, and switching it on makes a producer that Kafka builds. */
export function canStampHere(scenario: Scenario): boolean {
  const now = builtWith(scenario);
  return (
    now.ok &&
    !now.config.enableIdempotence &&
    builtWith(scenario, { 'enable.idempotence': 'true' }).ok
  );
}

/** The first producer as the scenario's Kafka release builds it, with some settings besides its own. */
function builtWith(
  { producers, profile }: Scenario,
  more: Readonly<Record<string, string>> = {},
): BuiltProducer {
  return buildProducer({ ...producers[0]?.config, ...more }, profile);
}
