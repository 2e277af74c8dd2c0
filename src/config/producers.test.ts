import { describe, expect, test } from 'vitest';
import { PROFILES } from '../engine/index.ts';
import { buildProducer } from './producers.ts';

const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const build = (props: Readonly<Record<string, string>>) => buildProducer(props, 'current');
function messageOf(props: Readonly<Record<string, string>>): string {
  const built = build(props);
  return built.ok ? '(it was built)' : built.message;
}
function logsOf(props: Readonly<Record<string, string>>): readonly string[] {
  return build(props).logs.map((one) => `${one.level} ${one.text}`);
}
function idempotence(props: Readonly<Record<string, string>>): boolean | string {
  const built = build(props);
  return built.ok ? built.config.enableIdempotence : built.message;
}

describe('defaults', () => {
  test('idempotence, acks=all, five in flight, retries without end, 5 ms linger', () => {
    const built = build({});
    expect(built.ok && built.config).toMatchObject({
      acks: -1,
      enableIdempotence: true,
      maxInFlight: 5,
      retries: 2147483647,
      lingerMs: 5,
      batchSize: 16384,
      deliveryTimeoutMs: 120000,
      requestTimeoutMs: 30000,
      retryBackoffMs: 100,
      retryBackoffMaxMs: 1000,
    });
    expect(built.logs).toEqual([]);
  });
});

describe('idempotence set explicitly contradicts', () => {
  const on = { 'enable.idempotence': 'true' };
  test('retries of 0, which is checked first', () => {
    expect(messageOf({ ...on, retries: '0', acks: '1' })).toBe(
      'Must set retries to non-zero when using the idempotent producer.',
    );
  });
  test('acks other than all', () => {
    expect(messageOf({ ...on, acks: '1' })).toBe(
      'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.',
    );
    expect(idempotence({ ...on, acks: '-1' })).toBe(true);
  });
  test('more than five in flight', () => {
    expect(messageOf({ ...on, [IN_FLIGHT]: '10' })).toBe(
      'To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is 10.',
    );
    expect(idempotence({ ...on, [IN_FLIGHT]: '5' })).toBe(true);
  });
});

describe('idempotence not set', () => {
  test('is switched off by acks=1 with one line at INFO', () => {
    expect(idempotence({ acks: '1' })).toBe(false);
    expect(logsOf({ acks: '1' })).toEqual([
      "INFO Idempotence will be disabled because acks is set to 1, not set to 'all'.",
    ]);
  });
  test('is switched off by retries=0', () => {
    expect(idempotence({ retries: '0' })).toBe(false);
    expect(logsOf({ retries: '0' })).toEqual([
      'INFO Idempotence will be disabled because retries is set to 0.',
    ]);
  });
  test('throws for more than five in flight, even when acks=1 has just switched it off', () => {
    const text =
      'To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is 6.';
    expect(messageOf({ [IN_FLIGHT]: '6' })).toBe(text);
    expect(messageOf({ [IN_FLIGHT]: '6', acks: '1' })).toBe(text);
  });
});

test('idempotence off allows ten in flight, silently', () => {
  expect(idempotence({ 'enable.idempotence': 'false', [IN_FLIGHT]: '10' })).toBe(false);
  expect(logsOf({ 'enable.idempotence': 'false', [IN_FLIGHT]: '10' })).toEqual([]);
});

test('a transactional.id needs idempotence', () => {
  expect(messageOf({ 'transactional.id': 'shop-1', acks: '1' })).toBe(
    'Cannot set a transactional.id without also enabling idempotence.',
  );
});

