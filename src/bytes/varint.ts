// Zig-zag varints, the numbers inside a record. Kafka: ByteUtils#writeVarlong, #readVarlong.

/** The bytes of a whole number, low seven bits first. Safe integers up to 2^52 either way. */
export function varintBytes(value: number): readonly number[] {
  let rest = value >= 0 ? value * 2 : -value * 2 - 1;
  const bytes: number[] = [];
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

/** The number that begins at a place, and the place after it; null when the bytes end before it does. */
export function readVarint(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly next: number } | null {
  let zigzag = 0;
  let factor = 1;
  for (let at = start; at < bytes.length; at++, factor *= 128) {
    const byte = bytes[at] ?? 0;
    zigzag += (byte % 128) * factor;
    if (byte < 128) {
      return { value: zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2, next: at + 1 };
    }
  }
  return null;
}
