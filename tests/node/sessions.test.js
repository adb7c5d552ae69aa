/** Sessions: what was added and decided is there again, in a file on Node and in IndexedDB. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import "fake-indexeddb/auto";
import { article, page } from "../made/articles.js";
import { files } from "./drop.js";
import { all, everything, path, storysift } from "./package.js";

// A copy of the package that Node's entry does not change: its sessions are in IndexedDB.
const copy = mkdtempSync(join(tmpdir(), "package-"));
after(() => rmSync(copy, { recursive: true }));
for (const file of readdirSync(path("pkg")).filter((name) => name.endsWith(".js"))) copyFileSync(path(`pkg/${file}`), join(copy, file));
writeFileSync(join(copy, "package.json"), '{ "type": "module" }');
const inBrowser = await import(pathToFileURL(join(copy, "bare.js")));
await inBrowser.init(readFileSync(path("pkg/storysift.wasm")), readFileSync(path("pkg/storysift-unpack.wasm")));

let lastName = 0;
const node = (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sessions-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return { ...storysift, name: () => join(folder, `session-${(lastName += 1)}.storysift`), folder, options: { workers: 1 } };
};
const browser = () => ({ ...inBrowser, name: () => `session ${(lastName += 1)}`, folder: undefined, options: { workers: 0 } });
const places = { "a file": node, IndexedDB: browser };

/** A test for each place where sessions lie. */
function eachPlace(name, body) {
  for (const [place, of] of Object.entries(places)) test(`${name}, in ${place}`, (t) => body(t, of(t)));
}

/** A corpus that is closed at the end, or by `close`. */
async function opened(t, place, options) {
  const corpus = await place.open({ ...place.options, ...options });
  t.after(() => corpus.close());
  return corpus;
}

const refused = (code, words) => (error) => error.name === "StorysiftError" && error.code === code && words.test(error.message);

/** Decides this and that. */
async function decide(corpus) {
  const [one, two] = (await all(corpus.stories())).map((story) => ({ id: story.articles[0] }));
  await corpus.apply({ kind: "same", a: one, b: two });
  await corpus.apply({ kind: "furniture", phrase: "Share this article" });
  await corpus.apply({ kind: "set-aside", document: "clean.txt", start: 0, end: 40 });
  await corpus.undo();
  await corpus.undo();
  await corpus.redo();
  await corpus.tune(0.4);
}

eachPlace("what was added and decided is there again, and more can come", async (t, place) => {
  const name = place.name();
  const expected = await opened(t, place);
  await expected.add(files());
  await decide(expected);
  assert.equal(expected.session, null);

  const first = await opened(t, place, { session: name });
  assert.deepEqual([first.session.name, first.session.restored, first.session.visited], [name, 0, null]);
  await first.add(files().slice(0, 5));
  await first.add(files().slice(5));
  await decide(first);
  await first.save();
  assert.equal(first.session.files, 11);
  assert.ok(first.session.bytes > 10_000);
  await first.close();

  const seen = [];
  const again = await opened(t, place, { session: name, onProgress: (progress) => seen.push({ ...progress }) });
  assert.equal(again.session.restored, 11);
  assert.ok(again.session.visited >= again.session.created);
  assert.deepEqual([seen.at(-1).done, seen.at(-1).total], [11, 11]);
  assert.deepEqual(await everything(again), await everything(expected));
  assert.deepEqual(await again.decisions(), await expected.decisions());
  assert.deepEqual(await all(again.furniture()), await all(expected.furniture()));

  // The history goes on where it was, and files join as if all had come at once.
  assert.equal(await again.redo(), await expected.redo());
  for (const corpus of [again, expected]) {
    await corpus.undo();
    const report = await corpus.add([{ name: "later.txt", text: page(article(2)) }, files()[0]]);
    assert.deepEqual([report.added, report.known], [1, 1]);
  }
  assert.deepEqual(await everything(again), await everything(expected));
  await again.close();
  const third = await opened(t, place, { session: name });
  assert.deepEqual(await everything(third), await everything(expected));
});

