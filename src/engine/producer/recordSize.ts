// Sizes on the wire of record batch v2, uncompressed. Kafka: DefaultRecord, DefaultRecordBatch, ByteUtils.

/** DefaultRecordBatch.RECORD_BATCH_OVERHEAD, bytes. */
export const RECORD_BATCH_OVERHEAD = 61;
/** DefaultRecord.MAX_RECORD_OVERHEAD, bytes. */
const MAX_RECORD_OVERHEAD = 21;

/** Length of a text in UTF-8, bytes. Half a surrogate pair takes one byte: Java writes '?'. */
export function utf8Length(value: string): number {
  let bytes = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code < 0xd800 || code >= 0xe000) bytes += 3;
    else if ((value.codePointAt(at) ?? 0) < 0x10000) bytes += 1;
    else {
      bytes += 4;
      at += 1;
    }
  }
  return bytes;
}

/** Bytes of a zig-zag varint (ByteUtils#sizeOfVarlong). */
export function sizeOfVarint(value: number): number {
  let rest = value >= 0 ? value * 2 : -value * 2 - 1;
  let bytes = 1;
  while (rest >= 128) {
    rest = Math.floor(rest / 128);
    bytes++;
  }
  return bytes;
}

function sizeOfKeyAndValue(key: string | null, value: string): number {
  const keySize = key === null ? -1 : utf8Length(key);
  const valueSize = utf8Length(value);
  return sizeOfVarint(keySize) + Math.max(keySize, 0) + sizeOfVarint(valueSize) + valueSize + 1;
}

/** Bytes of one record in a batch, its length field included (DefaultRecord#sizeInBytes). No headers. */
export function recordSizeInBytes(
  offsetDelta: number,
  timestampDelta: number,
  key: string | null,
  value: string,
): number {
  const body =
    1 + sizeOfVarint(offsetDelta) + sizeOfVarint(timestampDelta) + sizeOfKeyAndValue(key, value);
  return sizeOfVarint(body) + body;
}

/** The most a batch with this one record can take (DefaultRecordBatch#estimateBatchSizeUpperBound). */
export function batchSizeUpperBound(key: string | null, value: string): number {
  return RECORD_BATCH_OVERHEAD + MAX_RECORD_OVERHEAD + sizeOfKeyAndValue(key, value);
}
