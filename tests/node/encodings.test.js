/** Damaged legacy encodings give one text everywhere: the table is that of the native test `tests/encodings.rs`. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { path, storysift } from "./package.js";

test("damage is read as the table says", async () => {
  await storysift.init();
  for (const [encoding, what, hex, text] of JSON.parse(readFileSync(path("tests/encodings/damaged.json"), "utf8"))) {
    const cleaned = storysift.clean({ name: "page.txt", bytes: Buffer.from(hex, "hex") });
    assert.equal(cleaned.text, text, `${encoding}: ${what}`);
  }
});
