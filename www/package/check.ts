/**
 * Checks what callers give, and refuses misuse with `bad-input` or `bad-decision` and a sentence
 * in their words. Whether a document or an article exists is the engine's to say.
 */

import { StorysiftError } from "./error.js";
import { isUrl } from "./kinds.js";
import type { AddOptions, CleanAllOptions, CleanOptions, ColumnRole, Decision, ExportFormat, ExportOptions, KeeperRule, Limits, LineRule, OpenOptions } from "./types.js";

/** Workers that `open` accepts. */
const MAX_WORKERS = 64;

/** Every name of an interface: a name that is missing or too many does not compile. */
type Names<T> = { [Name in keyof Required<T>]: true };

const OPEN_OPTIONS: Names<OpenOptions> = {
  workers: true, limits: true, decisions: true, looseness: true, keeper: true, session: true, signal: true, onProgress: true, onUnsaved: true,
};
const LIMITS: Names<Limits> = { fileBytes: true, containerBytes: true, blocks: true, htmlDepth: true, articles: true, comparisons: true, steps: true };
const ADD_OPTIONS: Names<AddOptions> = { signal: true, onProgress: true };
const FORMATS: Record<ExportFormat, true> = { jsonl: true, csv: true, markdown: true, ris: true, zip: true };
const EXPORT_OPTIONS: Names<ExportOptions> = { bom: true, copies: true, since: true };
const KEEPERS: Record<Extract<KeeperRule, string>, true> = { fullest: true, earliest: true };

const CLEAN_ALL_OPTIONS: Names<CleanAllOptions> = { columns: true, url: true };
const CLEAN_OPTIONS: Names<CleanOptions> = { url: true, limits: true };
const ROLES: Record<ColumnRole, true> = {
  text: true, title: true, summary: true, author: true, outlet: true, site: true, published: true, date: true,
  saved: true, modified: true, url: true, language: true, section: true, tags: true, field: true,
};

/** Fields of each kind of decision. */
const DECISIONS: Record<Decision["kind"], "pair" | "article" | "range" | "phrase" | "document" | "columns" | "lines"> = {
  same: "pair", different: "pair", copies: "pair", "not-copies": "pair",
  keeper: "article",
  restore: "range", "set-aside": "range",
  furniture: "phrase", keep: "phrase",
  split: "document", whole: "document",
  columns: "columns",
  lines: "lines",
};

const MATCHINGS: Record<LineRule["matching"], true> = { text: true, word: true, regex: true };
const EFFECTS: Record<LineRule["then"], true> = { "set-aside": true, keep: true, start: true, outlet: true, nothing: true };

const refuse = (message: string): never => {
  throw new StorysiftError("bad-input", message);
};

/** A value as a caller would call it. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return value.length > 40 ? "a text" : `the text ${JSON.stringify(value)}`;
  if (typeof value === "number" || typeof value === "bigint") return `the number ${value}`;
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (Array.isArray(value)) return "an array";
  const { constructor: { name = "" } = {} } = value as { constructor?: { name?: string } };
  if (name !== "" && name !== "Object") return `a ${name}`;
  const fields = Object.keys(value);
  return fields.length === 0 ? "an object without fields" : `an object with the fields ${fields.join(", ")}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const list = (names: object) => Object.keys(names).join(", ");

/** The object that `value` is; nothing counts as an empty one. Refuses names that are not among `known`. */
function fieldsOf(what: string, value: unknown, known: object): Record<string, unknown> {
  if (value === undefined) return {};
  if (!isObject(value)) return refuse(`${what} are an object with ${list(known)}; not ${describe(value)}.`);
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(known, name)) refuse(`${what} have no ${JSON.stringify(name)}; they have ${list(known)}.`);
  }
  return value;
}

export function checkLimits(limits: unknown): void {
  for (const [name, value] of Object.entries(fieldsOf("The limits", limits, LIMITS))) {
    if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32)) continue;
    refuse(`The limit ${name} is a whole number from 0; not ${describe(value)}.`);
  }
}

/** The options of `clean` as such: limits alone, which it took before it had options, are limits. */
export function cleanOptions(given: unknown): CleanOptions {
  if (!isObject(given) || Object.keys(given).some((name) => Object.hasOwn(LIMITS, name)) || !Object.keys(given).some((name) => Object.hasOwn(CLEAN_OPTIONS, name))) {
    checkLimits(given);
    return { limits: given as Limits };
  }
  const options = fieldsOf("The options of clean()", given, CLEAN_OPTIONS);
  checkUrl(options["url"]);
  checkLimits(options["limits"]);
  return options as CleanOptions;
}

