import { describe, expect, test } from 'vitest';
import { producerConfigs } from '../../config/index.ts';
import { PROFILES, type Profile } from '../../engine/index.ts';
import { scenarioFrom } from '../../scenario/index.ts';
import { type LANGUAGES, selectCode } from './codeView.ts';
import { clusterRefusal, selectConfig } from './configView.ts';

const IN_FLIGHT = 'max.in.flight.requests.per.connection';

const withConfig = (config: Record<string, string>, profile: Profile = 'current') =>
  scenarioFrom({ formatVersion: 1, profile, producers: [{ id: 'p1', config }] });

const rowsOf = (view: ReturnType<typeof selectConfig>) => view.groups.flatMap((one) => one.rows);
const row = (view: ReturnType<typeof selectConfig>, name: string) =>
  rowsOf(view).find((one) => one.name === name);

describe('the settings of a run', () => {
  test.each(PROFILES)('%s: each setting of the release stands there once', (profile) => {
    const scenario = withConfig({}, profile);
    const names = rowsOf(selectConfig(scenario, scenario))
      .filter((one) => one.scope === 'producer')
      .map((one) => one.name);
    expect(names.toSorted()).toEqual(Object.keys(producerConfigs(profile)).toSorted());
  });

  test('say where a value comes from', () => {
    const base = withConfig({ acks: '1', 'linger.ms': '20' });
    const view = selectConfig(base, withConfig({ acks: '1', 'linger.ms': '7' }));
    expect(row(view, 'acks')).toMatchObject({ value: '1', origin: 'scene', inScene: '1' });
    expect(row(view, 'linger.ms')).toMatchObject({ value: '7', origin: 'you', inScene: '20' });
    expect(row(view, 'batch.size')).toMatchObject({ value: '16384', origin: 'default' });
    // acks=1 switches it off without a word but this one
    expect(row(view, 'enable.idempotence')).toMatchObject({ value: 'false', origin: 'kafka' });
    expect(view.logs.map((one) => one.text)).toContain(
      "Idempotence will be disabled because acks is set to 1, not set to 'all'.",
    );
  });

  test('the defaults are those of the release', () => {
    const old = withConfig({}, '2.8');
    expect(row(selectConfig(old, old), 'enable.idempotence')?.value).toBe('false');
    expect(row(selectConfig(old, old), 'acks')?.value).toBe('1');
  });

  test('a refusal marks the settings that it names', () => {
    const scenario = withConfig({ 'enable.idempotence': 'true', [IN_FLIGHT]: '10' });
    const view = selectConfig(scenario, scenario);
    expect(view.refusal?.exception).toBe('org.apache.kafka.common.config.ConfigException');
    expect(
      rowsOf(view)
        .filter((one) => one.offends)
        .map((one) => one.name),
    ).toEqual([IN_FLIGHT]);
  });

  test('a topic’s value is judged before it runs', () => {
    const scenario = withConfig({});
    expect(clusterRefusal('topic', 'min.insync.replicas', '2', scenario)).toBeNull();
    expect(clusterRefusal('topic', 'min.insync.replicas', '0', scenario)).toBe(
      'org.apache.kafka.common.config.ConfigException: Invalid value 0 for configuration min.insync.replicas: Value must be at least 1',
    );
  });
});

describe('as code', () => {
  const text = (scenario: ReturnType<typeof withConfig>, language: (typeof LANGUAGES)[number]) =>
    selectCode(scenario, language).lines.map((one) => one.text);

  test('the Java client gets what is set and nothing else', () => {
    expect(text(withConfig({ acks: '1' }), 'properties')).toEqual([
      'bootstrap.servers=broker-1:9092',
      'acks=1',
    ]);
  });

  test('what the constructor throws stands at its line', () => {
    const scenario = withConfig({ 'enable.idempotence': 'true', acks: '0' });
    expect(selectCode(scenario, 'java').lines.at(-1)?.margin).toMatch(
      /^throws: Must set acks to all/,
    );
  });

  test('librdkafka is told what it would not do by itself', () => {
    for (const language of ['python', 'node', 'go'] as const) {
      const all = text(withConfig({}), language).join('\n');
      expect(all).toMatch(/enable\.idempotence['"]: [Tt]rue/);
      expect(all).toMatch(/max\.in\.flight\.requests\.per\.connection['"]: 5/);
      expect(all).toMatch(/delivery\.timeout\.ms['"]: 120000/);
      expect(all).toMatch(/socket\.timeout\.ms['"]: 30000/);
      expect(all).toMatch(/partitioner['"]: ['"]murmur2_random/);
      // the same default there and here
      expect(all).not.toMatch(/linger\.ms/);
    }
    // 2.8 waits for no other record unless told to
    expect(text(withConfig({}, '2.8'), 'python').join('\n')).toMatch(/"linger\.ms": 0/);
  });

  test('what has no counterpart is said and left out', () => {
    const scenario = withConfig({ 'max.block.ms': '1000' });
    expect(text(scenario, 'go').join('\n')).not.toMatch(/max\.block/);
    expect(selectCode(scenario, 'go').notes.join(' ')).toMatch(/max\.block\.ms has no counterpart/);
  });
});
