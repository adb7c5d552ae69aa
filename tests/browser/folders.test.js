/** Dropped and picked folders: every file that the user sees there is read or named. */

import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { folderOf, pageTest } from "./harness.js";

/** Names that Chromium's file handles hide, or that other ways to list a folder may change. */
const ODD = [
  "a?b.txt", "c:d.txt", 'q"q.txt', "s*t.txt", "p|p.txt", "l<l.txt", "g>g.txt", "tab\tx.txt", "soft\u00adhyphen.txt",
  "zero\u200bwidth.txt", "bidi\u202emark.txt", "line\u2028end.txt", "space at the end.txt ", " space at the start.txt",
  "shortcut.lnk", "address.url", "command.scf", "device.local", ".hidden", "dot.", "con.txt", "%2e%2e", "odd? folder/inner: file.txt",
];
const note = (n) => `Note number ${n}\n\nThe clock in room ${n} was ${n + 2} minutes late on Monday, the warden said.`;
const oddFolder = () => folderOf(Object.fromEntries(["plain.txt", ...ODD].map((name, n) => [name, note(n)]))).folder;

/** Names of all files that are listed. */
async function listed(app) {
  await app.tab(/^Files/).click();
  await app.page.locator("#files-list").focus();
  await app.page.keyboard.press("Home");
  const names = new Set();
  for (let step = 0; step < 80; step += 1) {
    for (const name of await app.list().locator(".file-path").allTextContents()) names.add(name);
    await app.page.keyboard.press("ArrowDown");
  }
  return [...names];
}

pageTest("a dropped folder loses no file to its name", async (app) => {
  const folder = oddFolder();
  await app.drop(folder);
  await app.done(ODD.length + 1);
  const names = await listed(app);
  for (const name of ODD) assert.ok(names.some((one) => one.endsWith(`/${name}`)), JSON.stringify(name));
  assert.equal(await app.page.getByText("may be missing").count(), 0);
});

pageTest("opened from disk, the page says that files may be missing, and choosing the folder shows all", { fromDisk: true }, async (app) => {
  const folder = oddFolder();
  await app.drop(folder);
  await app.page.getByRole("progressbar").waitFor({ state: "detached" });
  await app.page.getByText("may be missing").waitFor();
  await app.choose(() => app.list().getByRole("button", { name: "Choose a folder" }).click(), folder);
  await app.done(ODD.length + 1);
  assert.equal(await app.page.getByText("may be missing").count(), 0, "the note goes when the folder is complete");
});

pageTest("a picked folder loses no file to its name", async (app) => {
  await app.choose(() => app.button("Choose a folder").click(), oddFolder());
  await app.done(ODD.length + 1);
});

pageTest("a subfolder that cannot be opened is named, and the others are read", async (app) => {
  const { folder } = folderOf({ "a.txt": note(1), "locked/b.txt": note(2), "z/c.txt": note(3) });
  // Tests may run as a user whom no permission stops: the browser's answer is replaced.
  chmodSync(join(folder, "locked"), 0);
  await app.page.evaluate(() => {
    const { webkitGetAsEntry } = DataTransferItem.prototype;
    DataTransferItem.prototype.webkitGetAsEntry = function () {
      const entry = webkitGetAsEntry.call(this);
      const kind = Object.getPrototypeOf(entry);
      const { createReader } = kind;
      kind.createReader = function () {
        const locked = { readEntries: (_, reject) => reject(new DOMException("no permission", "NotReadableError")) };
        return this.name === "locked" ? locked : createReader.call(this);
      };
      return entry;
    };
  });
  await app.drop(folder);
  await app.done(3);
  chmodSync(join(folder, "locked"), 0o755);
  await app.button("See why").click();
  const row = app.rows().filter({ hasText: "locked" });
  assert.match(await row.innerText(), /not read[\s\S]*no permission/);
});

pageTest("a dropped link to a file is read; the help says that links inside of a folder are not", async (app) => {
  const { folder, paths } = folderOf({ "target.txt": note(1) });
  const link = join(folder, "link.txt");
  symlinkSync(paths[0], link);
  await app.drop(link);
  await app.done(1);
  await app.tab(/^Articles 1$/).waitFor();
  await app.menu("More", "Help and keys");
  await app.page.getByRole("dialog").getByText("symbolic links", { exact: false }).waitFor();
});
