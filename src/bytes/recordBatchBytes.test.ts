import { describe, expect, test } from 'vitest';
import { leaderReplica, listOf, type Trace, utf8Bytes } from '../engine/index.ts';
import { scenes } from '../lessons/scenes/index.ts';
import { run } from '../scenario/index.ts';
import { arbitraryScenario } from '../testing/arbitraries.ts';
import { checkProperty } from '../testing/checkProperty.ts';
import { fc } from '../testing/fastCheck.ts';
import { scenario } from '../testing/scenario.ts';
import { crc32c } from './crc32c.ts';
import { readSegment } from './readRecordBatch.ts';
import {
  contentOf,
  encodeRecordBatch,
  type RecordBatchContent,
  WALL_CLOCK_START_MS,
} from './recordBatchBytes.ts';
import { readVarint, varintBytes } from './varint.ts';

const bytesOf = (text: string) => Uint8Array.from(utf8Bytes(text));

/** A batch in epoch 0 without producer id unless said otherwise; each record as [ms after the start, key, value]. */
function content(
  header: Partial<RecordBatchContent>,
  ...records: readonly (readonly [number, string | null, string])[]
): RecordBatchContent {
  return {
    baseOffset: 0,
    partitionLeaderEpoch: 0,
    isTransactional: false,
    isControl: false,
    producerId: -1,
    producerEpoch: 0,
    baseSequence: -1,
    ...header,
    records: records.map(([at, key, value]) => ({
      timestamp: WALL_CLOCK_START_MS + at,
      key: key === null ? null : bytesOf(key),
      value: bytesOf(value),
    })),
  };
}

/**
 * Bytes that Kafka's own classes made: a small Java program over kafka-clients 4.0.0 (Maven Central) with
 * `new MemoryRecordsBuilder(buffer, MAGIC_VALUE_V2, Compression.NONE, CREATE_TIME, baseOffset, NO_TIMESTAMP,
 * producerId, producerEpoch, baseSequence, isTransactional, false, partitionLeaderEpoch, 4096)`, one
 * `append(timestamp, key, value)` for each record with key and value from `String#getBytes(UTF_8)`, and the
 * buffer of `build()` as hex; the marker is `MemoryRecords.withEndTransactionMarker(42, T + 1005, 1, 77, 4,
 * new EndTransactionMarker(COMMIT, 6))`. T is 1700000000000.
 */
const KAFKAS: Readonly<
  Record<string, { readonly content: RecordBatchContent; readonly hex: string }>
