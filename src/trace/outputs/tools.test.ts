// The printed tools. Theirs: kafka-dump-log.sh of Kafka 4.0.0 (kafka.tools.DumpLogSegments --print-data-log) was run
// on the very bytes of segmentBytes, and its lines stand here.

import { describe, expect, test } from 'vitest';
import { readSegment } from '../../bytes/index.ts';
import { leaderReplica } from '../../engine/index.ts';
import { sceneById } from '../../lessons/scenes/index.ts';
import { run } from '../../scenario/index.ts';
import { arbitraryScenario } from '../../testing/arbitraries.ts';
import { checkProperty } from '../../testing/checkProperty.ts';
import { fc } from '../../testing/fastCheck.ts';
import { scenario } from '../../testing/scenario.ts';
import { describeProducers } from './describeProducers.ts';
import { dumpLog, segmentBytes } from './dumpLog.ts';
import { hashOfLong, hashOfPartition, inHashMapOrder } from './javaOrder.ts';
import { producerSnapshot } from './producerSnapshot.ts';

function partitionOf(id: string) {
  const scene = sceneById(id);
  const partition = scene && run(scene).last.partitions[0];
  if (!partition) throw new Error(`no scene ${id}`);
  return partition;
}

const THEIRS: Readonly<Record<string, readonly string[]>> = {
  'lost-ack-duplicate': [
    'baseOffset: 0 lastOffset: 0 count: 1 baseSequence: -1 lastSequence: -1 producerId: -1 producerEpoch: -1 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 0 CreateTime: 1700000000000 size: 85 magic: 2 compresscodec: none crc: 4089826722 isvalid: true',
    '| offset: 0 CreateTime: 1700000000000 keySize: 10 valueSize: 7 sequence: -1 headerKeys: [] key: customer-1 payload: order-1',
    'baseOffset: 1 lastOffset: 1 count: 1 baseSequence: -1 lastSequence: -1 producerId: -1 producerEpoch: -1 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 85 CreateTime: 1700000000020 size: 85 magic: 2 compresscodec: none crc: 4072441759 isvalid: true',
    '| offset: 1 CreateTime: 1700000000020 keySize: 10 valueSize: 7 sequence: -1 headerKeys: [] key: customer-1 payload: order-2',
    'baseOffset: 2 lastOffset: 2 count: 1 baseSequence: -1 lastSequence: -1 producerId: -1 producerEpoch: -1 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 170 CreateTime: 1700000000020 size: 85 magic: 2 compresscodec: none crc: 4072441759 isvalid: true',
    '| offset: 2 CreateTime: 1700000000020 keySize: 10 valueSize: 7 sequence: -1 headerKeys: [] key: customer-1 payload: order-2',
    'baseOffset: 3 lastOffset: 3 count: 1 baseSequence: -1 lastSequence: -1 producerId: -1 producerEpoch: -1 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 255 CreateTime: 1700000000040 size: 85 magic: 2 compresscodec: none crc: 3216848900 isvalid: true',
    '| offset: 3 CreateTime: 1700000000040 keySize: 10 valueSize: 7 sequence: -1 headerKeys: [] key: customer-1 payload: order-3',
  ],
  'lost-ack-deduplicated': [
    'baseOffset: 0 lastOffset: 0 count: 1 baseSequence: 0 lastSequence: 0 producerId: 4001 producerEpoch: 0 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 0 CreateTime: 1700000000000 size: 85 magic: 2 compresscodec: none crc: 2350422691 isvalid: true',
    '| offset: 0 CreateTime: 1700000000000 keySize: 10 valueSize: 7 sequence: 0 headerKeys: [] key: customer-1 payload: order-1',
    'baseOffset: 1 lastOffset: 1 count: 1 baseSequence: 1 lastSequence: 1 producerId: 4001 producerEpoch: 0 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 85 CreateTime: 1700000000020 size: 85 magic: 2 compresscodec: none crc: 2059017147 isvalid: true',
    '| offset: 1 CreateTime: 1700000000020 keySize: 10 valueSize: 7 sequence: 1 headerKeys: [] key: customer-1 payload: order-2',
    'baseOffset: 2 lastOffset: 2 count: 1 baseSequence: 2 lastSequence: 2 producerId: 4001 producerEpoch: 0 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 170 CreateTime: 1700000000040 size: 85 magic: 2 compresscodec: none crc: 708546494 isvalid: true',
    '| offset: 2 CreateTime: 1700000000040 keySize: 10 valueSize: 7 sequence: 2 headerKeys: [] key: customer-1 payload: order-3',
  ],
  'batch-unit': [
    'baseOffset: 0 lastOffset: 2 count: 3 baseSequence: 0 lastSequence: 2 producerId: 4001 producerEpoch: 0 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 0 CreateTime: 1700000000010 size: 133 magic: 2 compresscodec: none crc: 2224360377 isvalid: true',
    '| offset: 0 CreateTime: 1700000000000 keySize: 10 valueSize: 7 sequence: 0 headerKeys: [] key: customer-1 payload: order-1',
    '| offset: 1 CreateTime: 1700000000005 keySize: 10 valueSize: 7 sequence: 1 headerKeys: [] key: customer-1 payload: order-2',
    '| offset: 2 CreateTime: 1700000000010 keySize: 10 valueSize: 7 sequence: 2 headerKeys: [] key: customer-1 payload: order-3',
    'baseOffset: 3 lastOffset: 3 count: 1 baseSequence: 3 lastSequence: 3 producerId: 4001 producerEpoch: 0 partitionLeaderEpoch: 0 isTransactional: false isControl: false deleteHorizonMs: OptionalLong.empty position: 133 CreateTime: 1700000000400 size: 85 magic: 2 compresscodec: none crc: 283529229 isvalid: true',
    '| offset: 3 CreateTime: 1700000000400 keySize: 10 valueSize: 7 sequence: 3 headerKeys: [] key: customer-1 payload: order-4',
  ],
};

