/**
 * Bytes as text with 7 bits in each byte of UTF-8: 14 % longer than the bytes, where base64
 * is 33 % longer. Each 7 bits are one ASCII character; those few that cannot stand in a string
 * in a page ride with the next 7 bits in one two-byte character. (The idea is that of base122.)
 * `../text7.ts` reads it.
 */

/** NUL and CR do not survive HTML, LF and the rest not a string literal. In both files alike. */
const barred = [0, 10, 13, 34, 60, 92];

/** Text that may stand between double quotes in a script in a page. */
export function toText7(bytes: Uint8Array): string {
  const sevens: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 7) {
      bits -= 7;
      sevens.push((held >> bits) & 127);
      held &= (1 << bits) - 1;
    }
  }
  if (bits > 0) sevens.push((held << (7 - bits)) & 127);

  let text = "";
  for (let at = 0; at < sevens.length; at += 1) {
    const seven = sevens[at] ?? 0;
    const bar = barred.indexOf(seven);
    if (bar < 0) {
      text += String.fromCharCode(seven);
    } else if (at === sevens.length - 1) {
      // Nothing follows: a seventh row of two-byte characters holds the barred seven alone.
      text += String.fromCharCode(128 + (barred.length << 7) + bar);
    } else {
      at += 1;
      text += String.fromCharCode(128 + (bar << 7) + (sevens[at] ?? 0));
    }
  }
  return text;
}