eachPlace("a session that is open cannot be opened, renamed or deleted", async (t, place) => {
  // IndexedDB has no locks here: a browser's are tested there.
  if (!place.folder) return t.skip("needs the locks of a browser");
  const name = place.name();
  const corpus = await opened(t, place, { session: name });
  await corpus.add(files().slice(0, 2));
  const busy = refused("session-in-use", /open elsewhere/);
  await assert.rejects(place.open({ session: name }), busy);
  await assert.rejects(place.renameSession(name, place.name()), busy);
  await assert.rejects(place.deleteSession(name), busy);
  await assert.rejects(place.exportSession(name), busy);
  await corpus.close();
  await place.deleteSession(name);
  assert.deepEqual(await place.sessions(place.folder), []);
  assert.ok(!existsSync(`${name}.lock`));
});

eachPlace("a session is listed, renamed, carried as a file, and deleted", async (t, place) => {
  const [name, other, carried] = [place.name(), place.name(), place.name()];
  const corpus = await opened(t, place, { session: name });
  await corpus.add(files());
  const expected = await everything(corpus);
  await corpus.close();
  const empty = await opened(t, place, { session: other });
  await empty.close();
  const names = async () => (await place.sessions(place.folder)).map((info) => info.name);
  const before = new Set(await names());
  assert.ok(before.has(name) && !before.has(other), "an empty session leaves nothing");
  await place.renameSession(name, other);
  await assert.rejects(place.renameSession(name, carried), refused("session", /./));
  const file = await place.exportSession(other);
  const info = await place.importSession(file, carried);
  assert.deepEqual([info.name, info.files], [carried, 11]);
  await assert.rejects(place.importSession(file, other), refused("session", /already|is there/));
  for (const at of [3, 4_000]) {
    const damaged = new Uint8Array(await file.arrayBuffer()).slice(0, -at);
    const to = place.name();
    await assert.rejects(place.importSession(new Blob([damaged]), to), refused("session", /damaged/));
    assert.ok(!(await names()).includes(to));
  }
  await assert.rejects(place.importSession(new Blob(["A text."]), place.name()), refused("session", /no session/));
  const again = await opened(t, place, { session: carried });
  assert.deepEqual(await everything(again), expected);
  await again.close();
  await place.deleteSession(other);
  const left = new Set(await names());
  assert.ok(left.has(carried) && !left.has(other));
});

eachPlace("a session that is open is renamed, saved as a file and deleted by its corpus", async (t, place) => {
  const [name, other, carried, third] = [place.name(), place.name(), place.name(), place.name()];
  const names = async () => (await place.sessions(place.folder)).map((info) => info.name);
  const corpus = await opened(t, place, { session: name });
  // Nothing is written yet.
  await corpus.renameSession(third);
  await corpus.renameSession(name);
  await corpus.add(files().slice(0, 6));
  await decide(corpus);
  const blocker = await opened(t, place, { session: third });
  await blocker.add(files().slice(0, 1));
  await blocker.save();
  await assert.rejects(corpus.renameSession(third), (error) => /^session(-in-use)?$/.test(error.code));
  await blocker.close();
  await assert.rejects(corpus.renameSession(third), refused("session", /already/));
  assert.equal(corpus.session.name, name);
  await corpus.renameSession(other);
  await corpus.renameSession(other);
  assert.equal(corpus.session.name, other);
  assert.deepEqual((await names()).filter((one) => one === name || one === other), [other]);
  // It goes on being written, and the old name is free.
  await corpus.add(files().slice(6));
  const expected = await everything(corpus);
  const file = await corpus.exportSession();
  assert.equal(corpus.session.files, 11);
  const reused = await opened(t, place, { session: name });
  await reused.add(files().slice(0, 1));
  await reused.deleteSession();
  await reused.close();
  assert.ok(!(await names()).includes(name));
  await assert.rejects(reused.add([]), { code: "closed" });
  await corpus.close();
  const again = await opened(t, place, { session: other });
  assert.deepEqual([again.session.name, again.session.restored], [other, 11]);
  assert.deepEqual(await everything(again), expected);
  await again.close();
  assert.equal((await place.importSession(file, carried)).files, 11);
  const imported = await opened(t, place, { session: carried });
  assert.deepEqual(await everything(imported), expected);
  await imported.close();
  await place.deleteSession(other);
  if (place.folder) assert.deepEqual(readdirSync(place.folder).filter((one) => one.endsWith(".lock")), []);
  const without = await opened(t, place);
  for (const call of ["exportSession", "deleteSession"]) await assert.rejects(without[call](), refused("session", /no session/));
  await assert.rejects(without.renameSession("a name"), refused("session", /no session/));
  await assert.rejects(without.renameSession(7), refused("bad-input", /name/));
});

