// Kafka: BuiltInPartitioner#partitionForKey and Utils#murmur2.

/** UTF-8 bytes of a key, as StringSerializer writes them. A lone surrogate becomes '?', as in Java. */
export function utf8Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) bytes.push(0x3f);
    else if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    }
  }
  return bytes;
}

/** 32-bit murmur2 of some bytes, as Java's signed int. */
export function murmur2(data: readonly number[]): number {
  const m = 0x5bd1e995;
  const byte = (index: number) => (data[index] ?? 0) & 0xff;
  const length = data.length;
  let h = 0x9747b28c ^ length;
  const blocks = length >> 2;
  for (let block = 0; block < blocks; block++) {
    const at = block * 4;
    let k = byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    k = Math.imul(k, m);
    k ^= k >>> 24;
    k = Math.imul(k, m);
    h = Math.imul(h, m) ^ k;
  }
  const tail = blocks * 4;
  const left = length - tail;
  if (left === 3) h ^= byte(tail + 2) << 16;
  if (left >= 2) h ^= byte(tail + 1) << 8;
  if (left >= 1) h = Math.imul(h ^ byte(tail), m);
  h ^= h >>> 13;
  h = Math.imul(h, m);
  return h ^ (h >>> 15);
}

/** The partition of a keyed record: murmur2 of the key, without its sign, modulo the partitions. */
export function partitionForKey(key: string, partitions: number): number {
  return (murmur2(utf8Bytes(key)) & 0x7fffffff) % partitions;
}
