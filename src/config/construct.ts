// Kafka: what the constructor of KafkaProducer refuses, changes and says, in its order. What it throws reaches the
// caller as the cause of `KafkaException: Failed to construct kafka producer`.
import type { ConfigLog } from '../engine/index.ts';
import { ConfigException, INT_MAX, shown } from './configDef.ts';
import { DEFAULT_PARTITIONER, UNIFORM_STICKY_PARTITIONER } from './definitions.ts';
import { type Building, IN_FLIGHT, isSet } from './postProcess.ts';
import { logUnused } from './unused.ts';

const KAFKA_EXCEPTION = 'org.apache.kafka.common.KafkaException';
const DELIVERY =
  'delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms';

/** Kafka: KafkaProducer#KafkaProducer(ProducerConfig, …). Throws ConfigException with what was thrown inside. */
export function construct(building: Building): Building {
  const { profile } = building;
  try {
    checkClasses(building);
    checkCompression(building);
    const delivering = configureDeliveryTimeout(building);
    // from some release after 4.0 the addresses come before the transaction manager
    const addressesFirst = profile === 'current' || profile === '4.5';
    if (addressesFirst) checkBootstrap(delivering);
    configureTransactionState(delivering);
    checkRack(delivering);
    if (!addressesFirst) checkBootstrap(delivering);
    configureSender(delivering);
    logUnused(delivering);
    return delivering;
  } catch (error) {
    if (error instanceof ConfigException)
      say(building, 'INFO', 'Closing the Kafka producer with timeoutMillis = 0 ms.');
    throw error;
  }
}

/** A line that the producer itself logs: with its name in front. */
function say(building: Building, level: ConfigLog['level'], text: string): void {
  const { values } = building;
  const transactionalId = values['transactional.id'] ?? null;
  const who = `clientId=${shown(values['client.id'] ?? '')}`;
  const also = transactionalId === null ? '' : `, transactionalId=${shown(transactionalId)}`;
  building.logs.push({ level, text: `[Producer ${who}${also}] ${text}` });
}

const refuse = (message: string, exception?: string) =>
  new ConfigException(message, true, exception);

/** AbstractConfig#getConfiguredInstances, KafkaProducer#warnIfPartitionerDeprecated. */
function checkClasses(building: Building): void {
  checkInstances(building, 'metric.reporters', ['org.apache.kafka.common.metrics.JmxReporter']);
  const partitioner = building.values['partitioner.class'];
  const clear = 'Please clear partitioner.class configuration setting';
  if (building.profile === '3.9' && partitioner === DEFAULT_PARTITIONER) {
    say(
      building,
      'WARN',
      `DefaultPartitioner is deprecated.  ${clear} to get the default partitioning behavior`,
    );
  }
  if (building.profile === '3.9' && partitioner === UNIFORM_STICKY_PARTITIONER) {
    say(
      building,
      'WARN',
      `UniformStickyPartitioner is deprecated.  ${clear} and set partitioner.ignore.keys to 'true' to get the uniform sticky partitioning behavior`,
    );
  }
  checkInstances(building, 'interceptor.classes', []);
}

function checkInstances(building: Building, name: string, known: readonly string[]): void {
  const classes = building.values[name];
  const missing = Array.isArray(classes) ? classes.find((one) => !known.includes(one)) : undefined;
  if (missing === undefined) return;
  // 3.9 closes itself before the field is set that closing needs: what it meant to say is lost
  if (building.profile === '3.9' && name === 'metric.reporters') {
    throw new ConfigException(
      'Cannot invoke "java.util.Optional.ifPresent(java.util.function.Consumer)" because "this.clientTelemetryReporter" is null',
      false,
      'java.lang.NullPointerException',
    );
  }
  throw refuse(`Class ${missing} cannot be found`, KAFKA_EXCEPTION);
}

/** 2.8: CompressionType#forName. Later the definition has a list of values. */
function checkCompression(building: Building): void {
  const name = building.values['compression.type'];
  if (!['none', 'gzip', 'snappy', 'lz4', 'zstd'].includes(String(name)))
    throw refuse(`Unknown compression name: ${String(name)}`, 'java.lang.IllegalArgumentException');
}

/** KafkaProducer#configureDeliveryTimeout. */
function configureDeliveryTimeout(building: Building): Building {
  const { values } = building;
  const lingerMs = Math.min(Number(values['linger.ms']), INT_MAX);
  const needed = Math.min(lingerMs + Number(values['request.timeout.ms']), INT_MAX);
  if (Number(values['delivery.timeout.ms']) >= needed) return building;
  if (isSet(building, 'delivery.timeout.ms')) throw refuse(DELIVERY);
  say(building, 'WARN', `${DELIVERY}. Setting it to ${needed}.`);
  return { ...building, values: { ...values, 'delivery.timeout.ms': needed } };
}