eachPlace("what is new since a time", async (t, place) => {
  const name = place.name();
  const first = await opened(t, place, { session: name });
  await first.add(files().slice(0, 4));
  await first.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const corpus = await opened(t, place, { session: name });
  const since = async (time) => corpus.newSince(time);
  assert.deepEqual((await since(corpus.session.visited)).documents, []);
  assert.equal((await since(new Date(0))).documents.length, 4);
  await corpus.add([{ name: "later.txt", text: page(article(2)) }, { name: "clean.json", text: "The ferry sailed.", clean: true }]);
  const found = await since(corpus.session.visited);
  assert.deepEqual([found.documents, found.articles], [["clean.json", "later.txt"], ["clean.json#0", "later.txt#0"]]);
  // One story is that of the article of which it is a copy.
  const stories = (await all(corpus.stories())).filter(({ id }) => found.stories.includes(id));
  assert.equal(stories.length, 2);
  assert.ok(stories.some((story) => story.articles.some((id) => id.startsWith("copied"))));
  const rows = await new Response(corpus.export("jsonl", { since: corpus.session.visited })).text();
  assert.deepEqual(rows.trim().split("\n").map((row) => JSON.parse(row).id), ["clean.json#0", "later.txt#0"]);
  await assert.rejects(since("yesterday"), refused("bad-input", /newSince/));
  assert.throws(() => corpus.export("csv", { since: "yesterday" }), refused("bad-input", /since/));
});

/** The texts that a session keeps. */
async function keptTexts(place, name) {
  const bytes = new Uint8Array(await (await place.exportSession(name)).arrayBuffer());
  return new TextDecoder("latin1").decode(bytes);
}

/** Two mails in one file. */
const MAILS = ["Ferry", "Tram"].map((subject, n) => `From a@b.example Mon Jan  5 00:00:00 2026\nFrom: Ada <a@b.example>\nSubject: ${subject} service\n`
  + `Date: Mon, 5 Jan 2026 1${n}:00:00 +0000\n\nThe ${subject} to Quellmouth runs again, the company said. Its first passengers came early.\n\n`).join("");

eachPlace("a session forgets the files of which every document was removed", async (t, place) => {
  const name = place.name();
  const input = [...files(), { name: "post.mbox", text: MAILS }, { name: "copied.txt", text: page(article(40)) }];
  const corpus = await opened(t, place, { session: name });
  await corpus.add(input);
  const whole = corpus.session;
  assert.equal(whole.files, 13);
  // One of two documents of a file, and one of two of a name.
  assert.equal(await corpus.remove("post.mbox#1"), true);
  const twins = (await all(corpus.documents())).filter((document) => document.name === "copied.txt").map(({ id }) => id);
  assert.equal(twins.length, 2);
  await corpus.remove(twins[0]);
  await corpus.save();
  assert.equal(corpus.session.files, 12);
  const afterOne = corpus.session.bytes;
  assert.ok(afterOne < whole.bytes);
  await corpus.remove("post.mbox#2");
  await all(corpus.stories());
  assert.equal(corpus.session.files, 11);
  assert.ok(corpus.session.bytes < afterOne);
  // A decision about another file, and one about a file that is then removed, which stays.
  await decide(corpus);
  await corpus.apply({ kind: "set-aside", document: "clean.txt", start: 0, end: 40 });
  await corpus.remove("clean.txt");
  const expected = await everything(corpus);
  await corpus.save();
  assert.equal(corpus.session.files, 11);
  await corpus.close();
  assert.equal((await keptTexts(place, name)).match(/post\.mbox/g)?.length ?? 0, 2, "only that its two documents were removed");
  if (place.folder) assert.equal(readFileSync(name, "latin1").split("post.mbox").length - 1, 2, "its bytes are gone too");
  const again = await opened(t, place, { session: name });
  assert.equal(again.session.restored, 11);
  assert.deepEqual(await everything(again), expected);
  // It may come again, as if it had never been there.
  for (const one of [corpus, again]) if (one === again) await one.add(input);
  const fresh = await opened(t, place);
  await fresh.add(input);
  assert.deepEqual((await all(again.documents())).map(({ id }) => id), (await all(fresh.documents())).map(({ id }) => id));
});

