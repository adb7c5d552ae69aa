// A drop of COUNT made-up files onto the page in Chromium: node page.mjs COUNT [KB].
// Prints seconds until the files are listed, until the first article is shown and until all is grouped, the longest
// tasks of the main thread, the memory of the tab by part, and the same of opening the collection again. KB makes them
// HTML pages of about that size, a quarter of it text, as saved pages have; without it they are texts of 3 kB.
// Files of one folder are dropped as a real drag does it; a collection keeps them, as on the page of a user.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { article, html, page as pageOf } from "../made/articles.js";

const count = Number(process.argv[2] ?? 1_000);
const kilobytes = Number(process.argv[3] ?? 0);
/** Bytes of text in each kilobyte of a page. */
const TEXT_A_KB = 250;
/** Files that are added to the drop at its end, in percent. */
const LATER_PERCENT = 1;
/** Milliseconds of a task that a user notices. */
const LONG_MS = 50;
/** Milliseconds after which idle workers have ended. */
const REST_MS = 4_000;

const folder = mkdtempSync(join(tmpdir(), "storysift-bench-"));
/** A page with as much script in its head as makes it so large. */
const padded = (page) => {
  const missing = 1_000 * kilobytes - page.length;
  const script = Array.from({ length: Math.max(0, Math.floor(missing / 40)) }, (_, n) => `settings[${n}] = { slot: "s${n}", on: ${n % 3} };`);
  return page.replace("</head>", `<script>${script.join("\n")}</script></head>`);
};
const write = (name, from, to) => {
  mkdirSync(join(folder, name));
  let bytes = 0;
  for (let n = from; n < to; n += 1) {
    const one = article(n);
    while (one.paragraphs.join(" ").length < TEXT_A_KB * kilobytes) one.paragraphs.push(...article(n + 7_000_000 + one.paragraphs.length).paragraphs);
    const text = kilobytes > 0 ? padded(html(one)) : pageOf(one);
    bytes += text.length;
    writeFileSync(join(folder, name, `${n}.${kilobytes > 0 ? "html" : "txt"}`), text);
  }
  return bytes;
};

const program = ["chromium", "chromium-browser", "google-chrome"].map((name) => {
  try {
    return execFileSync("sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}).find(Boolean);
if (!program) throw new Error("no Chromium here");

/** Bytes of the tab's process: its share of what it shares counts in part (PSS). */
function processBytes(pid) {
  try {
    return 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]);
  } catch {
    return 0;
  }
}

const mb = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const s = (ms) => `${(ms / 1e3).toFixed(1)} s`;

const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const later = Math.max(1, Math.round((count * LATER_PERCENT) / 100));
  const bytes = write("drop", 0, count) + write("later", count, count + later);
  const view = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  view.setDefaultTimeout(3_600_000);
  await view.addInitScript(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    globalThis.moments = {};
    const note = (name, is) => {
      if (globalThis.moments[name] === undefined && is) globalThis.moments[name] = performance.now();
    };
    globalThis.watch = () => {
      const seen = document.querySelector("progress");
      note("begun", seen);
      note("cleaning", /Cleaning/.test(document.querySelector(".progress-words")?.textContent ?? ""));
      note("article", document.querySelector("article h2, article h1"));
      note("grouping", /Finding/.test(document.querySelector(".progress-words")?.textContent ?? ""));
      note("end", globalThis.moments.begun !== undefined && !seen);
      if (globalThis.moments.end === undefined) requestAnimationFrame(globalThis.watch);
    };
  });
  await view.goto(pathToFileURL(fileURLToPath(new URL("../../dist/index.html", import.meta.url))).href);
  await view.waitForTimeout(2_000);
  const session = await view.context().newCDPSession(view);
  await session.send("HeapProfiler.collectGarbage");
  const scripts = (await session.send("Runtime.getHeapUsage")).usedSize;
  const all = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const renderers = all.processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const memory = () => renderers.reduce((sum, pid) => sum + processBytes(pid), 0);
  const empty = memory();
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, memory())), 500);

  const drop = async (name) => {
    await view.evaluate(() => ((globalThis.moments = {}), (globalThis.tasks = []), (globalThis.dropped = performance.now()), globalThis.watch()));
    const data = { items: [], files: [join(folder, name)], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
    await view.waitForFunction(() => globalThis.moments.end !== undefined, undefined, { polling: 250 });
    return view.evaluate(() => ({ moments: globalThis.moments, dropped: globalThis.dropped, tasks: globalThis.tasks }));
  };
  for (const [name, files] of [["drop", count], ["later", later]]) {
    const { moments, dropped, tasks } = await drop(name);
    const at = (moment) => s((moments[moment] ?? moments.end) - dropped);
    const sorted = tasks.sort((a, b) => a - b);
    const percentile = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    console.log(`${files} files${name === "later" ? " more" : `, ${mb(bytes)}`}: listed ${at("cleaning")}, first article ${at("article")}, comparing from ${at("grouping")}, all ${at("end")}`);
    console.log(`  tasks of over ${LONG_MS} ms: ${sorted.length}, 99 of 100 within ${percentile.toFixed(0)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`);
  }
  clearInterval(sampling);
  // Workers that clean end when there was nothing to do for a while.
  await view.waitForTimeout(REST_MS);
  const javascript = async () => (await session.send("Runtime.getHeapUsage")).usedSize;
  const withGarbage = await javascript();
  await session.send("HeapProfiler.collectGarbage");
  const held = await javascript();
  const stored = await view.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  console.log(`  memory of the tab: ${mb(memory())} (empty ${mb(empty)}, peak ${mb(peak)}), of it JavaScript of the page ${mb(held)}, ${((held - scripts) / (count + later) / 1e3).toFixed(1)} kB a file (${mb(withGarbage)} with what is not collected yet); kept on disk ${mb(stored)}`);
  let peakAgain = 0;
  const samplingAgain = setInterval(() => (peakAgain = Math.max(peakAgain, memory())), 500);
  const started = Date.now();
  await view.reload();
  await view.locator("[role=treeitem]").first().waitFor();
  const listed = Date.now() - started;
  await view.getByText(/here again/).waitFor();
  const shown = Date.now() - started;
  clearInterval(samplingAgain);
  const again = (await view.evaluate(() => globalThis.tasks)).sort((a, b) => a - b);
  console.log(`  opened again after a reload: files listed in ${s(listed)}, compared and all shown in ${s(shown)}; longest task ${(again.at(-1) ?? 0).toFixed(0)} ms, peak ${mb(peakAgain)}`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
