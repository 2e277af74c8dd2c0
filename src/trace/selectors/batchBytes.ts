// The bytes of a record batch, format 2, field by field. Kafka: DefaultRecordBatch and DefaultRecord, whose comments
// draw the same table.

import { BATCH_FIELDS_AT, readVarint, utf8Text, WALL_CLOCK_START_MS } from '../../bytes/index.ts';
import { t } from '../../i18n/t.ts';

export interface ByteField {
  /** Kafka's name. */
  readonly name: string;
  readonly type: string;
  /** Where it begins in the batch, bytes. */
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly value: string;
  readonly meaning: string;
}

/** The header, or one record. */
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly ByteField[];
}

type Header = readonly [name: string, at: number, type: string, meaning: (value: bigint) => string];

const HEADER: readonly Header[] = [
  [
    'baseOffset',
    BATCH_FIELDS_AT.baseOffset,
    'int64',
    () =>
      t`Offset of the first record. The producer cannot know it and says 0; the leader writes it.`,
  ],
  ['batchLength', BATCH_FIELDS_AT.batchLength, 'int32', () => t`Bytes that follow this field.`],
  [
    'partitionLeaderEpoch',
    BATCH_FIELDS_AT.partitionLeaderEpoch,
    'int32',
    () => t`Which leadership wrote it. The producer says −1; the leader writes it.`,
  ],
  ['magic', BATCH_FIELDS_AT.magic, 'int8', () => t`The format: 2 since Kafka 0.11.`],
  [
    'crc',
    BATCH_FIELDS_AT.crc,
    'uint32',
    () =>
      t`CRC-32C of everything from attributes on. What the leader fills in stands before it, so it stays valid.`,
  ],
  ['attributes', BATCH_FIELDS_AT.attributes, 'int16', attributesText],
  [
    'lastOffsetDelta',
    BATCH_FIELDS_AT.lastOffsetDelta,
    'int32',
    () => t`Last offset less the first; the last sequence follows from it too.`,
  ],
  ['baseTimestamp', BATCH_FIELDS_AT.baseTimestamp, 'int64', timeText],
  ['maxTimestamp', BATCH_FIELDS_AT.maxTimestamp, 'int64', timeText],
  [
    'producerId',
    BATCH_FIELDS_AT.producerId,
    'int64',
    (value) =>
      value < 0n
        ? t`None: nothing can be recognised by it.`
        : t`Who numbers the batches. InitProducerId gave it.`,
  ],
  [
    'producerEpoch',
    BATCH_FIELDS_AT.producerEpoch,
    'int16',
    (value) => (value < 0n ? t`None.` : t`Which life of this producer id; an older one is fenced.`),
  ],
  [
    'baseSequence',
    BATCH_FIELDS_AT.baseSequence,
    'int32',
    (value) =>
      value < 0n
        ? t`None: the leader has nothing to compare.`
        : t`Number of the first record for this partition. An ordinary retry carries the same one.`,
  ],
  ['recordsCount', BATCH_FIELDS_AT.recordCount, 'int32', () => t`How many records follow.`],
];

/** Every byte of a batch, in order, as fields of its header and of its records. */
export function fieldsOfBatch(bytes: Uint8Array): readonly FieldGroup[] {
  const header = HEADER.map(([name, at, type, meaning], nth): ByteField => {
    const slice = bytes.subarray(at, HEADER[nth + 1]?.[1] ?? BATCH_FIELDS_AT.records);
    const value = numberOf(slice, type);
    return { name, type, at, bytes: slice, value: String(value), meaning: meaning(value) };
  });
  const count = Number(header.at(-1)?.value ?? 0);
  return [{ title: t`header`, fields: header }, ...recordsOf(bytes, count)];
}

function recordsOf(bytes: Uint8Array, count: number): readonly FieldGroup[] {
  const groups: FieldGroup[] = [];
  let at: number = BATCH_FIELDS_AT.records;
  for (let nth = 0; nth < count && at < bytes.length; nth++) {
    const reader = new FieldReader(bytes, at);
    reader.varint('length', () => t`Bytes of this record that follow.`);
    reader.raw('attributes', 'int8', 1, () => '0', t`Unused.`);
    reader.varint('timestampDelta', (value) => t`ms after baseTimestamp: ${value}.`);
    reader.varint(
      'offsetDelta',
      (value) => t`baseOffset + ${value} is its offset; baseSequence + ${value} its sequence.`,
    );
    const keyLength = reader.varint('keyLength', (value) =>
      value < 0 ? t`No key.` : t`Bytes of the key.`,
    );
    if (keyLength > 0)
      reader.raw('key', 'bytes', keyLength, utf8Text, t`As the serializer wrote it.`);
    const valueLength = reader.varint('valueLength', (value) =>
      value < 0 ? t`No value.` : t`Bytes of the value.`,
    );
    if (valueLength > 0) {
      reader.raw('value', 'bytes', valueLength, utf8Text, t`As the serializer wrote it.`);
    }
    reader.varint('headersCount', () => t`Record headers that follow.`);
    groups.push({ title: t`record ${nth + 1}`, fields: reader.fields });
    at = reader.at;
  }
  return groups;
}

/** Reads field after field. */
class FieldReader {
  readonly fields: ByteField[] = [];
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  varint(name: string, meaning: (value: number) => string): number {
    const read = readVarint(this.bytes, this.at);
    const value = read?.value ?? 0;
    const size = (read?.next ?? this.at + 1) - this.at;
    this.raw(name, 'varint', size, () => String(value), meaning(value));
    return value;
  }

  raw(
    name: string,
    type: string,
    size: number,
    value: (bytes: Uint8Array) => string,
    meaning: string,
  ): void {
    const bytes = this.bytes.subarray(this.at, this.at + size);
    this.fields.push({ name, type, at: this.at, bytes, value: value(bytes), meaning });
    this.at += size;
  }
}

function numberOf(bytes: Uint8Array, type: string): bigint {
  const all = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return type === 'uint32' ? all : BigInt.asIntN(bytes.length * 8, all);
}

const TRANSACTIONAL = 0x10n;
const CONTROL = 0x20n;

function attributesText(bits: bigint): string {
  const of = [
    t`not compressed`,
    'CreateTime',
    (bits & TRANSACTIONAL) === 0n ? t`not transactional` : t`transactional`,
    ...((bits & CONTROL) === 0n ? [] : [t`control`]),
  ];
  return t`Bits: ${of.join(', ')}.`;
}

function timeText(ms: bigint): string {
  return t`ms since 1970; ${Number(ms) - WALL_CLOCK_START_MS} ms of the run.`;
}

/** `00 00 0f a1`. */
export function hexText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
