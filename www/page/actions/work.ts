/** Taking files in: listing, cleaning with progress, cancelling, starting over. */

import { batch } from "@preact/signals";
import { closeCorpus, corpus, openCorpus, sampleFiles } from "../engine.ts";
import type { Named } from "../engine.ts";
import { forgetPastes, fromText } from "../intake.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { FileRow } from "../state.ts";
import type { Progress } from "../../package/types.ts";
import { forgetGestures } from "./decide.ts";
import { announce, attempt, notify, trouble } from "./notify.ts";
import { refreshAll, refreshLists } from "./refresh.ts";
import { select } from "./select.ts";

type Source = Iterable<Named> | AsyncIterable<Named>;

/** Milliseconds between two looks at the lists while the engine works. */
const pulse = 500;
/** Milliseconds of listing between two breaths of the page. */
const spell = 40;

let abort: AbortController | null = null;
/** The work under way, if any. */
let working: Promise<void> | null = null;
/** Files that came while others were cleaned; they go in next. */
const waiting: Source[] = [];

/** Takes files in. While other files are worked on, these wait for their turn. */
export function take(source: Source): Promise<void> {
  waiting.push(source);
  working ??= workOff().finally(() => (working = null));
  return working;
}

async function workOff(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    abort = new AbortController();
    try {
      await run(next, abort.signal);
    } catch (error) {
      trouble(t.trouble.engine, error);
    }
    abort = null;
    settle();
  }
}

/** What the page is when the work has ended, however it ended: files that were not reached go. */
function settle(): void {
  batch(() => {
    state.files.value = state.files.value.filter((file) => file.state !== "waiting");
    state.phase.value = state.files.value.length > 0 ? "ready" : "empty";
    state.cancelling.value = false;
    state.progress.value = null;
    state.secondsLeft.value = null;
  });
}

/** Names go into the list as they are found, so that it fills before the work begins. */
async function list(source: Source, signal: AbortSignal): Promise<Named[]> {
  const found: Named[] = [];
  const here = new Set(state.files.value.map((file) => file.name));
  let fresh: FileRow[] = [];
  let shown = performance.now();
  const flush = () => {
    state.files.value = [...state.files.value, ...fresh];
    fresh = [];
  };
  state.phase.value = "listing";
  if (state.columns.value.ids.length === 0) state.view.value = "files";
  try {
    for await (const file of source) {
      if (signal.aborted) break;
      found.push(file);
      if (!here.has(file.name)) {
        here.add(file.name);
        fresh.push({ name: file.name, size: file.blob.size, state: "waiting", articles: 0, problem: null });
      }
      // To ask for a size may reach out to the disk: the page gets its turn in between.
      if (performance.now() - shown < spell) continue;
      flush();
      await new Promise((resolve) => setTimeout(resolve));
      shown = performance.now();
    }
  } catch (error) {
    trouble(t.trouble.intake, error);
  }
  flush();
  return found;
}

async function run(source: Source, signal: AbortSignal): Promise<void> {
  const found = await list(source, signal);
  if (signal.aborted) return;
  if (found.length === 0) {
    notify(t.progress.nothing);
    return;
  }
  batch(() => {
    state.phase.value = "working";
    state.progress.value = { stage: "read", done: 0, total: found.length, bytes: 0, failed: 0, name: null };
  });
  const first = state.columns.value.ids.length === 0;
  const watch = pulsing();
  try {
    const open = await corpus();
    const report = await open.add(found, { signal, onProgress: onProgress(performance.now()) });
    if (report.known > 0) notify(t.progress.known(report.known));
  } catch (error) {
    if (!openCorpus()) return; // Closed by starting over: nothing to say.
    if ((error as Error).name !== "AbortError") throw error;
    notify(t.progress.cancelled(state.progress.value?.done ?? 0));
  } finally {
    await watch.stop();
    await refreshAll();
    if (first) reveal();
  }
  if (!signal.aborted) {
    announce(t.progress.done(state.files.value.length, state.columns.value.ids.length, state.stories.value.length));
  }
}

/** The first results are in: from files to stories, unless there are none. */
function reveal(): void {
  const first = state.failures.value[0] ?? state.files.value[0];
  if (state.columns.value.ids.length === 0) {
    if (first) void select({ kind: "file", id: first.name });
    return;
  }
  if (state.view.value === "files") state.view.value = "stories";
  const shown = state.shown.value?.article?.id;
  const best = state.stories.value[0];
  if (state.selected.value?.kind === "file" && shown) void select({ kind: "article", id: shown });
  else if (!state.selected.value && best) void select({ kind: "article", id: best.articles[0] ?? "" });
}

/** Keeps the counts, and guesses the time left from the pace so far. */
function onProgress(start: number): (progress: Progress) => void {
  let told = 0;
  return (progress) => {
    const seconds = (performance.now() - start) / 1000;
    const { stage, done, total } = progress;
    const guess = stage === "read" && total !== null && done > 0 ? (seconds / done) * (total - done) : null;
    batch(() => {
      state.progress.value = progress;
      state.secondsLeft.value = seconds > 0.5 ? guess : null;
    });
    // Once in ten seconds is enough for ears.
    if (seconds - told > 10 && total !== null) {
      told = seconds;
      announce(t.progress.reading(done, total));
    }
  };
}

/** Looks at the lists again and again while the work goes on; shows the first article at once. */
function pulsing(): { stop(): Promise<void> } {
  let on = true;
  let seen = -1;
  let cost = 0;
  const turn = async () => {
    while (on) {
      // Long lists are looked at less often, so that looking stays a small part of the work.
      const pause = state.shown.value ? Math.max(pulse, 8 * cost) : 80;
      await new Promise((resolve) => setTimeout(resolve, pause));
      const start = performance.now();
      const done = state.progress.value?.done ?? 0;
      if (!on || done === seen) continue;
      seen = done;
      try {
        await refreshLists(false);
        const first = state.columns.value.ids[0];
        if (!state.selected.value && first !== undefined) await select({ kind: "article", id: first });
      } catch {
        // The engine is gone; the work itself tells why.
      }
      cost = performance.now() - start;
    }
  };
  const ended = turn();
  return {
    stop: () => {
      on = false;
      return ended;
    },
  };
}

/** Ends the work; what is cleaned stays. */
export function cancel(): void {
  if (!abort) return;
  waiting.length = 0;
  state.cancelling.value = true;
  abort.abort();
}

/** The sample, as if it had been dropped. */
export async function takeSample(): Promise<void> {
  await attempt(async () => take(await sampleFiles()));
}

/** Pasted text, as if it were a file. */
export async function takeText(text: string, html?: string): Promise<void> {
  if (text.trim() || html?.trim()) await take([fromText(text, html)]);
}

/** Back to the empty page. */
export async function startOver(): Promise<void> {
  cancel();
  await closeCorpus();
  await working;
  forgetPastes();
  forgetGestures();
  state.clearState();
}
