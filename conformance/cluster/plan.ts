// What the player of the cluster needs of a scenario.
import { PROFILE_RULES, type Scenario, type Trace } from '../../src/engine/index.ts';
import { run } from '../../src/scenario/index.ts';
import { type Gate, gatesOf } from './gates.ts';

/** The longest run that is played: virtual ms are real ms there. */
const LONGEST_RUN_MS = 150_000;

export interface Plan {
  readonly scenario: Scenario;
  readonly brokerConfig: Readonly<Record<string, string>>;
  /** Level of the feature transaction.version that the cluster is made with. */
  readonly transactionVersion: 1 | 2;
  /** When the engine's run has nothing left to show: the cluster is looked at a little later. */
  readonly endMs: number;
  readonly gates: readonly Gate[];
}

/** The plan of a scenario. Throws with the reason when a cluster cannot play it. */
export function planOf(scenario: Scenario): Plan {
  const reason = unplayable(scenario);
  if (reason) throw new Error(`${scenario.id}: ${reason}`);
  const trace = run(scenario);
  const endMs = endOf(trace);
  const { transactionVersion } = PROFILE_RULES[scenario.profile];
  const gates = gatesOf(trace);
  return { scenario, brokerConfig: scenario.brokerConfig, transactionVersion, endMs, gates };
}

const endOf = ({ events }: Trace) => events.at(-1)?.at ?? 0;

/** Why no real cluster can play it, or null. */
export function unplayable(scenario: Scenario): string | null {
  // what a transaction was before KIP-890 the same cluster still plays, made with transaction.version=1
  const older = scenario.profile === '3.9' && scenario.producers.every(isTransactional);
  if (scenario.profile !== 'current' && !older) return `the cluster is not a ${scenario.profile}`;
  if (scenario.interventions.some((one) => one.do === 'pause')) {
    return 'its producers are threads of one process, and none can stand still alone';
  }
  if (scenario.interventions.some((one) => one.do === 'forgetProducer')) {
    return 'Kafka has no lever to forget a producer';
  }
  if (scenario.interventions.some((one) => one.do === 'denyWrite' || one.do === 'allowWrite')) {
    return 'an ACL comes about some while after it was asked for, and its scene needs it within one request';
  }
  if (scenario.producers.some((one) => one.preset)) {
    return 'no KafkaProducer can be told where its numbers are to begin';
  }
  if (scenario.producers.some((one) => one.outbox)) {
    return 'its outbox is a table of the application, which the player does not have';
  }
  if (scenario.consumers.some((one) => one.group?.produces)) {
    return 'its consumer sends, and the player has no process that holds a consumer and a producer';
  }
  if (scenario.interventions.some((one) => one.do === 'cutConsumer')) {
    return 'the connections of consumers do not pass through the proxy';
  }
  if (scenario.brokers.some((id) => ![1, 2, 3].includes(id))) return 'the brokers are 1, 2 and 3';
  const endMs = endOf(run(scenario));
  return endMs > LONGEST_RUN_MS
    ? `it takes longer than ${LONGEST_RUN_MS / 1000} s, and its time is real time on a cluster`
    : null;
}

/** Whether one of its consumers is in a group. */
export function hasGroups({ consumers }: Scenario): boolean {
  return consumers.some((one) => one.group !== null);
}

/** Whether one of its producers has a transactional.id. */
export function hasTransactions({ producers }: Scenario): boolean {
  return producers.some(isTransactional);
}

function isTransactional({ config }: Scenario['producers'][number]): boolean {
  return config['transactional.id'] !== undefined;
}
