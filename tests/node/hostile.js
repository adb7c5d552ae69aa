/** Inputs that nobody should meet, made by code, with what must come of each. */

import { article, page } from "../made/articles.js";

const bytes = (text) => new TextEncoder().encode(text);
const utf16 = (units, mark = true) => new Uint8Array(Uint16Array.from([...(mark ? [0xfeff] : []), ...units]).buffer);
const units = (text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const prose = article(77);

/** Bytes without a pattern, always the same. */
function noise(length) {
  let state = 88172645;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

/** `{ name, bytes, code, holds, lacks }`: the problem's code or null, text that stays, text that goes. */
export const hostile = [
  { name: "empty.txt", bytes: new Uint8Array(), code: "empty" },
  { name: "one-byte.txt", bytes: bytes("a"), code: null },
  { name: "one-stray-byte.txt", bytes: Uint8Array.of(0xff), code: undefined },
  { name: "newlines.txt", bytes: bytes("\n".repeat(4096)), code: "empty" },
  { name: "mark-only.txt", bytes: Uint8Array.of(0xef, 0xbb, 0xbf), code: "empty" },
  { name: "long-line.txt", bytes: bytes("The ferry left the quay before noon. ".repeat(28_000)), code: null, holds: "left the quay" },
  { name: "blank-lines.txt", bytes: bytes(`${"\n".repeat(200_000)}${prose.paragraphs[0]}\n${" \n".repeat(100_000)}`), code: null, holds: prose.paragraphs[0] },
  { name: "noise.txt", bytes: noise(60_000), code: "not-text" },
  { name: "nul.txt", bytes: bytes(`${prose.paragraphs[0]}\0\0\0${prose.paragraphs[1]}`), code: "not-text" },
  { name: "paper.txt", bytes: bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj << /Type /Catalog >> endobj\n"), code: "not-text" },
  { name: "picture.html", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), code: "not-text" },
  { name: "lone-surrogates.txt", bytes: utf16([...units(`${prose.title}\n\n${prose.paragraphs[0]} `), 0xd800, 0x20, 0xdc00, ...units(` ${prose.paragraphs[1]}\n`)]), code: undefined, holds: prose.paragraphs[1] },
  { name: "wide.txt", bytes: utf16(units(page(prose))), code: null, holds: prose.paragraphs[2] },
  { name: "wide-unmarked.txt", bytes: utf16(units(page(prose)), false), code: undefined, holds: prose.paragraphs[2] },
  { name: "half-a-letter.txt", bytes: bytes(`${prose.paragraphs[0]} é`).slice(0, -1), code: undefined },
  { name: "bidi.txt", bytes: bytes(`${prose.title}\n\n\u202e${prose.paragraphs[0]}\u202c \u2066${prose.paragraphs[1]}\u2069\n`), code: null, holds: "crowns" },
  { name: "western.txt", bytes: Uint8Array.from(Buffer.from(`Le café du théâtre rouvre à midi\n\nLe conseil a décidé lundi que le café du théâtre, fermé depuis l’été dernier, rouvrira à midi.\n`.replaceAll("’", "'"), "latin1")), code: null, holds: "fermé depuis" },
  { name: "deep.html", bytes: bytes(`${"<div>".repeat(60_000)}<p>${prose.paragraphs[0]}</p>`), code: undefined },
  { name: "scripts.html", bytes: bytes(`<title>${prose.title}</title>${"<script>var leaked = 'nothing of this';</script>".repeat(500)}<p>${prose.paragraphs[0]}</p><p>${prose.paragraphs[1]}</p>`), code: undefined, holds: prose.paragraphs[0], lacks: "leaked" },
  { name: "unclosed.html", bytes: bytes(`<html><body><article><p>${prose.paragraphs[0]}<p>${prose.paragraphs[1]}<!-- never closed ${prose.paragraphs[2]}`), code: undefined, holds: prose.paragraphs[0] },
  { name: "many-attributes.html", bytes: bytes(`<p ${Array.from({ length: 20_000 }, (_, n) => `a${n}="${n}"`).join(" ")}>${prose.paragraphs[0]}</p>`), code: undefined, holds: prose.paragraphs[0] },
  { name: "markup-as-text.txt", bytes: bytes(`${prose.title}\n\n<img src=x onerror=alert(1)> ${prose.paragraphs[0]}\n`), code: undefined, holds: prose.paragraphs[0] },
  { name: "../../etc/odd name\n#0.txt", bytes: bytes(page(prose)), code: null, holds: prose.paragraphs[3] },
];
