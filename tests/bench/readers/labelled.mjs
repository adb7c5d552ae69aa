/** Part two: labelled pages of the web, which are not part of the project. The scores of text and metadata are those of `cargo xtask quality`, by the same scorer. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { fragment, textOf } from "./structure.mjs";

/** Sources that may be used for research only, so that no weights learn from them. As in lab/src/quality/sets.rs. */
const RESEARCH = ["l3sgn1", "chaos2017", "big9"];
const isResearch = ({ set }) => RESEARCH.includes(set);

/** The sets: name, folder, which rows, and whether Storysift's weights learned from them. */
const SETS = [
  { name: "articles", folder: "articles", has: () => true, seen: true },
  { name: "more", folder: "more", has: (row) => !isResearch(row), seen: true },
  { name: "research", folder: "more", has: isResearch, seen: false },
];

/** Words of a gold paragraph below which it is not counted as one that may be lost. */
const MIN_WORDS = 12;
/** Share of a paragraph's runs of four words below which it is lost. */
const MIN_FOUND = 0.5;

const rowsOf = (path) => gunzipSync(readFileSync(path)).toString("utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

/** The same numbers in the same order at each run (xorshift of 32 bits), from 0 to 1. */
function random(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function sample(rows, count) {
  const next = random(20261127);
  const keyed = rows.map((row) => [next(), row]).sort(([a], [b]) => a - b);
  return keyed.slice(0, count).map(([, row]) => row);
}

const wordsOf = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];
const runsOf = (words) => Array.from({ length: Math.max(0, words.length - 3) }, (_, at) => words.slice(at, at + 4).join(" "));

/** Whether a paragraph of the gold is not in a text: that of the reader's view, with standfirst and captions. */
function losesParagraph(gold, text) {
  const found = new Set(runsOf(wordsOf(text)));
  return gold.split("\n").some((paragraph) => {
    const words = wordsOf(paragraph);
    const runs = runsOf(words);
    return words.length >= MIN_WORDS && runs.filter((run) => found.has(run)).length < MIN_FOUND * runs.length;
  });
}

/** What the scorer prints of predictions. */
function scored(scorer, measure, gold, predictions) {
  const folder = mkdtempSync(join(tmpdir(), "storysift-readers-"));
  try {
    const paths = [gold, predictions].map((rows, at) => {
      const path = join(folder, `${at}.jsonl`);
      writeFileSync(path, rows.map((row) => JSON.stringify(row)).join("\n"));
      return path;
    });
    return execFileSync("python3", [scorer, measure, ...paths], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const numberAfter = (text, pattern) => {
  const [, number] = pattern.exec(text) ?? [];
  return number === undefined ? null : Number(number);
};

/** A row for each set and reader; none, and a line that says so, where there are no labelled pages. */
export async function labelledRows(readers, eval_, count) {
  const rows = [];
  for (const set of SETS) {
    const [gold, pages] = ["gold", "html"].map((name) => join(eval_, "extract", set.folder, `${name}.jsonl.gz`));
    if (!existsSync(gold) || !existsSync(pages)) {
      console.log(`skipped: ${set.name}, no file ${existsSync(gold) ? pages : gold}`);
      continue;
    }
    const labels = sample(rowsOf(gold).filter((row) => set.has(row) && (row.body ?? "").trim() !== ""), count);
    const wanted = new Set(labels.map(({ id }) => id));
    const htmlOf = new Map(rowsOf(pages).filter(({ id }) => wanted.has(id)).map(({ id, html }) => [id, html]));
    for (const [name, { read, shown }] of Object.entries(readers)) {
      const predictions = [];
      let [ms, lost, failed] = [0, 0, 0];
      const quiet = silenced();
      for (const [at, { id, url, body }] of [...labels.slice(0, 10), ...labels].entries()) {
        const html = htmlOf.get(id) ?? "";
        const started = process.cpuUsage();
        let result;
        try {
          result = await read(html, isAddress(url) ? url : undefined);
        } catch {
          if (at >= 10) failed++;
        }
        // The first pages warm up what is compiled while it runs.
        if (at < 10) continue;
        const used = process.cpuUsage(started);
        ms += (used.user + used.system) / 1000;
        const { text, html: view, title, byline, date } = result === undefined ? { text: () => "", html: () => "" } : shown(result);
        const own = text();
        lost += losesParagraph(body, textOf(fragment(view()))) ? 1 : 0;
        predictions.push({ id, body: own, title, byline, date });
      }
      quiet();
      const scorer = join(eval_, "score.py");
      const extract = scored(scorer, "extract", labels, predictions);
      const meta = scored(scorer, "meta", labels, predictions);
      const right = (field) => numberAfter(meta, new RegExp(`^${field}: right \\d+/\\d+ = ([\\d.]+)`, "m"));
      const row = {
        set: set.name, pages: labels.length, name, seen: name === "Storysift" && set.seen,
        f1: numberAfter(extract, /^F1 ([\d.]+)/), precision: numberAfter(extract, /precision ([\d.]+)/), recall: numberAfter(extract, /recall ([\d.]+)/),
        lost: lost / labels.length, title: right("title"), byline: right("byline"), date: right("date"), ms: ms / labels.length, failed,
      };
      process.stderr.write(`${JSON.stringify(row)}\n`);
      rows.push(row);
    }
  }
  return rows;
}

const isAddress = (url) => typeof url === "string" && /^https?:/.test(url) && URL.canParse(url);

/** Readers write to the console what they could not read. */
function silenced() {
  const kept = { ...console };
  for (const name of ["log", "warn", "error", "debug", "info"]) console[name] = () => {};
  return () => Object.assign(console, kept);
}