eachPlace("a document that two files hold stays removed when one of them is forgotten", async (t, place) => {
  const name = place.name();
  const [first, second] = MAILS.split(/(?=From a@b)/);
  const one = { name: "post.mbox", text: first };
  const both = { name: "post.mbox", text: first + second };
  const corpus = await opened(t, place, { session: name });
  await corpus.add([one, both]);
  for (const { id } of (await all(corpus.documents())).filter(({ entry, name: of }) => of.endsWith("#1") || entry === null)) await corpus.remove(id);
  const expected = await everything(corpus);
  await corpus.close();
  const again = await opened(t, place, { session: name });
  assert.deepEqual(await everything(again), expected);
});

eachPlace("columns of a table can be changed once its file is added again", async (t, place) => {
  const name = place.name();
  const text = "headline,lead,body\nFerry,The ferry is back.,The night ferry sailed again on Monday with all its cabins full.\n";
  const first = await opened(t, place, { session: name });
  await first.add([{ name: "news.csv", text }]);
  const tables = await all(first.tables());
  await first.close();
  const corpus = await opened(t, place, { session: name });
  assert.deepEqual(await all(corpus.tables()), tables);
  const names = ["headline", "lead", "body"];
  await corpus.apply({ kind: "columns", names, roles: { body: "title", lead: "text" } });
  assert.match((await corpus.problems())[0].detail, /add the file again/);
  await corpus.add([{ name: "news.csv", text }]);
  const expected = await opened(t, place);
  await expected.add([{ name: "news.csv", text }]);
  await expected.apply({ kind: "columns", names, roles: { body: "title", lead: "text" } });
  assert.deepEqual(await everything(corpus), await everything(expected));
  await corpus.close();
  const again = await opened(t, place, { session: name });
  assert.deepEqual(await everything(again), await everything(expected));
});

test("a damaged file of a session is named, the others are there", async (t) => {
  const place = node(t);
  const name = place.name();
  const first = await opened(t, place, { session: name });
  await first.add(files());
  await first.close();
  const bytes = readFileSync(name);
  // Inside of the cleaned form of one file.
  bytes[bytes.lastIndexOf(" the ")] ^= 1;
  writeFileSync(name, bytes);
  const corpus = await opened(t, place, { session: name });
  const problems = (await corpus.problems()).filter((problem) => problem.code === "not-restored");
  assert.equal(problems.length, 1);
  assert.equal((await all(corpus.documents())).length, 10);
  // Added again, it is there, and the problem is gone.
  await corpus.add(files());
  assert.equal((await all(corpus.documents())).length, 11);
  assert.deepEqual((await corpus.problems()).filter((problem) => problem.code === "not-restored"), []);
});

/** A session file with other bytes: of the first cleaned file with each of these names a byte in its middle. */
function damaged(bytes, names) {
  const copied = new Uint8Array(bytes);
  const view = new DataView(copied.buffer);
  const left = new Set(names);
  for (let at = new TextEncoder().encode("storysift session 1\n").length; at < copied.length; ) {
    const [text, packed] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    const { entry } = JSON.parse(new TextDecoder().decode(copied.subarray(at + 8, at + 8 + text)));
    if (packed > 0 && left.delete(entry.name)) copied[at + 8 + text + (packed >> 1)] ^= 4;
    at += 8 + text + packed;
  }
  assert.equal(left.size, 0);
  return copied;
}