> = {
  keyed: {
    content: content(
      { baseOffset: 105, partitionLeaderEpoch: 3, producerId: 4001, baseSequence: 7 },
      [20, 'customer-1', 'order-2'],
    ),
    hex: [
      '000000000000006900000049000000030241ba4c870000000000000000018bcfe568140000018bcf',
      'e568140000000000000fa1000000000007000000012e00000014637573746f6d65722d310e6f7264',
      '65722d3200',
    ].join(''),
  },
  nullKey: {
    content: content({ producerId: 4001, baseSequence: 0 }, [0, null, 'hello']),
    hex: [
      '00000000000000000000003d0000000002807971d60000000000000000018bcfe568000000018bcf',
      'e568000000000000000fa10000000000000000000116000000010a68656c6c6f00',
    ].join(''),
  },
  threeRecords: {
    content: content(
      { producerId: 4001, producerEpoch: 2, baseSequence: 3 },
      [0, 'customer-1', 'order-1'],
      [5, 'customer-1', 'order-2'],
      [300, 'customer-2', 'order-3'],
    ),
    hex: [
      '00000000000000000000007a00000000029b8e7e5b0000000000020000018bcfe568000000018bcf',
      'e5692c0000000000000fa1000200000003000000032e00000014637573746f6d65722d310e6f7264',
      '65722d31002e000a0214637573746f6d65722d310e6f726465722d32003000d8040414637573746f',
      '6d65722d320e6f726465722d3300',
    ].join(''),
  },
  unicode: {
    content: content(
      {
        baseOffset: 12,
        producerId: 9_000_000_000,
        producerEpoch: 32_767,
        baseSequence: 2_147_483_646,
      },
      [1, 'é', '€ 12'],
      [2, '日本', '😀'],
      [2, '', '\ud800x'],
    ),
    hex: [
      '000000000000000c0000005a00000000026fee0e460000000000020000018bcfe568010000018bcf',
      'e568020000000218711a007fff7ffffffe000000031c00000004c3a90ce282ac2031320020000202',
      '0ce697a5e69cac08f09f9880001000020400043f7800',
    ].join(''),
  },
  noProducerId: {
    content: content({ baseOffset: 2, producerEpoch: -1 }, [27, 'customer-1', 'order-2']),
    hex: [
      '0000000000000002000000490000000002e5144e640000000000000000018bcfe5681b0000018bcf',
      'e5681bffffffffffffffffffffffffffff000000012e00000014637573746f6d65722d310e6f7264',
      '65722d3200',
    ].join(''),
  },
  transactional: {
    content: content(
      {
        baseOffset: 40,
        partitionLeaderEpoch: 1,
        producerId: 77,
        producerEpoch: 4,
        baseSequence: 10,
        isTransactional: true,
      },
      [1000, null, 'a'],
      [1001, 'k', 'b'],
    ),
    hex: [
      '0000000000000028000000420000000102dab8234e0010000000010000018bcfe56be80000018bcf',
      'e56be9000000000000004d00040000000a000000020e0000000102610010000202026b026200',
    ].join(''),
  },
  long: {
    content: content(
      { baseOffset: 1, producerId: 4001, baseSequence: 1 },
      [70_000, null, '0123456789'.repeat(30)],
      [270_000, null, 'x'],
    ),
    hex: [
      '0000000000000001000001700000000002a308b07a0000000000010000018bcfe679700000018bcf',
      'e986b00000000000000fa100000000000100000002e60400000001d8043031323334353637383930',
      '31323334353637383930313233343536373839303132333435363738393031323334353637383930',
      '31323334353637383930313233343536373839303132333435363738393031323334353637383930',
      '31323334353637383930313233343536373839303132333435363738393031323334353637383930',
      '31323334353637383930313233343536373839303132333435363738393031323334353637383930',
      '31323334353637383930313233343536373839303132333435363738393031323334353637383930',
      '31323334353637383930313233343536373839303132333435363738393031323334353637383930',
      '31323334353637383930313233343536373839303132333435363738393031323334353637383930',
      '31323334353637383900120080b5180201027800',
    ].join(''),
  },
  commitMarker: {
    content: {
      ...content({
        baseOffset: 42,
        partitionLeaderEpoch: 1,
        producerId: 77,
        producerEpoch: 4,
        isTransactional: true,
        isControl: true,
      }),
      // key: version 0, type 1 (COMMIT); value: version 0, coordinator epoch 6
      records: [
        {
          timestamp: WALL_CLOCK_START_MS + 1005,
          key: Uint8Array.of(0, 0, 0, 1),
          value: Uint8Array.of(0, 0, 0, 0, 0, 6),
        },
      ],
    },
    hex: [
      '000000000000002a000000420000000102fe0ddd8a0030000000000000018bcfe56bed0000018bcf',
      'e56bed000000000000004d0004ffffffff000000012000000008000000010c00000000000600',
    ].join(''),
  },
};

const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));

describe.each(Object.entries(KAFKAS))('%s', (_, kafkas) => {
  test('is encoded to the bytes that Kafka writes', () => {
    expect(hexOf(encodeRecordBatch(kafkas.content))).toBe(kafkas.hex);
  });

  test('is read from Kafka’s bytes', () => {
    const { batches, invalidBytes } = readSegment(fromHex(kafkas.hex));
    expect(invalidBytes).toBe(0);
    expect(batches.map((one) => [one.content, one.isValid])).toEqual([[kafkas.content, true]]);
  });
});

test('the checksum is CRC-32C: 0xe3069283 for the nine digits', () => {
  expect(crc32c(bytesOf('123456789'))).toBe(0xe3069283);
});

