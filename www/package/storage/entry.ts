/** What a session keeps, in order: cleaned files, decisions, and what is known of tables. Everything can be posted (structured clone). */

import type { Decision, Table } from "../types.js";

/** The calls that change an engine and are repeated in another as they were. */
export type DecisionMethod = "apply" | "undo" | "redo" | "replay";

/** One thing that an engine was told. */
export type LogEntry =
  /** A cleaned file; of a large container a part. `file` is its number. */
  | { kind: "packed"; name: string; file: number; packed: Uint8Array }
  | { kind: "clean"; name: string; file: number; article: object }
  /** `args` as the call takes them. */
  | { kind: "decision"; method: DecisionMethod; args: [] | [Decision] | [Decision[]] }
  /** A document that was taken out. */
  | { kind: "remove"; document: string }
  | { kind: "tune"; looseness: number }
  /** The tables of the file of that number, in place of what was known of it before; none when it is forgotten. */
  | { kind: "tables"; file: number; name: string; size: number; tables: Table[] };

/** The same as it lies in a session. */
export type StoredEntry = LogEntry & {
  /** From 1, in order, with gaps where something was removed. */
  number: number;
  /** When it was told, in milliseconds since 1970. */
  at: number;
};

/** A cleaned file as it lies in a session. */
export type StoredFile = Extract<StoredEntry, { kind: "packed" }>;

/** Bytes that an entry takes: exact for cleaned files, and about right for the rest. */
export const bytesOf = (entry: LogEntry): number => (entry.kind === "packed" ? entry.packed.length : 200);

/**
 * The decisions that hold after all of these, for a corpus without the files. One that was taken back after others
 * had been replayed before their files came may be another one of these.
 */
export function decisionsOf(told: Iterable<LogEntry>): { decisions: Decision[]; looseness: number | null } {
  const [decisions, undone]: [Decision[], Decision[]] = [[], []];
  let looseness: number | null = null;
  for (const one of told) {
    if (one.kind === "tune") looseness = one.looseness;
    if (one.kind !== "decision") continue;
    if (one.method === "undo" || one.method === "redo") {
      const [from, to] = one.method === "undo" ? [decisions, undone] : [undone, decisions];
      to.push(...from.splice(-1));
    } else {
      decisions.push(...(one.args.flat() as Decision[]));
      undone.length = 0;
    }
  }
  return { decisions, looseness };
}
