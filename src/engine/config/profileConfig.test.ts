// What real clients do with settings, and that the two readers of settings agree where they overlap.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildProducerConfig } from '../producer/producerConfig.ts';
import type { Profile } from '../profiles.ts';
import { buildProfileConfig } from './profileConfig.ts';

/** One configuration as org.apache.kafka:kafka-clients of that version took it, with two StringSerializers and no broker. */
interface Observed {
  readonly version: '2.8.2' | '3.9.1' | '4.4.0';
  readonly properties: Readonly<Record<string, string>>;
  /** The settings that matter, or the exception. */
  readonly outcome: string;
  /** Lines logged about the settings, each behind its level. */
  readonly logs: readonly string[];
}

const FILE = new URL('../../../conformance/config/observed.json', import.meta.url);
const observed: readonly Observed[] = JSON.parse(readFileSync(FILE, 'utf8'));
const PROFILES: Readonly<Record<Observed['version'], readonly Profile[]>> = {
  '2.8.2': ['2.8'],
  '3.9.1': ['3.9'],
  '4.4.0': ['current', '4.5'],
};

function outcomeOf(properties: Observed['properties'], profile: Profile): string {
  const built = buildProfileConfig(properties, profile);
  if (!built.ok) {
    const wrapper = built.wrapped ? 'KafkaException < ' : '';
    return `${wrapper}${built.exception}: ${built.message}`;
  }
  const { acks, enableIdempotence, maxInFlight, retries, lingerMs, deliveryTimeoutMs, values } =
    built.config;
  return `acks=${acks} idempotence=${enableIdempotence} inFlight=${maxInFlight} retries=${retries} linger=${lingerMs} delivery=${deliveryTimeoutMs} id=${values['client.id']}`;
}

describe('a real client', () => {
  test.each(observed)('$version with $properties', ({ version, properties, outcome, logs }) => {
    for (const profile of PROFILES[version]) {
      expect(outcomeOf(properties, profile)).toBe(outcome);
      const written = buildProfileConfig(properties, profile).logs;
      expect(written.map(({ level, text }) => `${level} ${text}`)).toEqual(logs);
    }
  });
});

test('the reader that runs use agrees with that of profile current', () => {
  const VALUES: Readonly<Record<string, readonly string[]>> = {
    acks: ['all', '-1', '0', '1', ' 1 ', '2', 'ALL'],
    retries: ['0', '1', '2147483647', '-1', 'many'],
    'enable.idempotence': ['true', 'false', ' TRUE ', 'yes'],
    'max.in.flight.requests.per.connection': ['1', '5', '6', '0', '1.5'],
    'linger.ms': ['0', '5', '200000', '-5'],
    'batch.size': ['0', '16384'],
    'request.timeout.ms': ['30000', '1', '200000'],
    'delivery.timeout.ms': ['120000', '1', '30005'],
    'retry.backoff.ms': ['100', '2000'],
    'retry.backoff.max.ms': ['1000', '50'],
    'reconnect.backoff.ms': ['50', '10'],
    'buffer.memory': ['33554432', '-1'],
    'max.block.ms': ['60000', '0'],
  };
  const setting = fc
    .constantFrom(...Object.keys(VALUES))
    .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(VALUES[name] ?? []))));
  fc.assert(
    fc.property(fc.array(setting, { maxLength: 5 }), (settings) => {
      const properties = Object.fromEntries(settings);
      const used = buildProducerConfig(properties);
      const whole = buildProfileConfig(properties, 'current');
      expect(used.ok).toBe(whole.ok);
      if (!used.ok || !whole.ok) {
        expect(!used.ok && [used.exception, used.message, used.wrapped]).toEqual(
          !whole.ok && [whole.exception, whole.message, whole.wrapped],
        );
        return;
      }
      const { values: _, explicit: __, ...fields } = used.config;
      expect(whole.config).toMatchObject(fields);
    }),
    { seed: 1, numRuns: 3000 },
  );
});
