// Bytes as text again. The other way is utf8Bytes.

/** The text of UTF-8 bytes that `utf8Bytes` wrote. */
export function utf8Text(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at++] ?? 0;
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (const end = at + more; at < end; at++) code = (code << 6) | ((bytes[at] ?? 0) & 0x3f);
    text += String.fromCodePoint(code);
  }
  return text;
}