describe('kafka-dump-log.sh', () => {
  test.each(Object.entries(THEIRS))('says of %s what the real one says', (id, theirs) => {
    expect(dumpLog(partitionOf(id))).toEqual([
      'Dumping orders-0/00000000000000000000.log',
      'Log starting offset: 0',
      ...theirs,
    ]);
  });

  test('prints no key where there is none, and text beyond ASCII', () => {
    const [partition] = scenario().send('€ 12 😀', 0, { key: 'Zoë' }).run().last.partitions;
    expect(partition && dumpLog(partition).at(-1)).toBe(
      '| offset: 0 CreateTime: 1700000000000 keySize: 4 valueSize: 11 sequence: 0 headerKeys: [] key: Zoë payload: € 12 😀',
    );
    const fed = scenario().feed(5, { pid: -1, epoch: -1, seq: -1 }, 'a').run().last.partitions[0];
    expect(fed && dumpLog(fed).at(-1)).toBe(
      '| offset: 0 CreateTime: 1700000000005 keySize: -1 valueSize: 1 sequence: -1 headerKeys: [] payload: a',
    );
  });

  test('says the newest batch of each producer id in a snapshot', () => {
    expect(producerSnapshot(partitionOf('lost-ack-duplicate'))).toEqual([
      'Dumping orders-0/00000000000000000004.snapshot',
    ]);
    expect(producerSnapshot(partitionOf('lost-ack-deduplicated'))).toEqual([
      'Dumping orders-0/00000000000000000003.snapshot',
      'producerId: 4001 producerEpoch: 0 coordinatorEpoch: -1 currentTxnFirstOffset: OptionalLong.empty lastTimestamp: 1700000000040 firstSequence: 2 lastSequence: 2 lastOffset: 2 offsetDelta: 0 timestamp: 1700000000040',
    ]);
    const trace = scenario().with('linger.ms', 50).sendEvery(5, 'a', 'b', 'c').run();
    expect(trace.last.partitions.map((one) => producerSnapshot(one)[1])).toEqual([
      'producerId: 4001 producerEpoch: 0 coordinatorEpoch: -1 currentTxnFirstOffset: OptionalLong.empty lastTimestamp: 1700000000010 firstSequence: 0 lastSequence: 2 lastOffset: 2 offsetDelta: 2 timestamp: 1700000000010',
    ]);
  });

  test('in random runs: offsets without a gap, no junk, every checksum right', () => {
    checkProperty(arbitraryScenario(), fc.constant(null), (drawn) => {
      for (const partition of run(drawn).last.partitions) {
        const copy = leaderReplica(partition);
        const bytes = segmentBytes(partition);
        const { batches, invalidBytes } = readSegment(bytes);
        const ends = batches.map((one) => one.lastOffset + 1);
        expect([copy.logStartOffset, ...ends].slice(0, -1)).toEqual(
          batches.map((one) => one.content.baseOffset).slice(0, Math.max(0, ends.length)),
        );
        expect([copy.logStartOffset, ...ends].at(-1)).toBe(copy.logEndOffset);
        expect([batches.every((one) => one.isValid), invalidBytes]).toEqual([true, 0]);
        const offsets = dumpLog(partition).flatMap(
          (line) => /^\| offset: (\d+)/.exec(line)?.[1] ?? [],
        );
        expect(offsets.map(Number)).toEqual(offsets.map((_, nth) => copy.logStartOffset + nth));
      }
    });
  });
});

describe('kafka-transactions.sh describe-producers', () => {
  test('pads each cell and ends it with a tab', () => {
    expect(describeProducers(partitionOf('lost-ack-deduplicated'))).toEqual([
      'ProducerId\tProducerEpoch\tLatestCoordinatorEpoch\tLastSequence\tLastTimestamp\tCurrentTransactionStartOffset\t',
      '4001      \t0            \t-1                    \t2           \t1700000000040\tNone                         \t',
    ]);
    expect(describeProducers(partitionOf('lost-ack-duplicate'))).toHaveLength(1);
  });
});

describe('Java’s HashMap', () => {
  test('gives producer ids in this order', () => {
    // new HashMap<Long, …> of JDK 17 with these keys put in this order, then keySet()
    const put = [
      4017, 4001, 4002, 9_000_000_000, 16, 33, 1_099_511_627_776, 5, 1_000_000, 70_000, 65_536,
      123_456_789, 12, 13, 14,
    ];
    expect(inHashMapOrder(put, hashOfLong)).toEqual([
      1_099_511_627_776, 4001, 33, 65_536, 4002, 5, 12, 13, 123_456_789, 14, 1_000_000, 16, 4017,
      70_000, 9_000_000_000,
    ]);
  });

  test('gives the partitions of a request in this order', () => {
    // the partitionSizes of ProduceRequest#toString, kafka-clients 4.0.0
    const put = ['orders', 'payments'].flatMap((topic) =>
      [0, 1, 2, 3].map((index) => [topic, index] as const),
    );
    expect(hashOfPartition('orders', 0)).toBe(-1_008_769_370);
    expect(hashOfPartition('payments', 3)).toBe(1_382_683_467);
    const order = inHashMapOrder(put, ([topic, index]) => hashOfPartition(topic, index));
    expect(order.map((one) => one.join('-')).join(' ')).toBe(
      'payments-3 payments-0 payments-2 payments-1 orders-0 orders-1 orders-2 orders-3',
    );
  });
});