describe('values are parsed as ConfigDef does', () => {
  test('spaces around a value are dropped, and TRUE is true', () => {
    const built = build({ 'enable.idempotence': ' TRUE ', [IN_FLIGHT]: ' 3 ', 'linger.ms': '+7' });
    expect(built.ok && built.config).toMatchObject({
      enableIdempotence: true,
      maxInFlight: 3,
      lingerMs: 7,
    });
  });
  test('wrong types are told with the value as given', () => {
    expect(messageOf({ 'linger.ms': ' 5.0 ' })).toBe(
      'Invalid value  5.0  for configuration linger.ms: Not a number of type LONG',
    );
    expect(messageOf({ retries: '2147483648' })).toBe(
      'Invalid value 2147483648 for configuration retries: Not a number of type INT',
    );
    expect(messageOf({ 'enable.idempotence': 'yes' })).toBe(
      'Invalid value yes for configuration enable.idempotence: Expected value to be either true or false',
    );
  });
  test('ranges are told with the parsed value', () => {
    expect(messageOf({ [IN_FLIGHT]: '0' })).toBe(
      `Invalid value 0 for configuration ${IN_FLIGHT}: Value must be at least 1`,
    );
    expect(messageOf({ acks: '2' })).toBe(
      'Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1',
    );
    expect(messageOf({ acks: 'ALL' })).toContain('Invalid value ALL');
  });
  test('the first bad key in the order of definition is told', () => {
    expect(messageOf({ acks: '7', retries: '-1' })).toContain('configuration retries');
  });
});

test('a setting that a first visit does not meet is judged like all others', () => {
  expect(messageOf({ 'compression.gzip.level': '99' })).toBe(
    'Invalid value 99 for configuration compression.gzip.level: Value must be between 1 and 9 or equal to -1',
  );
});

test('digits of other scripts are read as Java reads them', () => {
  const built = build({ retries: '１２' });
  expect(built.ok && built.config.retries).toBe(12);
});

test('what is logged is about settings, and names no writer', () => {
  for (const profile of PROFILES) {
    const { logs } = buildProducer({ 'request.timeout.ms': '200000', linger: '1' }, profile);
    expect(logs.map((one) => one.text.slice(0, 30))).toEqual([
      'delivery.timeout.ms should be ',
      profile === '2.8' ? "The configuration 'linger' was" : "These configurations '[linger]",
    ]);
  }
});

describe('delivery.timeout.ms', () => {
  test('below linger.ms + request.timeout.ms is refused when set', () => {
    const built = build({ 'delivery.timeout.ms': '30004' });
    expect(built).toMatchObject({
      ok: false,
      wrapped: true,
      message:
        'delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms',
    });
    expect(build({ 'delivery.timeout.ms': '30005' }).ok).toBe(true);
  });
  test('is raised with a warning when not set', () => {
    const built = build({ 'request.timeout.ms': '200000' });
    expect(built.ok && built.config.deliveryTimeoutMs).toBe(200005);
    expect(built.logs[0]?.text).toContain('Setting it to 200005.');
  });
});

test('reconnect.backoff.ms alone disables its growth', () => {
  const built = build({ 'reconnect.backoff.ms': '200' });
  expect(built.ok && built.config.reconnectBackoffMaxMs).toBe(200);
  expect(built.logs[0]?.level).toBe('WARN');
});

test('unknown keys are named, never dropped silently', () => {
  expect(logsOf({ 'enable.idempotance': 'true' })).toEqual([
    "INFO These configurations '[enable.idempotance]' were supplied but are not used yet.",
  ]);
});

test('SASL without a mechanism is refused from 3.x on; without SASL nobody asks', () => {
  const sasl = { 'security.protocol': 'sasl_ssl', 'sasl.mechanism': ' ' };
  for (const profile of PROFILES.filter((one) => one !== '2.8')) {
    expect(buildProducer(sasl, profile), profile).toMatchObject({
      ok: false,
      exception: 'org.apache.kafka.common.config.ConfigException',
      message:
        'Invalid value null for configuration sasl.mechanism: When the security.protocol configuration enables SASL, mechanism must be non-null and non-empty string.',
      wrapped: false,
    });
  }
  expect(build({ ...sasl, 'sasl.mechanism': 'PLAIN' }).ok).toBe(true);
  expect(build({ 'security.protocol': 'sasl_ssl' }).ok).toBe(true);
  expect(build({ 'sasl.mechanism': '' }).ok).toBe(true);
});
