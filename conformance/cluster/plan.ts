// What the player of the cluster needs of a scenario.
import {
  type Intervention,
  PROFILE_RULES,
  type Scenario,
  type Trace,
} from '../../src/engine/index.ts';
import { run } from '../../src/scenario/index.ts';
import { faultGatesOf, type Gate, gatesOf, slowestAnswerMs } from './gates.ts';

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
  /** By intervention: what is waited for before it is carried out. */
  readonly faultGates: ReturnType<typeof faultGatesOf>;
  readonly slowestAnswerMs: number | null;
}

/** What of a scenario no cluster plays, and why. */
interface Refusal {
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;
  readonly reason: string;
}

/** The plan of a scenario. Throws with field, value, expectation and reason when a cluster cannot play it. */
export function planOf(scenario: Scenario): Plan {
  const refused = refusalOf(scenario);
  if (refused) {
    const { field, value, expected, reason } = refused;
    const is = `${field} is ${JSON.stringify(value)}, expected ${expected}`;
    throw new Error(`${scenario.id}: ${is}: ${reason}`);
  }
  const trace = run(scenario);
  const endMs = endOf(trace);
  const { transactionVersion } = PROFILE_RULES[scenario.profile];
  return {
    scenario,
    brokerConfig: scenario.brokerConfig,
    transactionVersion,
    endMs,
    gates: gatesOf(trace),
    faultGates: faultGatesOf(trace),
    slowestAnswerMs: slowestAnswerMs(trace),
  };
}

const endOf = ({ events }: Trace) => events.at(-1)?.at ?? 0;

/** Why no real cluster can play it, or null. */
export function unplayable(scenario: Scenario): string | null {
  return refusalOf(scenario)?.reason ?? null;
}

const NO_ACL =
  'an ACL comes about some while after it was asked for, and its scene needs it within one request';

/** Interventions that no cluster carries out. */
const NO_LEVER: Readonly<Partial<Record<Intervention['do'], string>>> = {
  pause: 'its producers are threads of one process, and none can stand still alone',
  forgetProducer: 'Kafka has no lever to forget a producer',
  denyWrite: NO_ACL,
  allowWrite: NO_ACL,
  cutConsumer: 'the connections of consumers do not pass through the proxy',
};

function refusalOf(scenario: Scenario): Refusal | null {
  return (
    refusedProfile(scenario) ??
    refusedIntervention(scenario) ??
    refusedClient(scenario) ??
    refusedExtent(scenario)
  );
}

function refusedProfile({ profile, producers }: Scenario): Refusal | null {
  // what a transaction was before KIP-890 the same cluster still plays, made with transaction.version=1
  if (profile === 'current' || (profile === '3.9' && producers.every(isTransactional))) return null;
  return {
    field: 'profile',
    value: profile,
    expected: '"current", or "3.9" where every producer has a transactional.id',
    reason: `the cluster is not a ${profile}`,
  };
}

function refusedIntervention({ interventions }: Scenario): Refusal | null {
  const index = interventions.findIndex((one) => NO_LEVER[one.do] !== undefined);
  const name = interventions[index]?.do;
  const reason = name && NO_LEVER[name];
  if (!reason) return null;
  const expected = `none of ${Object.keys(NO_LEVER).join(', ')}`;
  return { field: `interventions[${index}].do`, value: name, expected, reason };
}

function refusedClient({ producers, consumers }: Scenario): Refusal | null {
  const expected = 'none';
  const preset = producers.findIndex((one) => one.preset);
  if (preset >= 0) {
    return {
      field: `producers[${preset}].preset`,
      value: producers[preset]?.preset,
      expected,
      reason: 'no KafkaProducer can be told where its numbers are to begin',
    };
  }
  const outbox = producers.findIndex((one) => one.outbox);
  if (outbox >= 0) {
    return {
      field: `producers[${outbox}].outbox`,
      value: producers[outbox]?.outbox,
      expected,
      reason: 'its outbox is a table of the application, which the player does not have',
    };
  }
  const sends = consumers.findIndex((one) => one.group?.produces);
  if (sends < 0) return null;
  return {
    field: `consumers[${sends}].group.produces`,
    value: consumers[sends]?.group?.produces,
    expected,
    reason:
      'its consumer sends, and the player has no process that holds a consumer and a producer',
  };
}

function refusedExtent(scenario: Scenario): Refusal | null {
  const broker = scenario.brokers.findIndex((id) => ![1, 2, 3].includes(id));
  if (broker >= 0) {
    return {
      field: `brokers[${broker}]`,
      value: scenario.brokers[broker],
      expected: '1, 2 or 3',
      reason: 'the brokers are 1, 2 and 3',
    };
  }
  const endMs = endOf(run(scenario));
  if (endMs <= LONGEST_RUN_MS) return null;
  return {
    field: 'the length of its run in ms',
    value: endMs,
    expected: `at most ${LONGEST_RUN_MS}`,
    reason: `it takes longer than ${LONGEST_RUN_MS / 1000} s, and its time is real time on a cluster`,
  };
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
