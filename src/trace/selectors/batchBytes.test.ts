import { expect, test } from 'vitest';
import { encodeRecordBatch } from '../../bytes/index.ts';
import { leaderReplica } from '../../engine/index.ts';
import { scenes } from '../../lessons/scenes/index.ts';
import { run } from '../../scenario/index.ts';
import { segmentBytes } from '../outputs/dumpLog.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { fieldsOfBatch, hexText } from './batchBytes.ts';
import { selectBytes, sentBatches } from './bytesView.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** `keyed` of recordBatchBytes.test.ts, whose bytes Kafka's own classes made. */
const KEYED = encodeRecordBatch({
  baseOffset: 105,
  partitionLeaderEpoch: 3,
  isTransactional: false,
  isControl: false,
  producerId: 4001,
  producerEpoch: 0,
  baseSequence: 7,
  records: [
    { timestamp: 1_700_000_000_020, key: utf8('customer-1'), value: utf8('order-2') },
    { timestamp: 1_700_000_000_023, key: null, value: utf8('order-3') },
  ],
});

test('every byte belongs to one field, in order', () => {
  const fields = fieldsOfBatch(KEYED).flatMap((one) => one.fields);
  let at = 0;
  for (const field of fields) {
    expect(field.at).toBe(at);
    at += field.bytes.length;
  }
  expect(at).toBe(KEYED.length);
  expect(fields.map((one) => hexText(one.bytes)).join(' ')).toBe(hexText(KEYED));
});

test('header and records are read by Kafka’s names', () => {
  const [header, first, second] = fieldsOfBatch(KEYED).map(({ fields }) =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  );
  expect(header).toMatchObject({
    baseOffset: '105',
    batchLength: String(KEYED.length - 12),
    partitionLeaderEpoch: '3',
    magic: '2',
    attributes: '0',
    lastOffsetDelta: '1',
    baseTimestamp: '1700000000020',
    maxTimestamp: '1700000000023',
    producerId: '4001',
    producerEpoch: '0',
    baseSequence: '7',
    recordsCount: '2',
  });
  expect(first).toMatchObject({ timestampDelta: '0', keyLength: '10', key: 'customer-1' });
  expect(second).toMatchObject({
    timestampDelta: '3',
    offsetDelta: '1',
    keyLength: '-1',
    value: 'order-3',
  });
});

test('what is said to be written is what stands in the log, and only offset and epoch are the leader’s', () => {
  let compared = 0;
  for (const scene of scenes) {
    const trace = run(scene);
    const index = buildTraceIndex(trace);
    const last = trace.events.length - 1;
    const logs = trace.last.partitions.map((one) => hexText(segmentBytes(one)));
    const kept = trace.last.partitions.every((one) => leaderReplica(one).logEndOffset > 0);
    for (const sent of sentBatches(index, last)) {
      const view = selectBytes(index, last, sent);
      if (!view.isWritten || !kept || scene.interventions.some((one) => 'broker' in one)) continue;
      const rows = view.groups.flatMap((one) => one.rows);
      const written = rows.map((one) => one.written?.hex ?? one.hex).join(' ');
      expect(logs.some((log) => log.includes(written))).toBe(true);
      for (const row of rows) {
        if (row.written) expect(['baseOffset', 'partitionLeaderEpoch']).toContain(row.name);
      }
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(20);
});
