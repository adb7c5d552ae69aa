/** Downloads: exports and saved decisions; and loading saved decisions. */

import type { Decision, ExportFormat } from "storysift";
import { openCorpus } from "../../engine/corpus.ts";
import { t } from "../../locales/index.ts";
import { attempt, notify } from "../effects/messages.ts";
import * as state from "../../state/index.ts";
import { compareNow } from "./add-files.ts";
import { replayDecisions } from "./decide.ts";

const DOWNLOADS: Record<ExportFormat, { name: string; type: string }> = {
  markdown: { name: "storysift.md", type: "text/markdown" },
  jsonl: { name: "storysift.jsonl", type: "application/jsonl" },
  csv: { name: "storysift.csv", type: "text/csv" },
  ris: { name: "storysift.ris", type: "application/x-research-info-systems" },
  zip: { name: "storysift.zip", type: "application/zip" },
};

/** Milliseconds after which the address of a download is revoked; by then it has begun. */
const REVOKE_MS = 60_000;

/** Has the browser save a file. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_MS);
}

/** Exports the corpus, or what is new in it. The chunks become parts of a Blob, which the browser may keep on disk. */
export async function saveExport(format: ExportFormat, { copies = false } = {}): Promise<void> {
  await attempt(async () => {
    // An export names copies and stories.
    if (!state.compared.value) await compareNow();
    const corpus = openCorpus();
    if (!corpus || !state.compared.value) return;
    const since = (state.exportsOnlyNews.value && state.news.value?.since) || null;
    const { name: whole, type } = DOWNLOADS[format];
    const name = since === null ? whole : whole.replace(".", "-new.");
    const parts: BlobPart[] = [];
    // Spreadsheets need the mark to see that a table is UTF-8.
    const reader = corpus.export(format, { bom: true, copies, ...(since !== null && { since }) }).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value as Uint8Array<ArrayBuffer>);
    }
    download(name, new Blob(parts, { type }));
    notify(t.done.exported(name));
  });
}

/** Saves the decisions as a JSON file that can be loaded with the same or other files. */
export async function saveDecisions(): Promise<void> {
  await attempt(async () => {
    const decisions = (await openCorpus()?.decisions()) ?? [];
    const json = `${JSON.stringify({ storysift: "decisions", version: 1, decisions }, null, 1)}\n`;
    download("storysift-decisions.json", new Blob([json], { type: "application/json" }));
    notify(t.done.decisionsSaved);
  });
}

/** Reads such a file and applies the decisions whose articles are loaded; the others wait. */
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
    const waiting = await replayDecisions(decisions);
    notify(t.done.decisionsLoaded(decisions.length - waiting, waiting), { undo: decisions.length > waiting });
  });
}