/** Refuses what is no address of a page. One that is not of the web is taken, and counts as none. */
function checkUrl(url: unknown): void {
  if (url === undefined || (typeof url === "string" && /^\s*[a-z][a-z0-9+.-]*:/i.test(url)) || isUrl(url)) return;
  refuse(`url is an absolute address; not ${describe(url)}.`);
}

export function checkOpenOptions(options: unknown): void {
  const { workers, limits, decisions, looseness, keeper, session, onProgress, onUnsaved } = fieldsOf("The options of open()", options, OPEN_OPTIONS);
  if (workers !== undefined && !(Number.isInteger(workers) && (workers as number) >= 0 && (workers as number) <= MAX_WORKERS)) {
    refuse(`workers is a whole number from 0 to ${MAX_WORKERS}; not ${describe(workers)}.`);
  }
  checkLimits(limits);
  if (looseness !== undefined) checkLooseness(looseness);
  if (keeper !== undefined && !(typeof keeper === "string" && Object.hasOwn(KEEPERS, keeper)) && !(isObject(keeper) && typeof keeper["source"] === "string")) {
    refuse(`keeper is "fullest", "earliest" or { source } with the name of an outlet; not ${describe(keeper)}.`);
  }
  if (decisions !== undefined) checkDecisions(decisions);
  if (session !== undefined && (typeof session !== "string" || session === "")) refuse(`session is a name; not ${describe(session)}.`);
  for (const [name, value] of Object.entries({ onProgress, onUnsaved })) {
    if (value !== undefined && typeof value !== "function") refuse(`${name} is a function; not ${describe(value)}.`);
  }
}

export function checkLooseness(looseness: unknown): void {
  if (typeof looseness === "number" && looseness >= -1 && looseness <= 1) return;
  refuse(`looseness is a number from -1 (strict) to 1 (loose); not ${describe(looseness)}.`);
}

export function checkAddOptions(options: unknown): void {
  const { signal, onProgress } = fieldsOf("The options of add()", options, ADD_OPTIONS);
  if (signal !== undefined && !(isObject(signal) && "aborted" in signal && "addEventListener" in signal)) {
    refuse(`signal is an AbortSignal; not ${describe(signal)}.`);
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    refuse(`onProgress is a function; not ${describe(onProgress)}.`);
  }
}

export function checkFormat(format: unknown): void {
  if (typeof format === "string" && Object.hasOwn(FORMATS, format)) return;
  refuse(`export() writes one of the formats ${list(FORMATS)}; not ${describe(format)}.`);
}

export function checkExportOptions(options: unknown): void {
  for (const [name, value] of Object.entries(fieldsOf("The options of export()", options, EXPORT_OPTIONS))) {
    if (name === "since" && value !== undefined) timeOf("The option since", value);
    else if (value !== undefined && typeof value !== "boolean") refuse(`The option ${name} is true or false; not ${describe(value)}.`);
  }
}

/** A time in milliseconds since 1970. */
export function timeOf(what: string, time: unknown): number {
  const at = time instanceof Date || typeof time === "string" ? new Date(time).getTime() : NaN;
  if (Number.isNaN(at)) refuse(`${what} is a Date or a time as in ISO 8601; not ${describe(time)}.`);
  return at;
}

/** Refuses whatever is no text, such as an id that is missing. */
export function checkText(what: string, value: unknown): void {
  if (typeof value !== "string") refuse(`${what} is a text; not ${describe(value)}.`);
}

export function checkDecisions(decisions: unknown): void {
  if (!Array.isArray(decisions)) return refuse(`Decisions are an array, as decisions() returns them; not ${describe(decisions)}.`);
  for (const decision of decisions) checkDecision(decision);
}

