// Scenes that measure: how fast with so many in flight, how many bytes, how much memory.

import type { Intervention, Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, ORDERS, order, scene, time } from '../scenes/base.ts';

/** One order of a kilobyte: it fills a batch of its own. */
const BATCH_BYTES = 1085;
const FLIGHT_MS = 2;
const REPLICATION_MS = 3;
const COUNT = 60;

interface Lane {
  readonly acks: 'all' | '1';
  readonly inFlight: number;
  readonly idempotence: boolean;
}

/** Bytes per second on one connection: what is in flight per round trip, or what the broker gets done (R3). */
function expectedThroughput({ acks, inFlight }: Lane): number {
  const serverMs = acks === 'all' ? REPLICATION_MS : 0;
  const pipelined = (inFlight * BATCH_BYTES) / (2 * FLIGHT_MS + serverMs);
  const served = serverMs === 0 ? Number.POSITIVE_INFINITY : BATCH_BYTES / serverMs;
  return 1000 * Math.min(pipelined, served);
}

const throughput = (lane: Lane): Scenario => {
  const expected = expectedThroughput(lane);
  const numbered = lane.idempotence ? '-numbered' : '';
  return scene({
    id: `throughput-${lane.acks}-${lane.inFlight}${numbered}`,
    title: t`acks=${lane.acks}, ${lane.inFlight} in flight${lane.idempotence ? ', numbered' : ''}`,
    about: t`Sixty batches of a kilobyte over one connection. A broker reads the next request of a connection only after it has answered the last one, the wait for replicas included. So with acks=all more than three in flight bring nothing here, and with acks=1 each one counts.`,
    config: {
      acks: lane.acks,
      'max.in.flight.requests.per.connection': String(lane.inFlight),
      'enable.idempotence': String(lane.idempotence),
      'batch.size': '1000',
    },
    sends: Array.from({ length: COUNT }, (_, index) => ({
      ...order(index + 1, 0),
      key: 'k'.repeat(1000),
    })),
    consumers: [],
    claims: [
      `throughput > ${Math.floor(0.95 * expected)}`,
      `throughput < ${Math.ceil(1.05 * expected)}`,
      `completed(order-${COUNT}) == ok@${COUNT - 1}`,
      // all are sent at once, so the last of them waits for nearly the whole run
      `p99 > ${Math.floor((900 * COUNT * BATCH_BYTES) / expected)}`,
      `effective(enable.idempotence) == ${lane.idempotence}`,
    ],
  });
};

/** A hundred orders in one batch. */
const costBoard = (idempotence: boolean): Scenario =>
  scene({
    id: idempotence ? 'cost-board-numbered' : 'cost-board-plain',
    title: idempotence ? t`A hundred orders with numbers` : t`A hundred orders without numbers`,
    about: t`A batch has room for producer id, epoch and sequence in its header whether they are used or not: 14 of 61 bytes. With idempotence they hold numbers, without it −1. The size on the wire is the same to the byte.`,
    config: { 'linger.ms': '20', 'enable.idempotence': String(idempotence) },
    sends: Array.from({ length: 100 }, (_, index) => order(index + 1, 0)),
    consumers: [],
    claims: [
      'batchBytes(order-1) == 2589',
      'sent(order-100) == 1',
      `pid(order-1) == ${idempotence ? 4001 : -1}`,
      `seq(order-100) == ${idempotence ? 99 : -1}`,
      'completed(order-100) == ok@99',
    ],
  });

const PRODUCER_LIFE_MS = 1000;

/** Each life of the producer writes five batches to each of two partitions. */
const memoryMeter = (lives: number): Scenario => {
  const entries = 2 * lives;
  const restarts = Array.from({ length: lives - 1 }, (_, nth): readonly Intervention[] => {
    const at = (nth + 1) * PRODUCER_LIFE_MS - 100;
    const common = { producer: 'p1', afterMs: 0, enabled: true } as const;
    return [
      { do: 'crash', when: time(at), ...common },
      { do: 'restart', when: time(at + 50), resend: 'none', ...common },
    ];
  });
  return scene({
    id: `memory-meter-${lives}`,
    title: lives === 1 ? t`What one producer costs` : t`What ${lives} lives of a producer cost`,
    about: t`Every producer id that has written to a partition in the last 24 hours has its row there, on the leader and on each follower. A producer that starts again is a new one: its old rows stay.`,
    topics: [{ ...ORDERS, partitions: 2, leaders: [1, 2] }],
    sends: Array.from({ length: 10 * lives }, (_, index) => ({
      ...order(index + 1, Math.floor(index / 10) * PRODUCER_LIFE_MS + (index % 10) * 20),
      key: null,
      partition: index % 2,
    })),
    interventions: restarts.flat(),
    consumers: [],
    claims: [
      `stateEntries(1) == ${entries}`,
      `stateEntries(3) == ${entries}`,
      `stateBytes(1) == ${entries * 436}`,
      `snapshotBytes(orders-1) == ${10 + 46 * lives}`,
      `completed(order-${10 * lives}) == ok@${5 * lives - 1}`,
      ...(lives > 1 ? [`pid(order-${10 * lives}) == ${4000 + lives}`] : []),
    ],
    pauseOn: lives > 1 ? [moment('producerRestarted')] : [],
  });
};

/** Scenes of this part of the course. */
export const costScenes: readonly Scenario[] = [
  throughput({ acks: 'all', inFlight: 1, idempotence: false }),
  throughput({ acks: 'all', inFlight: 2, idempotence: false }),
  throughput({ acks: 'all', inFlight: 5, idempotence: false }),
  throughput({ acks: 'all', inFlight: 5, idempotence: true }),
  throughput({ acks: 'all', inFlight: 10, idempotence: false }),
  throughput({ acks: '1', inFlight: 1, idempotence: false }),
  throughput({ acks: '1', inFlight: 5, idempotence: false }),
  throughput({ acks: '1', inFlight: 10, idempotence: false }),
  costBoard(true),
  costBoard(false),
  memoryMeter(1),
  memoryMeter(3),
];
