/** Encodes bytes as text7; `../engine/text7.ts` describes the format and decodes it. */

import { ESCAPED } from "../engine/text7.ts";

/** Text that may stand between double quotes in a script of a page. */
export function toText7(bytes: Uint8Array): string {
  const values: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 7) {
      bits -= 7;
      values.push((buffer >> bits) & 127);
      buffer &= (1 << bits) - 1;
    }
  }
  if (bits > 0) values.push((buffer << (7 - bits)) & 127);

  let text = "";
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const escape = ESCAPED.indexOf(value);
    if (escape < 0) {
      text += String.fromCharCode(value);
    } else if (at === values.length - 1) {
      // No value follows: a range of its own holds an escaped value alone.
      text += String.fromCharCode(128 + (ESCAPED.length << 7) + escape);
    } else {
      at += 1;
      text += String.fromCharCode(128 + (escape << 7) + (values[at] ?? 0));
    }
  }
  return text;
}
