/** The words that differ between two versions of an article. */

import { diffArrays, diffWordsWithSpace } from "diff";

/** One run of words: in both, only in the kept version, or only in the copy. */
export interface Run {
  kind: "both" | "gone" | "only";
  text: string;
}

/** Paragraph after paragraph; a paragraph without a difference has one run of kind "both". */
export interface Difference {
  paragraphs: Run[][];
  /** Words only in the kept version, and only in the copy. */
  gone: number;
  only: number;
}

const wordCount = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Longest pair of texts compared, in characters, and the most milliseconds spent on it. */
const longest = 400_000;
const patience = 1_500;

function words(kept: string, copy: string): Run[] | null {
  const parts = diffWordsWithSpace(kept, copy, { timeout: patience });
  if (!parts) return null;
  return calm(
    parts.map(({ added, removed, value }) => ({
      kind: added ? "only" : removed ? "gone" : "both",
      text: value,
    })),
  );
}

/** Changes with nothing but a space between them read as one: all that went, then all that came. */
function calm(runs: Run[]): Run[] {
  const out: Run[] = [];
  let gone = "";
  let only = "";
  let space = "";
  const flush = () => {
    if (gone) out.push({ kind: "gone", text: gone });
    if (only) out.push({ kind: "only", text: only });
    if (space) out.push({ kind: "both", text: space });
    gone = only = space = "";
  };
  for (const { kind, text } of runs) {
    if (kind === "both" && (gone || only) && /^[^\S\n]+$/.test(text)) {
      space += text;
    } else if (kind === "both") {
      flush();
      out.push({ kind, text });
    } else {
      if (gone) gone += space;
      if (only) only += space;
      space = "";
      if (kind === "gone") gone += text;
      else only += text;
    }
  }
  flush();
  return out;
}

/**
 * Compares two articles. Equal paragraphs are matched first; what lies between two matches is
 * compared by words. Null when the texts are too long or too unlike to be compared in time.
 */
export function difference(kept: string[], copy: string[]): Difference | null {
  const size = (list: string[]) => list.reduce((sum, text) => sum + text.length, 0);
  if (size(kept) + size(copy) > longest) return null;
  const parts = diffArrays(kept, copy, { timeout: patience });
  if (!parts) return null;
  const paragraphs: Run[][] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    const next = parts[at + 1];
    if (!part) continue;
    if (!part.added && !part.removed) {
      paragraphs.push(...part.value.map((text): Run[] => [{ kind: "both", text }]));
    } else if (next && (next.added || next.removed)) {
      const [gone, only] = part.removed ? [part, next] : [next, part];
      const runs = words(gone.value.join("\n"), only.value.join("\n"));
      if (!runs) return null;
      paragraphs.push(...byLine(runs));
      at += 1;
    } else {
      const kind = part.removed ? "gone" : "only";
      paragraphs.push(...part.value.map((text): Run[] => [{ kind, text }]));
    }
  }
  const count = (kind: Run["kind"]) =>
    paragraphs.flat().reduce((sum, run) => sum + (run.kind === kind ? wordCount(run.text) : 0), 0);
  return { paragraphs, gone: count("gone"), only: count("only") };
}

/** Runs that span line ends, as paragraphs. */
function byLine(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split("\n").forEach((text, n) => {
      if (n > 0) lines.push([]);
      if (text) lines.at(-1)?.push({ kind: run.kind, text });
    });
  }
  return lines.filter((line) => line.length > 0);
}