test('a flipped bit makes a batch invalid, and half a batch is none', () => {
  const whole = fromHex(KAFKAS['keyed']?.hex ?? '');
  const flipped = whole.with(whole.length - 2, (whole.at(-2) ?? 0) ^ 1);
  expect(readSegment(flipped).batches.map((one) => one.isValid)).toEqual([false]);
  const half = Uint8Array.of(...whole, ...whole.slice(0, 70));
  expect(readSegment(half)).toMatchObject({ batches: [{ position: 0 }], invalidBytes: 70 });
});

test('a varint is read back, wherever it stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 51), max: 2 ** 51 }), fc.nat(5), (value, before) => {
      const bytes = varintBytes(value);
      const placed = Uint8Array.of(...new Array<number>(before).fill(255), ...bytes);
      expect(readVarint(placed, before)).toEqual({ value, next: placed.length });
      expect(readVarint(placed.slice(0, -1), before)).toBeNull();
    }),
  );
});

const anyBytes = fc.option(fc.uint8Array({ maxLength: 200 }), { nil: null });
const anyBatch: fc.Arbitrary<RecordBatchContent> = fc.record({
  baseOffset: fc.maxSafeNat(),
  partitionLeaderEpoch: fc.integer({ min: -1, max: 2 ** 31 - 1 }),
  isTransactional: fc.boolean(),
  isControl: fc.boolean(),
  producerId: fc.integer({ min: -1, max: 2 ** 48 }),
  producerEpoch: fc.integer({ min: -1, max: 32_767 }),
  baseSequence: fc.integer({ min: -1, max: 2 ** 31 - 1 }),
  records: fc.array(fc.record({ timestamp: fc.nat(2 ** 31 - 1), key: anyBytes, value: anyBytes }), {
    minLength: 1,
    maxLength: 20,
  }),
});

test('what was encoded is read back the same, batch after batch', () => {
  fc.assert(
    fc.property(fc.array(anyBatch, { maxLength: 4 }), (contents) => {
      const all = contents.map(encodeRecordBatch);
      const { batches, invalidBytes } = readSegment(
        Uint8Array.of(...all.flatMap((one) => [...one])),
      );
      expect(batches.map((one) => one.content)).toEqual(contents);
      expect(batches.map((one) => one.sizeInBytes)).toEqual(all.map((one) => one.length));
      expect([batches.every((one) => one.isValid), invalidBytes]).toEqual([true, 0]);
    }),
  );
});

/** Sizes that the engine counted with, and those of the bytes. */
const sizesOf = ({ last }: Trace) =>
  last.partitions.flatMap((partition) =>
    listOf(leaderReplica(partition).log).map((one) => [
      one.sizeInBytes,
      encodeRecordBatch(contentOf(one)).length,
    ]),
  );

describe('the engine counts with the true size of a batch', () => {
  test.each(scenes)('in $id', (scene) => {
    const trace = run(scene);
    const sizes = sizesOf(trace);
    const written = trace.events.some((one) => one.type === 'batchDecided');
    expect(sizes.length > 0).toBe(written);
    for (const [counted, true_] of sizes) expect(counted).toBe(true_);
  });

  test('in a batch that was split, with records 100 ms apart', () => {
    const values = Array.from({ length: 8 }, (_, nth) => `order-${nth}`);
    const trace = scenario()
      .topic('orders', { config: { 'max.message.bytes': '200' } })
      .with('linger.ms', 1000)
      .sendEvery(100, ...values)
      .run();
    expect(trace.events.some((one) => one.type === 'batchSplit')).toBe(true);
    const log = trace.last.partitions.flatMap((one) => listOf(leaderReplica(one).log));
    expect(log.some((one) => one.records.length > 1)).toBe(true);
    for (const [counted, true_] of sizesOf(trace)) expect(counted).toBe(true_);
  });

  test('in random runs', () => {
    checkProperty(arbitraryScenario(), fc.constant(null), (drawn) => {
      for (const [counted, true_] of sizesOf(run(drawn))) expect(counted).toBe(true_);
    });
  });
});
