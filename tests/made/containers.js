/** Containers made for tests: archives, mail, tables, word processor files, a press download. */

import { crc32 } from "node:zlib";
import { article, page } from "./articles.js";

const bytesOf = (text) => (typeof text === "string" ? new TextEncoder().encode(text) : text);

/** A zip archive of files, stored without compression (APPNOTE.TXT 6.3.10). */
export function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of files) {
    const [path, bytes] = [bytesOf(name), bytesOf(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, path, bytes]);
    parts.push(local);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, place, path]));
    at += local.length;
  }
  const rows = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(rows.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, rows, end]));
}

/** A Word document of these paragraphs. */
export function docx(paragraphs) {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  return zip([
    ["[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ["word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`],
  ]);
}

/** An RTF document of these paragraphs. */
export function rtf(paragraphs) {
  const escaped = (text) => text.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0)}?`);
  return bytesOf(`{\\rtf1\\ansi ${paragraphs.map(escaped).join("\\par\n")}\\par}`);
}

/** A table with one article a row. */
export function csv(articles) {
  const rows = articles.map(({ title, paragraphs }) => `"${title}","2024-05-06","${paragraphs.join("\n\n").replaceAll('"', '""')}"`);
  return bytesOf(`title,date,text\n${rows.join("\n")}\n`);
}

/** A mailbox with one message an article. */
export function mbox(articles) {
  const messages = articles.map(({ title, paragraphs }, n) => `From list@post.example Mon May  6 10:0${n}:00 2024
From: Ida Lind <ida@post.example>
To: list@post.example
Subject: ${title}
Date: Mon, 06 May 2024 10:0${n}:00 +0000
Message-ID: <${n}@post.example>
Content-Type: text/plain; charset=utf-8

${paragraphs.join("\n\n")}

`);
  return bytesOf(messages.join(""));
}

/** The download of a press database: a counter before each article, a field behind it. */
export function download(articles) {
  const days = ["March 4, 2019", "March 5, 2019", "March 7, 2019", "March 9, 2019"];
  const records = articles.map(({ title, paragraphs }, n) => `${n + 1} of ${articles.length} DOCUMENTS

Harbour Post

${days[n % days.length]} Monday

${title}

SECTION: NEWS; Pg. ${n + 3}

LENGTH: ${paragraphs.join(" ").split(/\s+/).length} words

${paragraphs.join("\n\n")}

LOAD-DATE: March 20, 2019

LANGUAGE: ENGLISH

`);
  return bytesOf(records.join("\n"));
}

export { article, page };