/** KafkaProducer#configureTransactionState. */
function configureTransactionState(building: Building): void {
  const { profile, values } = building;
  if (values['enable.idempotence'] !== true) return;
  const transactional = isSet(building, 'transactional.id');
  if (profile === '2.8' && transactional && !isSet(building, 'enable.idempotence')) {
    say(
      building,
      'INFO',
      'Overriding the default enable.idempotence to true since transactional.id is specified.',
    );
  }
  const kind = transactional ? 'a transactional' : 'an idempotent';
  say(building, 'INFO', `Instantiated ${kind} producer.`);
}

/** From 4.4, KIP-1123. */
function checkRack(building: Building): void {
  if (building.values['partitioner.rack.aware'] === true && building.values['client.rack'] === '')
    throw refuse('client.rack must be provided if partitioner.rack.aware is enabled');
}

/** Utils#getHost, #getPort; up to 3.9 any text may stand before the host. */
const HOST_PORT = /^(?:[0-9a-zA-Z\-%._]*:\/\/)?\[?([0-9a-zA-Z\-%._:]*)\]?:([0-9]+)$/;
const HOST_PORT_BEFORE_4 = /^.*?\[?([0-9a-zA-Z\-%._:]*)\]?:([0-9]+)$/;
const MAX_PORT = 65535;

/** ClientUtils#parseAndValidateAddresses. The lab has no name service: each host that can be read is found. */
function checkBootstrap(building: Building): void {
  const refusal = bootstrapRefusal(building);
  if (refusal !== null && resolveMsOf(building) === 0) throw refuse(refusal);
}

const resolveMsOf = ({ values }: Building) => values['bootstrap.resolve.timeout.ms'] ?? 0;

function bootstrapRefusal(building: Building): string | null {
  if (!isSet(building, 'bootstrap.servers')) return null;
  const { profile, values } = building;
  const urls = values['bootstrap.servers'];
  const given = Array.isArray(urls) ? urls.filter((one) => one !== '') : [];
  const pattern = profile === '2.8' || profile === '3.9' ? HOST_PORT_BEFORE_4 : HOST_PORT;
  for (const url of given) {
    const port = pattern.exec(url)?.[2];
    if (port === undefined) return `Invalid url in bootstrap.servers: ${url}`;
    if (Number(port) > MAX_PORT) return `Invalid port in bootstrap.servers: ${url}`;
  }
  return given.length > 0 ? null : 'No resolvable bootstrap urls given in bootstrap.servers';
}

/** KafkaProducer#newSender with #configureInflightRequests and #configureAcks of 2.8. */
function configureSender(building: Building): void {
  const { profile, values, logs } = building;
  const resolveMs = resolveMsOf(building);
  if (resolveMs !== 0) {
    logs.push({
      level: 'INFO',
      text: `Asynchronous bootstrap DNS resolution is enabled via bootstrap.resolve.timeout.ms=${shown(resolveMs)}. This evolving feature may undergo compatibility-breaking changes in a minor release.`,
    });
    // addresses are read late then, inside the network client
    if (bootstrapRefusal(building) !== null)
      throw refuse('Failed to create new NetworkClient', KAFKA_EXCEPTION);
  }
  checkInFlight(building);
  checkSecurity(building);
  if (profile !== '2.8' || values['enable.idempotence'] !== true) return;
  if (!isSet(building, 'acks'))
    say(building, 'INFO', 'Overriding the default acks to all since idempotence is enabled.');
}

/** 2.8: KafkaProducer#configureInflightRequests. Later this is judged before the constructor. */
function checkInFlight({ profile, values }: Building): void {
  const idempotent = values['enable.idempotence'] === true;
  if (profile === '2.8' && idempotent && Number(values[IN_FLIGHT]) > 5)
    throw refuse(`Must set ${IN_FLIGHT} to at most 5 to use the idempotent producer.`);
}

/** 2.8: SecurityProtocol#forName. Later the definition has a list of values. */
function checkSecurity({ values }: Building): void {
  const name = String(values['security.protocol']).toUpperCase();
  if (!['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'].includes(name)) {
    throw refuse(
      `No enum constant org.apache.kafka.common.security.auth.SecurityProtocol.${name}`,
      'java.lang.IllegalArgumentException',
    );
  }
}
