/**
 * Decodes text7: bytes as text with 7 bits in each byte of UTF-8, so 14 % longer than the
 * bytes (base64 is 33 % longer). Each 7 bits are one ASCII character. The few values that may
 * not stand in a string literal of a page are combined with the next 7 bits into one
 * character that UTF-8 writes in two bytes. The idea is that of base122. `build/text7.ts`
 * encodes it.
 */

/** Values that cannot be written as themselves: NUL and CR do not survive HTML; LF, `"`, `<` and `\` not a string literal. */
export const ESCAPED = [0, 10, 13, 34, 60, 92];

/** The bytes; fewer than 8 remaining bits at the end are padding. */
export function fromText7(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((text.length * 14) / 8));
  let length = 0;
  let buffer = 0;
  let bits = 0;
  const push = (value: number) => {
    buffer = (buffer << 7) | value;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    bytes[length++] = buffer >> bits;
    buffer &= (1 << bits) - 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const escape = (code >> 7) - 1;
    if (escape === ESCAPED.length) {
      push(ESCAPED[code & 127] ?? 0); // An escaped value at the very end.
      continue;
    }
    if (escape >= 0) push(ESCAPED[escape] ?? 0);
    push(code & 127);
  }
  return bytes.subarray(0, length);
}
