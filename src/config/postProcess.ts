// Kafka: ProducerConfig#postProcessParsedConfig: settings that change other settings, before there is a producer.
// What it throws reaches the caller as it is.

import type { ConfigLog, ConfigValue } from '../engine/index.ts';
import { ConfigException, shown } from './configDef.ts';
import type { ConfigRelease } from './release.ts';

/** Settings on their way to a producer; `values` is replaced, `logs` grows. */
export interface Building {
  readonly profile: ConfigRelease;
  readonly props: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, ConfigValue>>;
  readonly logs: ConfigLog[];
}

export const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const NOT_ALL =
  'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.';
const NO_RETRIES = 'Must set retries to non-zero when using the idempotent producer.';
const NEEDS_IDEMPOTENCE = 'Cannot set a transactional.id without also enabling idempotence.';

/** Whether the user named the setting, with whatever value. Kafka asks just this for "explicit". */
export const isSet = (building: Building, name: string): boolean =>
  Object.hasOwn(building.props, name);

/** Every change that Kafka makes by itself to what was parsed, in its order. */
export function postProcess(building: Building): Building {
  if (building.profile !== '2.8') validateSaslMechanism(building);
  const warned = building.profile === '2.8' ? warnDnsLookup(building) : warnStaticBackoff(building);
  const reconnecting = postProcessReconnectBackoff(warned);
  // in 2.8 the name comes before acks are judged, which nobody can see: a refusal leaves no name
  const judged =
    building.profile === '2.8' ? overrideIdempotence(reconnecting) : judgeIdempotence(reconnecting);
  return overrideClientId(judged);
}

const set = (building: Building, changes: Readonly<Record<string, ConfigValue>>): Building => ({
  ...building,
  values: { ...building.values, ...changes },
});

/** CommonClientConfigs#postValidateSaslMechanismConfig. 2.8 takes the empty text, and looks for such a mechanism later. */
function validateSaslMechanism({ props, values }: Building): void {
  const secured = String(values['security.protocol']).toUpperCase().startsWith('SASL_');
  if (!secured || props['sasl.mechanism']?.trim() !== '') return;
  throw new ConfigException(
    'Invalid value null for configuration sasl.mechanism: When the security.protocol configuration enables SASL, mechanism must be non-null and non-empty string.',
  );
}

/** 2.8: CommonClientConfigs#warnIfDeprecatedDnsLookupValue. */
function warnDnsLookup(building: Building): Building {
  if (building.values['client.dns.lookup'] === 'default') {
    building.logs.push({
      level: 'WARN',
      text: "Configuration 'client.dns.lookup' with value 'default' is deprecated and will be removed in future version. Please use 'use_all_dns_ips' or another non-deprecated value.",
    });
  }
  return building;
}

/** CommonClientConfigs#warnDisablingExponentialBackoff. */
function warnStaticBackoff(building: Building): Building {
  const warn = (base: string, max: string, what: string) => {
    const [from, to] = [building.values[base] ?? null, building.values[max] ?? null];
    if (Number(from) <= Number(to)) return;
    building.logs.push({
      level: 'WARN',
      text: `Configuration '${base}' with value '${shown(from)}' is greater than configuration '${max}' with value '${shown(to)}'. A static ${what} with value '${shown(to)}' will be applied.`,
    });
  };
  warn('retry.backoff.ms', 'retry.backoff.max.ms', 'backoff');
  warn(
    'socket.connection.setup.timeout.ms',
    'socket.connection.setup.timeout.max.ms',
    'connection setup timeout',
  );
  return building;
}

/** CommonClientConfigs#postProcessReconnectBackoffConfigs. 2.8 says so at DEBUG only. */
function postProcessReconnectBackoff(building: Building): Building {
  if (!isSet(building, 'reconnect.backoff.ms') || isSet(building, 'reconnect.backoff.max.ms'))
    return building;
  if (building.profile !== '2.8') {
    building.logs.push({
      level: 'WARN',
      text: 'Disabling exponential reconnect backoff because reconnect.backoff.ms is set, but reconnect.backoff.max.ms is not.',
    });
  }
  return set(building, {
    'reconnect.backoff.max.ms': building.values['reconnect.backoff.ms'] ?? null,
  });
}

