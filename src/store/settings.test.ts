import { describe, expect, test } from 'vitest';
import { scenarioFrom } from '../scenario/index.ts';
import { fixesOf, offendersOf, propertiesOf, settingsOf } from './settings.ts';

const withConfig = (config: Record<string, string>) =>
  scenarioFrom({ formatVersion: 1, producers: [{ id: 'p1', config }] });

describe('the toggles', () => {
  test('show Kafka’s defaults where nothing is set', () => {
    expect(settingsOf(withConfig({}))).toEqual({
      idempotence: true,
      acks: 'all',
      maxInFlight: 5,
      rejected: null,
      quietlyOff: null,
    });
  });

  test('show that Kafka itself switched idempotence off, with its own words', () => {
    const settings = settingsOf(withConfig({ acks: '1' }));
    expect(settings.idempotence).toBe(false);
    expect(settings.quietlyOff).toMatch(/acks is set to 1/);
  });

  test('show what was asked for when the producer is not built', () => {
    const settings = settingsOf(withConfig({ 'enable.idempotence': 'true', acks: '1' }));
    expect(settings).toMatchObject({ idempotence: true, acks: '1' });
    expect(settings.rejected?.exception).toBe('org.apache.kafka.common.config.ConfigException');
  });

  test('each fix alone makes a contradiction valid', () => {
    for (const config of [
      { 'enable.idempotence': 'true', acks: '1' },
      { 'enable.idempotence': 'true', 'max.in.flight.requests.per.connection': '10' },
    ]) {
      const fixes = fixesOf(withConfig(config));
      expect(fixes).toHaveLength(2);
      for (const fix of fixes) {
        expect(settingsOf(withConfig({ ...config, ...propertiesOf(fix) })).rejected).toBeNull();
      }
    }
  });

  test('two contradictions at once are mended together or not at all', () => {
    const config = {
      'enable.idempotence': 'true',
      acks: '0',
      'max.in.flight.requests.per.connection': '9',
    };
    expect(fixesOf(withConfig(config)).map(propertiesOf)).toEqual([
      { acks: 'all', 'max.in.flight.requests.per.connection': '5' },
      { 'enable.idempotence': 'false' },
    ]);
    expect(offendersOf(withConfig(config))).toHaveLength(3);
  });
});
