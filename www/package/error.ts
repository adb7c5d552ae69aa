/** Misuse and breakdown as typed errors. Trouble with one file is never an error: see Problem. */

import type { StorysiftErrorCode } from "./types.js";

const CODES: readonly string[] = [
  "no-document", "no-article", "bad-decision", "bad-input", "closed", "engine",
] satisfies StorysiftErrorCode[];

/** A call that was refused; `code` says why. */
export class StorysiftError extends Error {
  override readonly name = "StorysiftError";
  readonly code: StorysiftErrorCode;

  constructor(code: StorysiftErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An error as it goes from a worker to the page. Without a code the engine is broken. */
export interface Thrown {
  message: string;
  code?: string;
}

/** What was thrown, as plain data. */
export function thrown(error: unknown): Thrown {
  const { message, code } = error instanceof Error ? (error as Error & { code?: unknown }) : {};
  const known = typeof code === "string" && CODES.includes(code);
  return { message: message ?? String(error), ...(known ? { code } : {}) };
}

/** The other way: an error with a code was a refusal, any other a breakdown. */
export function revive({ message, code }: Thrown): StorysiftError {
  return code
    ? new StorysiftError(code as StorysiftErrorCode, message)
    : new StorysiftError("engine", `The engine broke down: ${message}`);
}

/** The error of a call that was cancelled. */
export function aborted(): DOMException {
  return new DOMException("The work was cancelled; what was taken in stays.", "AbortError");
}
