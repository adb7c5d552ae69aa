/** What the page shows while the engine works: progress, remaining time, the lists so far. */

import { batch } from "@preact/signals";
import type { Progress } from "storysift";
import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import { refreshLists } from "../effects/lists.ts";
import { announce } from "../effects/messages.ts";
import { select } from "./select.ts";

/** Milliseconds between two updates of the lists while the engine works. */
const REFRESH_MS = 500;
/** The same until the first article is shown. */
const FIRST_REFRESH_MS = 80;
/** An update waits at least so many times as long as the one before took, so that updates stay a small part of the work. */
const REFRESH_PAUSE_FACTOR = 8;
/** Seconds of work before a remaining time is estimated. */
const MIN_ESTIMATE_S = 0.5;
/** Announce progress to screen readers at most once in so many seconds. */
const ANNOUNCE_S = 10;

/** Stores the progress, and estimates the remaining time from the average so far. `start` in milliseconds. */
export function progressHandler(start: number): (progress: Progress) => void {
  let lastAnnounced = 0;
  return (progress) => {
    const seconds = (performance.now() - start) / 1000;
    const { stage, done, total } = progress;
    const estimate = stage === "read" && total !== null && done > 0 ? (seconds / done) * (total - done) : null;
    batch(() => {
      state.progress.value = progress;
      state.secondsLeft.value = seconds > MIN_ESTIMATE_S ? estimate : null;
    });
    if (seconds - lastAnnounced > ANNOUNCE_S && total !== null) {
      lastAnnounced = seconds;
      announce(t.progress.reading(done, total));
    }
  };
}

/** Shows the first article there is: with 50,000 files the lists take a good while longer. */
async function showFirstArticle(): Promise<void> {
  const first = (await openCorpus()?.columns())?.ids[0];
  if (first !== undefined) await select({ kind: "article", id: first });
}

/** Updates the lists repeatedly while the engine works, and shows the first article as soon as there is one. */
export function refreshWhileWorking(): { stop(): Promise<void> } {
  let running = true;
  let refreshedAt = 0;
  let cost = 0;
  const loop = async () => {
    while (running) {
      const pause = state.shown.value ? Math.max(REFRESH_MS, REFRESH_PAUSE_FACTOR * cost) : FIRST_REFRESH_MS;
      await new Promise((resolve) => setTimeout(resolve, pause));
      const start = performance.now();
      const { done = 0, documents = 0 } = state.progress.value ?? {};
      // Of a large container documents come before it is done.
      if (!running || done + documents === refreshedAt) continue;
      refreshedAt = done + documents;
      try {
        if (!state.selected.value) await showFirstArticle();
        await refreshLists(false);
      } catch {
        // The engine has ended; the work itself reports the reason.
      }
      cost = performance.now() - start;
    }
  };
  const ended = loop();
  return {
    stop: () => {
      running = false;
      return ended;
    },
  };
}
