/** Files out and decisions in: downloads, saved decisions, the strict-to-loose control. */

import { openCorpus } from "../engine.ts";
import { t } from "../locales/index.ts";
import * as state from "../state.ts";
import type { Decision, ExportFormat } from "../../package/types.ts";
import { replay } from "./decide.ts";
import { announce, attempt, notify } from "./notify.ts";
import { refreshStories } from "./refresh.ts";

const names: Record<ExportFormat, [name: string, type: string]> = {
  markdown: ["storysift.md", "text/markdown"],
  jsonl: ["storysift.jsonl", "application/jsonl"],
  csv: ["storysift.csv", "text/csv"],
};

/** Hands the browser a file; its address is let go once the download has begun. */
function download(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Exports the corpus. Chunks become parts of a Blob, which the browser may keep on disk. */
export async function save(format: ExportFormat): Promise<void> {
  await attempt(async () => {
    const corpus = openCorpus();
    if (!corpus) return;
    const [name, type] = names[format];
    const parts: BlobPart[] = [];
    const reader = corpus.export(format).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value as Uint8Array<ArrayBuffer>);
    }
    download(name, new Blob(parts, { type }));
    notify(t.done.exported(name));
  });
}

/** The decisions as a small file for another drop. */
export async function saveDecisions(): Promise<void> {
  await attempt(async () => {
    const decisions = (await openCorpus()?.decisions()) ?? [];
    const json = `${JSON.stringify({ storysift: "decisions", version: 1, decisions }, null, 1)}\n`;
    download("storysift-decisions.json", new Blob([json], { type: "application/json" }));
    notify(t.done.decisionsSaved);
  });
}

/** Reads such a file and applies what finds its article here. */
export async function loadDecisions(file: Blob): Promise<void> {
  let decisions: Decision[];
  try {
    const parsed = JSON.parse(await file.text()) as { decisions?: Decision[] } | Decision[];
    const list = Array.isArray(parsed) ? parsed : parsed.decisions;
    if (!Array.isArray(list)) throw new TypeError("no list");
    decisions = list;
  } catch {
    notify(t.done.notDecisions, { tone: "trouble" });
    return;
  }
  await attempt(async () => {
    const waiting = await replay(decisions);
    notify(t.done.decisionsLoaded(decisions.length - waiting, waiting), { undo: decisions.length > waiting });
  });
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sets the strict-to-loose control; the regrouping waits until the hand rests. */
export function tune(looseness: number): void {
  state.looseness.value = looseness;
  clearTimeout(timer);
  timer = setTimeout(
    () =>
      void attempt(async () => {
        await openCorpus()?.tune(looseness);
        await refreshStories();
        state.groupedAt.value = looseness;
        announce(t.strict.stories(state.stories.value.length));
      }),
    120,
  );
}
