// That the two readers of settings agree where they overlap. What real clients do is held in conformance/config.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCurrentConfig } from './currentConfig.ts';
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
      const used = buildCurrentConfig(properties);
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
