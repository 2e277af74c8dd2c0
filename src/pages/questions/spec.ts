// Small experiments that questions are asked about: one configuration, one fault, a few orders. What happens in them
// is never written down: the engine is asked.

import type { Intervention, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, order, scene, stallAnswers, time } from '../../lessons/scenes/base.ts';

export type FaultKind =
  | 'none'
  | 'requestLost'
  | 'ackLost'
  | 'answersLost'
  | 'requestsLost'
  | 'refusedOnce'
  | 'leaderDies'
  | 'restart';

export interface RoundSpec {
  readonly seed: number;
  /** How many orders there are. */
  readonly orders: number;
  /** The order that the fault meets, from 1. */
  readonly target: number;
  readonly fault: FaultKind;
  readonly idempotence: boolean;
  readonly acks: '0' | '1' | 'all';
  readonly inFlight: number;
  /** `retries`; null: the default. */
  readonly retries: number | null;
}

const always = { afterMs: 0, enabled: true } as const;
/** Far enough apart for one request to be answered before the next, or near enough for several to be under way. */
const APART_MS = 40;
const TOGETHER_MS = 20;

/** The experiment as a scenario. */
export function roundScenario(spec: RoundSpec): Scenario {
  const { seed, orders, fault, target, idempotence, acks, inFlight, retries } = spec;
  const several = fault === 'answersLost' || fault === 'requestsLost';
  const at = (number: number) => {
    if (fault === 'refusedOnce' && number > target)
      return APART_MS * (target - 1) + number - target;
    return (number - 1) * (several ? TOGETHER_MS : APART_MS);
  };
  return scene({
    id: `round-${seed}`,
    title: t`Round ${seed}`,
    about: `${settingWords(spec)}. ${faultWords(spec)}`,
    seed,
    config: {
      'linger.ms': '0',
      'enable.idempotence': String(idempotence),
      acks,
      'max.in.flight.requests.per.connection': String(inFlight),
      ...(retries === null ? {} : { retries: String(retries) }),
    },
    sends: Array.from({ length: orders }, (_, index) => order(index + 1, at(index + 1))),
    interventions: interventionsOf(fault, `order-${target}`, `order-${target + 1}`),
    claims: [],
  });
}

function interventionsOf(fault: FaultKind, record: string, next: string): readonly Intervention[] {
  switch (fault) {
    case 'none':
      return [];
    case 'requestLost':
      return [cut(moment('requestSent', record), 1)];
    case 'ackLost':
      return [cut(moment('appended', record), 1)];
    case 'answersLost':
      return [stallAnswers(record), cut(time(200))];
    case 'requestsLost':
      return [{ do: 'hold', when: moment('requestSent', record), ...always }, cut(time(200))];
    case 'refusedOnce':
      return [
        {
          do: 'shrinkIsr',
          when: moment('requestSent', record),
          partition: 'orders-0',
          isr: [1],
          ...always,
        },
        {
          do: 'resumeReplication',
          when: moment('batchDecided', record),
          broker: 2,
          partition: null,
          ...always,
        },
        { do: 'delay', when: moment('requestSent', next), byMs: 10, enabled: true },
      ];
    case 'leaderDies':
      return [
        ...[2, 3].map(
          (broker): Intervention => ({
            do: 'stopReplication',
            when: moment('requestSent', record),
            broker,
            partition: null,
            ...always,
          }),
        ),
        {
          do: 'resumeReplication',
          when: moment('leaderElected'),
          broker: 3,
          partition: null,
          ...always,
        },
        {
          do: 'crashBroker',
          when: moment('appended', record),
          broker: 1,
          diskLost: false,
          afterMs: 8,
          enabled: true,
        },
      ];
    case 'restart':
      return [
        stallAnswers(record),
        {
          do: 'crash',
          producer: 'p1',
          when: moment('appended', record),
          afterMs: 8,
          enabled: true,
        },
        {
          do: 'restart',
          producer: 'p1',
          resend: 'unacknowledged',
          when: moment('producerCrashed'),
          afterMs: 200,
          enabled: true,
        },
      ];
  }
}

/** The configuration in a line, by Kafka's names. */
export function settingWords({ idempotence, acks, inFlight, retries }: RoundSpec): string {
  return [
    `enable.idempotence=${idempotence}`,
    `acks=${acks}`,
    `max.in.flight=${inFlight}`,
    ...(retries === null ? [] : [`retries=${retries}`]),
  ].join(', ');
}

/** The fault in a sentence. */
export function faultWords({ fault, target, orders }: RoundSpec): string {
  const record = `order-${target}`;
  switch (fault) {
    case 'none':
      return t`Nothing goes wrong.`;
    case 'requestLost':
      return t`The connection breaks while the request with ${record} is under way to the broker.`;
    case 'ackLost':
      return t`${record} is in the log when the connection breaks, before its answer gets out.`;
    case 'answersLost':
      return t`From ${record} on no answer gets through. At 200 ms the connection breaks.`;
    case 'requestsLost':
      return t`From ${record} on no request gets through. At 200 ms the connection breaks.`;
    case 'refusedOnce':
      return t`When ${record} arrives, only the leader is in sync; min.insync.replicas is 2. ${target < orders ? t`A moment later broker 2 is back, and order-${target + 1}, which was already under way, arrives.` : t`A moment later broker 2 is back.`}`;
    case 'leaderDies':
      return t`The leader crashes after it has written ${record}, and before a follower has copied it. Broker 2 takes over.`;
    case 'restart':
      return t`${record} is in the log, its answer is not out, and the process of the shop dies. It starts again and sends what was not acknowledged.`;
  }
}