eachPlace("damaged files among others that are read at once are named, each by itself", async (t, place) => {
  const [name, carried] = [place.name(), place.name()];
  const first = await opened(t, place, { session: name });
  await first.add(files());
  await first.close();
  const bytes = new Uint8Array(await (await place.exportSession(name)).arrayBuffer());
  const names = ["glued.txt", "folder/below.txt", "broken.pdf.txt"];
  await place.importSession(new Blob([damaged(bytes, names)]), carried);
  const corpus = await opened(t, place, { session: carried });
  const problems = (await corpus.problems()).filter((problem) => problem.code === "not-restored");
  assert.deepEqual(problems.map(({ document }) => document).sort(), names.toSorted());
  assert.ok(problems.every(({ detail }) => /damaged/.test(detail)));
  const expected = await opened(t, place);
  await expected.add(files().filter((file) => !names.includes(file.name)));
  const withoutProblems = async (one) => ({ ...(await everything(one)), problems: null });
  assert.deepEqual(await withoutProblems(corpus), await withoutProblems(expected));
  // Added again, they are there, and the next time too.
  await corpus.add(files());
  await expected.add(files());
  assert.deepEqual(await everything(corpus), await everything(expected));
  await corpus.close();
  const again = await opened(t, place, { session: carried });
  assert.deepEqual(await everything(again), await everything(expected));
});

test("a session is opened by one message for many files, in a file", async (t) => {
  const place = node(t);
  const name = place.name();
  const count = 600;
  const first = await opened(t, place, { session: name });
  await first.add(Array.from({ length: count }, (_, n) => ({ name: `${n}.txt`, text: page(article(n)) })));
  const expected = await everything(first);
  await first.close();
  const { postMessage } = Worker.prototype;
  t.after(() => (Worker.prototype.postMessage = postMessage));
  let messages = 0;
  Worker.prototype.postMessage = function (...args) {
    messages += 1;
    return postMessage.apply(this, args);
  };
  const corpus = await opened(t, place, { session: name });
  Worker.prototype.postMessage = postMessage;
  assert.equal(corpus.session.restored, count);
  // 600 texts of 4 kB are 2.4 MB: three batches, and three questions.
  assert.ok(messages > 0 && messages <= 8, `${messages} messages`);
  assert.deepEqual(await everything(corpus), expected);
});

test("a session is opened by one reading for many files, in IndexedDB", async (t) => {
  const place = browser();
  const name = place.name();
  const first = await opened(t, place, { session: name });
  await first.add(Array.from({ length: 600 }, (_, n) => ({ name: `${n}.txt`, text: `Text number ${n} says this.` })));
  await first.close();
  const { getAll } = IDBObjectStore.prototype;
  t.after(() => (IDBObjectStore.prototype.getAll = getAll));
  const counts = [];
  IDBObjectStore.prototype.getAll = function (...args) {
    if (this.name === "entries") counts.push(args[1]);
    return getAll.apply(this, args);
  };
  const corpus = await opened(t, place, { session: name });
  assert.equal(corpus.session.restored, 600);
  assert.deepEqual(counts.slice(0, 4), [32, 64, 128, 256]);
  assert.ok(counts.length <= 6, `${counts}`);
});

test("a session file that was cut off goes on where it was whole", async (t) => {
  const place = node(t);
  const name = place.name();
  const expected = await opened(t, place);
  await expected.add(files());
  const first = await opened(t, place, { session: name });
  await first.add(files());
  await first.close();
  const size = readFileSync(name).length;
  truncateSync(name, size - 100);
  const corpus = await opened(t, place, { session: name });
  assert.ok(corpus.session.restored < 11);
  await corpus.add(files());
  assert.deepEqual(await everything(corpus), await everything(expected));
  await corpus.close();
  const again = await opened(t, place, { session: name });
  assert.deepEqual(await everything(again), await everything(expected));
});

