// Random transactions around the sends of a random scenario.
import { fc } from './fastCheck.ts';

/** Latest call, virtual ms: the first epoch takes some 150 ms to get. */
const CALLS_UNTIL_MS = 900;

interface DrawnTransactions {
  readonly profile: string;
  readonly ids: readonly string[];
  readonly timeoutMs: string;
  readonly verification: string;
  readonly rounds: readonly (readonly {
    readonly begin: number;
    readonly length: number;
    readonly end: string;
    readonly orAbort: boolean;
    readonly offsets: boolean;
  }[])[];
  readonly spread: number;
  readonly pauses: readonly {
    readonly at: number;
    readonly forMs: number;
    readonly producer: number;
  }[];
  readonly faults: readonly {
    readonly what: string;
    readonly api: string;
    readonly copy: number;
  }[];
}

/** What a transactional application does, and what goes wrong with its requests. */
export function arbitraryTransactions(): fc.Arbitrary<DrawnTransactions> {
  return fc.record({
    profile: fc.constantFrom('current', 'current', '3.9', '2.8', '4.5'),
    ids: fc.constantFrom(['t1', 't1'], ['t1', 't2']),
    timeoutMs: fc.constantFrom('60000', '1500'),
    verification: fc.constantFrom('true', 'true', 'false'),
    rounds: fc.array(
      fc.array(
        fc.record({
          begin: fc.integer({ min: 1, max: CALLS_UNTIL_MS }),
          length: fc.integer({ min: 1, max: 300 }),
          end: fc.constantFrom(
            'commitTransaction',
            'commitTransaction',
            'abortTransaction',
            'none',
          ),
          orAbort: fc.boolean(),
          offsets: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      { minLength: 2, maxLength: 2 },
    ),
    spread: fc.constantFrom(1, 4),
    pauses: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: CALLS_UNTIL_MS }),
        forMs: fc.constantFrom(50, 4000),
        producer: fc.nat(1),
      }),
      { maxLength: 1 },
    ),
    faults: fc.array(
      fc.record({
        what: fc.constantFrom('cut', 'hold', 'stall', 'delay'),
        api: fc.constantFrom(
          'InitProducerId',
          'AddPartitionsToTxn',
          'AddOffsetsToTxn',
          'TxnOffsetCommit',
          'EndTxn',
          'EndTxn',
        ),
        copy: fc.integer({ min: 1, max: 2 }),
      }),
      { maxLength: 2 },
    ),
  });
}

interface PlainScenario {
  readonly producers: readonly {
    readonly config: Readonly<Record<string, string>>;
    readonly sends: readonly { readonly at: number }[];
  }[];
  readonly interventions: readonly unknown[];
  readonly brokerConfig: object;
}

/** The scenario with transactions: its producers idempotent and transactional, its sends spread over their calls. */
export function withTransactions(scenario: PlainScenario, drawn: DrawnTransactions): unknown {
  const producers = scenario.producers.map((one, index) => ({
    ...one,
    config: {
      ...one.config,
      'enable.idempotence': 'true',
      acks: 'all',
      ...(one.config['retries'] === '0' ? { retries: '1' } : {}),
      'max.in.flight.requests.per.connection': String(
        ((Number(one.config['max.in.flight.requests.per.connection'] ?? 5) - 1) % 5) + 1,
      ),
      'transactional.id': drawn.ids[index % drawn.ids.length] ?? 't1',
      'transaction.timeout.ms': drawn.timeoutMs,
    },
    sends: one.sends.map((send) => ({ ...send, at: send.at * drawn.spread })),
    calls: callsOf(drawn.rounds[index % drawn.rounds.length] ?? []),
  }));
  return {
    ...scenario,
    profile: drawn.profile,
    producers,
    consumers: [
      { id: 'ru', topic: 'orders' },
      { id: 'rc', topic: 'orders', isolationLevel: 'read_committed' },
    ],
    brokerConfig: namesOfRelease(drawn.profile, {
      ...scenario.brokerConfig,
      'transaction.abort.timed.out.transaction.cleanup.interval.ms': '500',
      'transaction.partition.verification.enable': drawn.verification,
    }),
    interventions: [
      ...scenario.interventions,
      ...drawn.faults.map(({ what, api, copy }) => ({
        do: what,
        when: { moment: what === 'hold' ? 'requestSent' : 'responseSent', api, copy },
        ...(what === 'delay' ? { byMs: 300 } : {}),
      })),
      ...drawn.pauses.flatMap(({ at, forMs, producer }) => {
        const id = `p${1 + (producer % producers.length)}`;
        return [
          { do: 'pause', when: { at }, producer: id },
          { do: 'resume', when: { at: at + forMs }, producer: id },
        ];
      }),
    ],
    untilMs: 8000,
  };
}

function callsOf(rounds: DrawnTransactions['rounds'][number]): readonly { readonly at: number }[] {
  return [
    { at: 0, call: 'initTransactions' },
    ...rounds
      .flatMap(({ begin, length, end, orAbort, offsets }) => [
        { at: begin, call: 'beginTransaction' },
        ...(offsets
          ? [
              {
                at: begin + 1,
                call: 'sendOffsetsToTransaction',
                group: 'g',
                offsets: [{ partition: 'orders-0', offset: 1 }],
              },
            ]
          : []),
        ...(end === 'none'
          ? []
          : [
              {
                at: begin + length,
                call: end,
                ...(end === 'commitTransaction' ? { orAbort } : {}),
              },
            ]),
      ])
      .sort((a, b) => a.at - b.at),
  ];
}

/** 2.8 has one expiry for transactional ids and producer ids, and verifies nothing. */
function namesOfRelease(
  profile: string,
  settings: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (profile !== '2.8') return settings;
  const {
    'producer.id.expiration.ms': expiration,
    'producer.id.expiration.check.interval.ms': _interval,
    'transaction.partition.verification.enable': _verification,
    ...common
  } = settings;
  return expiration === undefined
    ? common
    : { ...common, 'transactional.id.expiration.ms': expiration };
}