/** ProducerConfig#parseAcks: all is -1. */
const acksOf = (building: Building): string =>
  building.values['acks'] === 'all' ? '-1' : String(building.values['acks']);

/**
 * 2.8: ProducerConfig#maybeOverrideEnableIdempotence, #idempotenceEnabled, #maybeOverrideAcksAndRetries. A
 * transactional.id switches idempotence on, and idempotence switches acks to all. In-flight requests are counted
 * later, in the constructor.
 */
function overrideIdempotence(building: Building): Building {
  const transactional = isSet(building, 'transactional.id');
  const explicit = isSet(building, 'enable.idempotence');
  const on = building.values['enable.idempotence'] === true;
  if (explicit && !on && transactional) throw new ConfigException(NEEDS_IDEMPOTENCE);
  const acks = acksOf(building);
  if (!on && !transactional) return set(building, { acks });
  if (building.values['retries'] === 0) throw new ConfigException(NO_RETRIES);
  if (isSet(building, 'acks') && acks !== '-1') throw new ConfigException(NOT_ALL);
  return set(building, { 'enable.idempotence': true, acks: '-1' });
}

/** From 3.0.1: ProducerConfig#postProcessAndValidateIdempotenceConfigs. */
function judgeIdempotence(building: Building): Building {
  const acks = acksOf(building);
  const asked = building.values['enable.idempotence'] === true;
  const enabled = asked && survivesConflicts(building, acks);
  if (!enabled && isSet(building, 'transactional.id')) throw new ConfigException(NEEDS_IDEMPOTENCE);
  if (
    building.values['transaction.two.phase.commit.enable'] === true &&
    isSet(building, 'transaction.timeout.ms')
  ) {
    throw new ConfigException(
      'Cannot set transaction.timeout.ms when transaction.two.phase.commit.enable is set to true. Transactions will not expire with two-phase commit enabled.',
    );
  }
  return set(building, { acks, 'enable.idempotence': enabled });
}

/** Each contradiction throws when idempotence was asked for in so many words, and else switches it off. */
function survivesConflicts(building: Building, acks: string): boolean {
  const explicit = isSet(building, 'enable.idempotence');
  let survives = true;
  const conflict = (refusal: string, level: ConfigLog['level'], why: string) => {
    if (explicit) throw new ConfigException(refusal);
    building.logs.push({ level, text: `Idempotence will be disabled because ${why}` });
    survives = false;
  };
  if (building.values['retries'] === 0) conflict(NO_RETRIES, 'INFO', 'retries is set to 0.');
  if (acks !== '-1') conflict(NOT_ALL, 'INFO', `acks is set to ${acks}, not set to 'all'.`);
  const inFlight = Number(building.values[IN_FLIGHT]);
  if (inFlight > 5) {
    // from 4.0 without a way out, even where idempotence has just been switched off
    if (building.profile !== '3.9') {
      throw new ConfigException(
        `To use the idempotent producer, ${IN_FLIGHT} must be set to at most 5. Current value is ${inFlight}.`,
      );
    }
    conflict(
      `Must set ${IN_FLIGHT} to at most 5 to use the idempotent producer.`,
      'WARN',
      `${IN_FLIGHT} is set to ${inFlight}, which is greater than 5. Please note that in v4.0.0 and onward, this will become an error.`,
    );
  }
  return survives;
}

/** ProducerConfig#maybeOverrideClientId. Each producer of a scenario is the first one of its application. */
function overrideClientId(building: Building): Building {
  if (isSet(building, 'client.id')) return building;
  const transactionalId = building.values['transactional.id'] ?? null;
  return set(building, {
    'client.id': `producer-${transactionalId === null ? 1 : shown(transactionalId)}`,
  });
}
