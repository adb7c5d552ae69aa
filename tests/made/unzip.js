/** A strict reader of zip archives, for tests: the files by their names (APPNOTE.TXT 6.3.10, without Zip64). */

import { crc32, inflateRawSync } from "node:zlib";

export function unzip(bytes) {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = archive.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + 22 !== archive.length) throw new SyntaxError("no end record at the end");
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.toString("latin1", at, at + 4) !== "PK\x01\x02") throw new SyntaxError(`no entry at ${at}`);
    const [flags, method, crc] = [archive.readUInt16LE(at + 8), archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16)];
    const [packed, size, length] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28)];
    const name = archive.toString("utf8", at + 46, at + 46 + length);
    if (/[^\x20-\x7e]/.test(name) && !(flags & 0x800)) throw new SyntaxError(`the name of ${name} is not marked as UTF-8`);
    const local = archive.readUInt32LE(at + 42);
    if (archive.toString("latin1", local, local + 4) !== "PK\x03\x04") throw new SyntaxError(`no file at ${local}`);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const raw = archive.subarray(start, start + packed);
    const content = method === 0 ? raw : inflateRawSync(raw);
    if (content.length !== size || crc32(content) !== crc) throw new SyntaxError(`${name} is damaged`);
    if (files.has(name)) throw new SyntaxError(`${name} is there twice`);
    files.set(name, content.toString("utf8"));
    at += 46 + length + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
