// That the two readers of settings agree where they overlap. What real clients do is held in conformance/config.

import { expect, test } from 'vitest';
import { fc } from '../testing/fastCheck.ts';
import { buildWithFirstSettings, FIRST_SETTINGS } from './firstSettings.ts';
import { buildProfileConfig } from './profileConfig.ts';

test('digits of other scripts are read as Java reads them', () => {
  const retries = (text: string) => {
    const built = buildProfileConfig({ retries: text });
    return built.ok ? built.config.retries : built.message;
  };
  expect(retries('１２')).toBe(12);
  expect(retries('٣')).toBe(3);
  expect(retries('꧕')).toBe(5);
  expect(retries('²')).toBe('Invalid value ² for configuration retries: Not a number of type INT');
  // a digit that Java sees as two halves
  expect(retries('𝟗')).toBe('Invalid value 𝟗 for configuration retries: Not a number of type INT');
});

test('the reader of a first visit agrees with that of every release', () => {
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
    'max.request.size': ['1048576', '-1'],
    'reconnect.backoff.max.ms': ['1000', '5'],
  };
  expect(Object.keys(VALUES).sort()).toEqual(Object.keys(FIRST_SETTINGS).sort());
  const setting = fc
    .constantFrom(...Object.keys(VALUES))
    .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(VALUES[name] ?? []))));
  fc.assert(
    fc.property(fc.array(setting, { maxLength: 5 }), (settings) => {
      const properties = Object.fromEntries(settings);
      const used = buildWithFirstSettings(properties);
      const whole = buildProfileConfig(properties, 'current');
      expect(used.ok).toBe(whole.ok);
      if (!used.ok || !whole.ok) {
        expect(!used.ok && [used.exception, used.message, used.wrapped]).toEqual(
          !whole.ok && [whole.exception, whole.message, whole.wrapped],
        );
        return;
      }
      const told = ({ logs }: typeof whole) => logs.map((one) => one.text).join(' ');
      for (const { text } of used.logs) expect(told(whole)).toContain(text);
      // the name that a producer gives itself is no setting of a first visit
      expect(whole.config).toMatchObject(used.config);
    }),
    { seed: 1, numRuns: 3000 },
  );
});
