// The plan, second part: deadlines, leaders and followers, and what a broker remembers.
import { lanes, type PlannedScene, planned, played, playedIn, tested } from './format.ts';

export const clusterScenes: readonly PlannedScene[] = [
  planned(
    'deadline-stored',
    'completed(order-1) == TimeoutException',
    'verdicts(order-1) == [APPENDED@0, APPENDED@1]',
    'first(sendCompleted) before last(batchDecided)',
    'storedTimes(order-1) == 2',
    'epoch(order-1) == 1',
  ),
  planned(
    'deadline-missing',
    'completed(order-1) == TimeoutException',
    'storedTimes(order-1) == 0',
  ),
  planned(
    'late-arrival',
    'completed(order-1) == TimeoutException',
    'storedTimes(order-1) == 1',
    'verdicts(order-1)[-1] == INVALID_PRODUCER_EPOCH',
  ),
  planned(
    'failover-remembers',
    'log == [order-1, order-2, order-3]',
    ...[1, 2, 3].map((number) => `verdicts(order-${number})[-1] == DUPLICATE@${number - 1}`),
  ),
  planned(
    'acks1-loss',
    'completed(order-2) == ok@1',
    'log == [order-1]',
    'errorsSeen == []',
    `configLogs == ["Idempotence will be disabled because acks is set to 1, not set to 'all'."]`,
  ),
  planned('all-of-one', 'completed(order-1) == ok@0', 'log == []'),
  planned(
    'unclean-silent',
    'verdicts(order-4) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
    'epoch(order-4) == 1',
    'errorsSeen == []',
    'storedTimes(order-2) == 0',
    'storedTimes(order-3) == 0',
  ),
  planned(
    'unclean-transactional',
    'completed(order-4) == OutOfOrderSequenceException',
    'calls(p1)[2] == KafkaException',
    'calls(p1)[3] == ok',
    'committed == []',
  ),
  planned(
    'acks0-silence',
    ...[1, 2, 3].flatMap((number) => [
      `completed(order-${number}) == ok@-1`,
      `sent(order-${number}) == 1`,
    ]),
    'storedTimes(order-2) == 0',
    'log == [order-1, order-3]',
  ),
  lanes(
    'appended-but-refused',
    ...(['plain', 'idempotent'] as const).map((lane) =>
      played(
        `appended-but-refused-2.8-${lane}`,
        'answers(order-1)[0] == NOT_ENOUGH_REPLICAS_AFTER_APPEND',
        'answers(order-1)[1] == NOT_ENOUGH_REPLICAS',
        'answers(order-1)[-2] == NOT_ENOUGH_REPLICAS',
        `storedTimes(order-1) == ${lane === 'plain' ? 2 : 1}`,
        `verdicts(order-1)[-1] == ${lane === 'plain' ? 'APPENDED@1' : 'DUPLICATE@0'}`,
      ),
    ),
    played('appended-but-refused', 'sent(order-1) == 1', 'completed(order-1) == ok@0'),
  ),
  planned(
    'forgotten-producer',
    'storedTimes(order-1) == 2',
    'verdicts(order-1) == [APPENDED, APPENDED]',
  ),
  planned(
    'old-timestamps',
    'storedTimes(order-1) == 2',
    'first(producerForgotten) before last(batchDecided)',
    'completedAt(order-1) < 900000',
  ),
  lanes(
    'idle-producer',
    ...([23, 25] as const).map((hours) =>
      played(
        `idle-producer-${hours}h`,
        'verdicts(order-2) == [APPENDED]',
        `decidedBy(order-2) == [${hours === 23 ? 'broker.sequence' : 'broker.unknown-producer'}]`,
        'epoch(order-2) == 0',
        'pid(order-2) == pid(order-1)',
      ),
    ),
    playedIn('3.9', 'idle-producer-25h', 'decidedBy(order-2) == [broker.unknown-producer]'),
    played('idle-producer-25h-2.8', 'decidedBy(order-2) == [broker.sequence]'),
  ),
  lanes(
    'broker-amnesia',
    played('broker-amnesia-1', 'storedTimes(order-1) == 1'),
    played(
      'broker-amnesia-2',
      'storedTimes(order-1) == 2',
      'storedTimes(order-2) == 2',
      'epoch(order-2) == 1',
    ),
    tested('a broker that reloads its log writes three to five unanswered orders again'),
  ),
  planned('myth-client-only', 'storedTimes(order-1) == 2'),
  lanes(
    'throughput',
    tested('is the same with and without idempotence at equal acks and requests in flight'),
    tested('waiting for replicas costs latency'),
    ...(
      [
        ['all-1', 155_000],
        ['all-2', 310_000],
        ['all-5', 361_667],
        ['1-1', 271_250],
        ['1-5', 1_356_250],
        ['1-10', 2_712_500],
      ] as const
    ).map(([lane, bytesPerSecond]) =>
      played(
        `throughput-${lane}`,
        `throughput > ${Math.round(bytesPerSecond * 0.95)}`,
        `throughput < ${Math.round(bytesPerSecond * 1.05)}`,
      ),
    ),
  ),
  lanes(
    'memory-meter',
    played(
      'memory-meter-1',
      'stateEntries(1) == 2',
      'stateBytes(1) == 872',
      'snapshotBytes(orders-1) == 56',
    ),
    played(
      'memory-meter-3',
      'stateEntries(1) == 6',
      'stateBytes(1) == 2616',
      'snapshotBytes(orders-1) == 148',
    ),
  ),
  lanes(
    'cost-board',
    tested('numbers on a batch cost no byte'),
    played('cost-board-numbered', 'batchBytes(order-1) == 2589'),
    played('cost-board-plain', 'batchBytes(order-1) == 2589'),
  ),
];