export function checkDecision(decision: unknown): void {
  if (!isObject(decision)) return refuse(`A decision is an object with a kind; not ${describe(decision)}.`);
  const { kind, a, b, article, document, start, end, phrase, form, line } = decision;
  if (typeof kind !== "string" || !Object.hasOwn(DECISIONS, kind)) {
    return refuse(`The kind of a decision is one of ${list(DECISIONS)}; not ${describe(kind)}.`);
  }
  const named = `A decision of the kind "${kind}"`;
  const isArticle = (value: unknown) => isObject(value) && typeof value["id"] === "string";
  switch (DECISIONS[kind as Decision["kind"]]) {
    case "pair":
      if (!isArticle(a) || !isArticle(b)) refuse(`${named} names two articles: a: { id } and b: { id }.`);
      if ((a as { id: string }).id === (b as { id: string }).id) {
        throw new StorysiftError("bad-decision", `${named} is about two articles; both are ${(a as { id: string }).id}.`);
      }
      break;
    case "article":
      if (!isArticle(article)) refuse(`${named} names an article: article: { id }.`);
      break;
    case "range":
      if (typeof document !== "string") refuse(`${named} names a document by its id; not ${describe(document)}.`);
      for (const [name, value] of Object.entries({ start, end })) {
        if (!Number.isSafeInteger(value) || (value as number) < 0) {
          refuse(`${named} has the offset ${name}, a whole number from 0; not ${describe(value)}.`);
        }
      }
      if ((start as number) >= (end as number)) {
        throw new StorysiftError("bad-decision", `${named} is about text from start to end; ${start} to ${end} is none.`);
      }
      if ((end as number) >= 2 ** 32) {
        throw new StorysiftError("bad-decision", `${named} ends at ${end}, and no document is so long.`);
      }
      break;
    case "document":
      if (typeof document !== "string") refuse(`${named} names a document by its id; not ${describe(document)}.`);
      for (const [name, value] of Object.entries({ form, line })) {
        if (value !== undefined && typeof value !== "string") refuse(`${named} has the ${name} as a text, or none; not ${describe(value)}.`);
      }
      if (kind === "whole" && line !== undefined) {
        throw new StorysiftError("bad-decision", `${named} keeps a document as one; no line opens an article of it.`);
      }
      break;
    case "columns":
      checkColumns(named, decision);
      break;
    case "lines":
      checkLineRule(named, decision);
      break;
    case "phrase":
      if (typeof phrase !== "string") refuse(`${named} has a phrase, the text of a line; not ${describe(phrase)}.`);
      break;
  }
}

/** A rule about lines; whether its pattern can be compiled is the engine's to say. */
export function checkLineRule(named: string, rule: unknown): void {
  if (!isObject(rule)) return refuse(`${named} is an object with pattern, matching and then; not ${describe(rule)}.`);
  const { pattern, matching, then } = rule;
  if (typeof pattern !== "string") refuse(`${named} has a pattern, a text; not ${describe(pattern)}.`);
  for (const [name, value, known] of [["matching", matching, MATCHINGS], ["then", then, EFFECTS]] as const) {
    if (typeof value !== "string" || !Object.hasOwn(known, value)) refuse(`${named} has ${name}, one of ${list(known)}; not ${describe(value)}.`);
  }
}

export function checkCleanAllOptions(options: unknown): void {
  const { columns, url } = fieldsOf("The options of cleanAll()", options, CLEAN_ALL_OPTIONS);
  checkUrl(url);
  if (columns === undefined) return;
  if (!Array.isArray(columns)) return refuse(`columns is an array of { names, roles }; not ${describe(columns)}.`);
  for (const given of columns) {
    if (!isObject(given)) return refuse(`columns has objects { names, roles }; not ${describe(given)}.`);
    checkColumns("Each of the columns", given["names"] === undefined && isObject(given["roles"]) ? { ...given, names: Object.keys(given["roles"]) } : given);
  }
}

/** What the columns of a table hold: every role is one, names a column that is there, and one is the text. */
function checkColumns(named: string, { names, roles }: Record<string, unknown>): void {
  if (!Array.isArray(names) || names.some((name) => typeof name !== "string")) {
    return refuse(`${named} has the names of all columns, an array of texts; not ${describe(names)}.`);
  }
  if (!isObject(roles)) return refuse(`${named} has roles, an object from names of columns to what they hold; not ${describe(roles)}.`);
  const senseless = (message: string): never => {
    throw new StorysiftError("bad-decision", message);
  };
  if (new Set(names).size < names.length) senseless(`${named} names a column twice.`);
  for (const [name, role] of Object.entries(roles)) {
    if (typeof role !== "string" || !Object.hasOwn(ROLES, role)) senseless(`The role of a column is one of ${list(ROLES)}; not ${describe(role)}.`);
    if (!names.includes(name)) senseless(`${named} has no column ${JSON.stringify(name)}; its columns are ${names.join(", ")}.`);
  }
  if (!Object.values(roles).includes("text")) senseless(`${named} says which column holds the text.`);
}
