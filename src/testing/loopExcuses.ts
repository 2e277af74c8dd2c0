// One run for each way in which a loop in transactions gives a record no committed result, or two.
import type { Scenario } from '../engine/index.ts';
import { scenarioFrom } from '../scenario/index.ts';

interface Story {
  readonly profile?: string;
  readonly bills?: object;
  readonly recordMs?: number;
  readonly orders?: readonly number[];
  readonly interventions: readonly object[];
}

/** Orders at those times, and a loop that makes a bill of each. */
function loop({ profile = 'current', bills, recordMs = 0, orders = [0], interventions }: Story) {
  return scenarioFrom({
    formatVersion: 1,
    profile,
    untilMs: 120_000,
    topics: [{ name: 'orders' }, { name: 'bills', leaders: [2], ...bills }],
    producers: [
      {
        id: 'p1',
        config: { 'linger.ms': '20' },
        sends: orders.map((at, index) => ({ at, topic: 'orders', value: `order-${index + 1}` })),
      },
      {
        id: 'l1',
        config: { 'transactional.id': 't1', 'linger.ms': '0', 'request.timeout.ms': '1000' },
        sends: [],
      },
    ],
    consumers: [
      {
        id: 'c1',
        topic: 'orders',
        group: {
          id: 'g',
          commits: 'transaction',
          recordMs,
          produces: { producer: 'l1', topic: 'bills', prefix: 'bill-' },
          config: {
            'enable.auto.commit': 'false',
            'auto.offset.reset': 'earliest',
            'session.timeout.ms': '6000',
          },
        },
      },
    ],
    interventions,
  });
}

const BILLS = { partition: 'bills-0' } as const;

/** By checker and name, as checkers.test.ts lists them. */
export const LOOP_EXCUSES: Readonly<Record<string, Scenario>> = {
  'loop-once: disk-lost': loop({
    bills: { replicationFactor: 1 },
    interventions: [{ do: 'crashBroker', when: { at: 5000 }, broker: 2, diskLost: true }],
  }),
  'loop-once: unclean-election': loop({
    bills: { config: { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' } },
    interventions: [
      { do: 'shrinkIsr', when: { at: 0 }, ...BILLS, isr: [2] },
      { do: 'crashBroker', when: { at: 5000 }, broker: 2 },
      { do: 'moveLeader', when: { at: 5100 }, ...BILLS, broker: 1, unclean: true },
    ],
  }),
  // the bill is stored, its answer lost and its number forgotten: its retry is stored too, in the same transaction
  'loop-once: state-forgotten': loop({
    interventions: [
      { do: 'cut', when: { moment: 'appended', record: 'bill-order-1' } },
      {
        do: 'forgetProducer',
        when: { moment: 'appended', record: 'bill-order-1' },
        producer: 'l1',
        ...BILLS,
      },
    ],
  }),
  // the first EndTxn comes in the middle of the second transaction, and commits the half of it that is there
  'loop-once: late-end': loop({
    profile: '3.9',
    recordMs: 400,
    orders: [0, 3000, 3000],
    interventions: [
      { do: 'hold', when: { moment: 'requestSent', api: 'EndTxn', producer: 'l1' } },
      { do: 'release', when: { at: 3650, producer: 'l1', broker: 3 }, connection: 1 },
      { do: 'crashConsumer', consumer: 'c1', when: { moment: 'markerWritten', copy: 2 } },
      { do: 'restartConsumer', consumer: 'c1', when: { moment: 'consumerStopped' }, afterMs: 50 },
    ],
  }),
};
