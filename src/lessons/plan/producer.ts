// The plan, first part: one producer, its retries and its numbers.
import { configLab } from '../catalogue/configLab.ts';
import { lanes, type PlannedScene, planned, played, playedIn, tested } from './format.ts';

const PALINDROME = 'log == [order-1, order-2, order-3, order-3, order-2, order-1]';
const IN_ORDER = 'log == [order-1, order-2, order-3]';
const ONCE = [1, 2, 3].map((number) => `storedTimes(order-${number}) == 1`);

export const producerScenes: readonly PlannedScene[] = [
  planned(
    'happy-path',
    IN_ORDER,
    'completed(order-1) == ok@0',
    'completed(order-2) == ok@1',
    'completed(order-3) == ok@2',
    'first(recordAppended) before first(requestSent)',
    'hw == 3',
  ),
  lanes(
    'one-silence',
    tested('four silences look the same to the client, up to the failed request'),
    ...['a', 'b', 'c', 'd'].map((lane) =>
      played(
        `one-silence-${lane}`,
        `log == [${lane > 'b' ? 'order-1' : ''}]`,
        `completed(order-1) == ${lane === 'd' ? 'TimeoutException' : 'NetworkException'}`,
        'effective(enable.idempotence) == false',
      ),
    ),
  ),
  planned('retry-harmless', 'sent(order-2) == 2', 'storedTimes(order-2) == 1', IN_ORDER),
  planned(
    'lost-ack-duplicate',
    'log == [order-1, order-2, order-2, order-3]',
    'completed(order-2) == ok@2',
  ),
  planned(
    'lost-ack-deduplicated',
    IN_ORDER,
    'verdicts(order-2) == [APPENDED, DUPLICATE@1]',
    'completed(order-2) == ok@1',
  ),
  planned('one-in-flight', 'log == [order-1, order-1, order-2]'),
  planned(
    'palindrome',
    PALINDROME,
    'completed(order-1) == ok@5',
    'completed(order-2) == ok@4',
    'completed(order-3) == ok@3',
  ),
  planned('reversed', 'log == [order-3, order-2, order-1]', ...ONCE),
  planned(
    'overtaken',
    'log == [order-2, order-3, order-1]',
    'verdicts(order-1)[0] == NOT_ENOUGH_REPLICAS',
  ),
  planned(
    'order-kept',
    'log == [order-1, order-2, order-3, order-4]',
    'verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
    'verdicts(order-4)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
    'epoch(order-2) == 0',
    'epoch(order-4) == 0',
  ),
  lanes(
    'cold-start-hole',
    ...(['2.8', '3.9', 'current'] as const).map((profile) =>
      playedIn(
        profile,
        'cold-start-hole',
        'log == [order-2]',
        'completed(order-1) == TimeoutException',
      ),
    ),
    played('cold-start-hole-4.5', 'log == [order-1, order-2]', 'errorsSeen == []'),
  ),
  planned(
    'batch-unit',
    ...[1, 2, 3, 4].map((number) => `seq(order-${number}) == ${number - 1}`),
    ...[1, 2, 3].map((number) => `verdicts(order-${number})[1] == DUPLICATE@${number - 1}`),
    'verdicts(order-2)[2] == OUT_OF_ORDER_SEQUENCE_NUMBER',
    'verdicts(order-3)[2] == OUT_OF_ORDER_SEQUENCE_NUMBER',
  ),
  planned(
    'sequence-wrap',
    'seq(order-1) == 2147483646',
    'seq(order-2) == 2147483647',
    'seq(order-3) == 0',
    ...[1, 2, 3].map((number) => `verdicts(order-${number}) == [APPENDED]`),
  ),
  planned(
    'xray',
    ...(
      [
        ['x1a', 'APPENDED@0', 'broker.unknown-producer'],
        ['x2a', 'APPENDED@1', 'broker.sequence'],
        ['x3a', 'DUPLICATE@1', 'broker.duplicate'],
        ['x4a', 'OUT_OF_ORDER_SEQUENCE_NUMBER', 'broker.sequence'],
        ['x5a', 'OUT_OF_ORDER_SEQUENCE_NUMBER', 'broker.sequence'],
        ['x6a', 'OUT_OF_ORDER_SEQUENCE_NUMBER', 'broker.epoch-newer'],
        ['x7a', 'APPENDED@3', 'broker.epoch-newer'],
        ['x8a', 'INVALID_PRODUCER_EPOCH', 'broker.epoch-older'],
        ['x9a', 'APPENDED@4', 'broker.no-producer-id'],
      ] as const
    ).flatMap(([value, verdict, rule]) => [
      `verdicts(${value}) == [${verdict}]`,
      `decidedBy(${value}) == [${rule}]`,
    ]),
  ),
  lanes(
    'window',
    ...Array.from({ length: 9 }, (_, index) =>
      played(
        `window-${index + 1}`,
        'storedTimes(order-1) == 1',
        `verdicts(order-1)[-1] == ${index < 4 ? 'DUPLICATE@0' : 'OUT_OF_ORDER_SEQUENCE_NUMBER'}`,
      ),
    ),
  ),
  planned(
    'each-partition-safe',
    ...[1, 2, 3, 4].map((number) => `storedTimes(order-${number}) == 1`),
    'log(orders-0) == [order-1, order-3]',
    'log(orders-1) == [order-2, order-4]',
    'verdicts(order-1) == [APPENDED@0, DUPLICATE@0]',
    'verdicts(order-2) == [APPENDED@0, DUPLICATE@0]',
  ),
  planned(
    'poison-batch',
    'completed(order-2) == RecordTooLargeException',
    'log == [order-1, order-3]',
    'epoch(order-3) == 1',
    'seq(order-3) == 0',
  ),
  planned('epoch-exhausted', 'pid(order-4) != pid(order-2)', 'epoch(order-4) == 0'),
  lanes(
    'five-retries',
    played(
      'five-retries',
      'sent(order-1) == 6',
      'completed(order-1) == NotEnoughReplicasException',
      'completedAt(order-1) > 1900',
      'completedAt(order-1) < 3100',
      'storedTimes(order-1) == 0',
    ),
    played('five-retries-default', 'storedTimes(order-1) == 1'),
    played(
      'five-retries-2.8',
      'sent(order-1) == 6',
      'completed(order-1) == NotEnoughReplicasException',
      'completedAt(order-1) < 700',
    ),
  ),
  lanes(
    'config-lab',
    ...configLab.map((one) => played(one.id, ...one.claims)),
    tested('values, log lines and exceptions are those of', 'conformance/config/config.test.ts'),
  ),
  lanes(
    'pitfall-quiet-off',
    played('pitfall-quiet-off-acks-1', 'effective(enable.idempotence) == false', PALINDROME),
    played('pitfall-quiet-off-acks-all', 'effective(enable.idempotence) == true', IN_ORDER),
  ),
  lanes(
    'pitfall-inflight',
    played(
      'pitfall-inflight-3.9',
      'configWarnings == ["Idempotence will be disabled because max.in.flight.requests.per.connection is set to 10, which is greater than 5. Please note that in v4.0.0 and onward, this will become an error."]',
      PALINDROME,
    ),
    played('pitfall-inflight-current', 'configError != none'),
    played('pitfall-inflight-explicit', 'configError != none'),
  ),
];
