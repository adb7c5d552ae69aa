/** Reads what build/text7.ts wrote: bytes as text with 7 bits in each character. */

const barred = [0, 10, 13, 34, 60, 92];

/** The bytes; a rest of fewer than 8 bits at the end is padding. */
export function fromText7(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((text.length * 14) / 8));
  let length = 0;
  let held = 0;
  let bits = 0;
  const push = (seven: number) => {
    held = (held << 7) | seven;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    bytes[length++] = held >> bits;
    held &= (1 << bits) - 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const row = (code >> 7) - 1;
    if (row === barred.length) {
      push(barred[code & 127] ?? 0);
      continue;
    }
    if (row >= 0) push(barred[row] ?? 0);
    push(code & 127);
  }
  return bytes.subarray(0, length);
}