test("another file is not taken for a session, and stays as it is", async (t) => {
  const place = node(t);
  const name = place.name();
  writeFileSync(name, "notes of my own");
  await assert.rejects(place.open({ session: name }), refused("session", /holds no session/));
  assert.equal(readFileSync(name, "utf8"), "notes of my own");
});

test("a session of another version is set aside, its decisions hold", async (t) => {
  const place = node(t);
  const name = place.name();
  const expected = await opened(t, place);
  await expected.add(files());
  await decide(expected);
  const first = await opened(t, place, { session: name });
  await first.add(files());
  await decide(first);
  await first.close();
  const before = readFileSync(name).toString("latin1").replaceAll('"format":2', '"format":9');
  writeFileSync(name, before, "latin1");
  const corpus = await opened(t, place, { session: name });
  assert.match(corpus.session.setAside, /older/);
  assert.deepEqual([corpus.session.restored, (await all(corpus.documents())).length], [0, 0]);
  assert.equal(readFileSync(corpus.session.setAside, "latin1"), before);
  await corpus.add(files());
  assert.deepEqual((await everything(corpus)).copies, (await everything(expected)).copies);
  assert.deepEqual((await everything(corpus)).stories, (await everything(expected)).stories);
});

test("a full storage is told once, and the corpus goes on", async (t) => {
  const place = browser();
  const { put } = IDBObjectStore.prototype;
  t.after(() => (IDBObjectStore.prototype.put = put));
  const told = [];
  const corpus = await opened(t, place, { session: place.name(), onUnsaved: (reason) => told.push(reason) });
  await corpus.add(files().slice(0, 3));
  await corpus.save();
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  await corpus.add(files().slice(3));
  await assert.rejects(corpus.save(), refused("session", /full/));
  assert.equal(told.length, 1);
  assert.match(corpus.session.failure, /full/);
  const expected = await opened(t, place);
  await expected.add(files());
  assert.deepEqual(await everything(corpus), await everything(expected));
});

test("a process that is killed at any moment loses at most the last second", { timeout: 300_000 }, async (t) => {
  const place = node(t);
  const count = 400;
  const script = `
    const { open } = await import(${JSON.stringify(pathToFileURL(path("pkg/node.js")).href)});
    const { article, page } = await import(${JSON.stringify(pathToFileURL(path("tests/made/articles.js")).href)});
    const corpus = await open({ session: process.argv[1], workers: 1 });
    async function* files() { for (let n = 0; n < ${count}; n += 1) yield { name: n + ".txt", text: page(article(n)) }; }
    await corpus.add(files(), { onProgress: ({ done }) => process.stdout.write(done + " " + Date.now() + "\\n") });
    await corpus.save();
    process.stdout.write("end\\n");
    setTimeout(() => {}, 60_000);
  `;
  const input = Array.from({ length: count }, (_, n) => ({ name: `${n}.txt`, text: page(article(n)) }));
  const expected = await opened(t, place);
  await expected.add(input);
  const wanted = await everything(expected);
  const kills = Number(process.env.STORYSIFT_KILLS ?? 6);
  for (let kill = 0; kill < kills; kill += 1) {
    const name = place.name();
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, name], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    while (!/^\d/m.test(output)) await new Promise((resolve) => setTimeout(resolve, 5));
    // From the beginning to the end of the work, and into the comparing.
    await new Promise((resolve) => setTimeout(resolve, ((kill + 0.5) / kills) * 1_500));
    const killed = Date.now();
    child.kill("SIGKILL");
    await once(child, "exit");
    const lines = output.trim().split("\n").map((line) => line.split(" ").map(Number)).filter(([, at]) => at < killed - 1_000);
    const corpus = await opened(t, place, { session: name });
    assert.ok(corpus.session.restored >= (lines.at(-1)?.[0] ?? 0), `${corpus.session.restored} of ${lines.at(-1)}`);
    t.diagnostic(`killed after ${output.trim().split("\n").length} messages, restored ${corpus.session.restored}`);
    await corpus.add(input);
    assert.deepEqual(await everything(corpus), wanted);
    await corpus.close();
  }
});
