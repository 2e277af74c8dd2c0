// Random loops of consume, transform, produce in transactions, around the sends of a random scenario.
import { fc } from './fastCheck.ts';

const FAULT_MOMENTS = [
  'recordsPolled',
  'transactionCalled',
  'transactionReturned',
  'txnOffsetsMoved',
  'commitRefused',
  'positionsReset',
  'offsetsUnstable',
  'transactionMoved',
  'markerWritten',
  'memberRemoved',
] as const;

const APIS = ['TxnOffsetCommit', 'AddOffsetsToTxn', 'EndTxn', 'EndTxn', 'InitProducerId'] as const;

interface DrawnLoops {
  readonly profile: string;
  readonly count: number;
  readonly mostRecords: string;
  readonly recordMs: number;
  readonly sessionTimeout: string;
  readonly pollInterval: string;
  readonly timeoutMs: string;
  readonly faults: readonly {
    readonly what: 'crashConsumer' | 'pauseConsumer' | 'cutConsumer';
    readonly moment: (typeof FAULT_MOMENTS)[number];
    readonly copy: number;
    readonly consumer: number;
    readonly afterMs: number;
    readonly forMs: number;
  }[];
  readonly requests: readonly {
    readonly what: 'cut' | 'stall' | 'hold' | 'delay';
    readonly api: (typeof APIS)[number];
    readonly copy: number;
  }[];
}

/** How the loops work, and what goes wrong in them. */
export function arbitraryLoops(): fc.Arbitrary<DrawnLoops> {
  return fc.record({
    profile: fc.constantFrom('current', 'current', '4.5', '3.9', '2.8'),
    count: fc.integer({ min: 1, max: 3 }),
    mostRecords: fc.constantFrom('500', '1', '2'),
    recordMs: fc.constantFrom(0, 0, 3, 25),
    sessionTimeout: fc.constantFrom('45000', '60', '300'),
    pollInterval: fc.constantFrom('300000', '300000', '400'),
    timeoutMs: fc.constantFrom('60000', '1000', '300'),
    faults: fc.array(
      fc.record({
        what: fc.constantFrom<DrawnLoops['faults'][number]['what'][]>(
          'crashConsumer',
          'crashConsumer',
          'pauseConsumer',
          'cutConsumer',
        ),
        moment: fc.constantFrom(...FAULT_MOMENTS),
        copy: fc.integer({ min: 1, max: 6 }),
        consumer: fc.nat(2),
        afterMs: fc.constantFrom(0, 0, 20, 400),
        forMs: fc.constantFrom(30, 500, 2500),
      }),
      { maxLength: 3 },
    ),
    requests: fc.array(
      fc.record({
        what: fc.constantFrom<DrawnLoops['requests'][number]['what'][]>(
          'cut',
          'stall',
          'hold',
          'delay',
        ),
        api: fc.constantFrom(...APIS),
        copy: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 2 },
    ),
  });
}

interface PlainScenario {
  readonly topics: readonly object[];
  readonly producers: readonly { readonly config: Readonly<Record<string, string>> }[];
  readonly interventions: readonly unknown[];
  readonly brokerConfig: object;
}

/** The scenario with loops that read its topic and write another, each with a producer of its own. */
export function withLoops(scenario: PlainScenario, drawn: DrawnLoops): unknown {
  const names = Array.from({ length: drawn.count }, (_, index) => index + 1);
  return {
    ...scenario,
    profile: drawn.profile,
    topics: [...scenario.topics, { name: 'bills', partitions: 2 }],
    producers: [
      ...scenario.producers,
      ...names.map((nth) => ({
        id: `loop-${nth}`,
        config: {
          'transactional.id': `t${nth}`,
          'transaction.timeout.ms': drawn.timeoutMs,
          'max.block.ms': '2000',
          'request.timeout.ms': '400',
          'delivery.timeout.ms': '1500',
          'enable.idempotence': 'true',
          acks: 'all',
        },
        sends: [],
      })),
    ],
    consumers: names.map((nth) => ({
      id: `c${nth}`,
      topic: 'orders',
      isolationLevel: 'read_committed',
      group: {
        id: 'g',
        commits: 'transaction',
        recordMs: drawn.recordMs,
        produces: { producer: `loop-${nth}`, topic: 'bills' },
        config: {
          'enable.auto.commit': 'false',
          'auto.offset.reset': 'earliest',
          'max.poll.records': drawn.mostRecords,
          'max.poll.interval.ms': drawn.pollInterval,
          'session.timeout.ms': drawn.sessionTimeout,
          'heartbeat.interval.ms': '20',
        },
      },
    })),
    brokerConfig: {
      'group.initial.rebalance.delay.ms': '50',
      'transaction.abort.timed.out.transaction.cleanup.interval.ms': '200',
    },
    interventions: [
      ...scenario.interventions,
      ...drawn.faults.flatMap(({ what, moment, copy, afterMs, forMs, ...fault }) => {
        const consumer = `c${1 + (fault.consumer % drawn.count)}`;
        const when = { moment, copy };
        const one = { do: what, consumer, when, afterMs };
        if (what === 'pauseConsumer') return [{ ...one, forMs }];
        if (what === 'cutConsumer') return [one];
        const stopped = { moment: 'consumerStopped' };
        return [one, { do: 'restartConsumer', consumer, when: stopped, afterMs }];
      }),
      ...drawn.requests.map(({ what, api, copy }) => ({
        do: what,
        when: { moment: what === 'hold' ? 'requestSent' : 'responseSent', api, copy },
        ...(what === 'delay' ? { byMs: 300 } : {}),
      })),
    ],
    untilMs: 10_000,
  };
}
