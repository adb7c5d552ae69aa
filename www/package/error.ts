/** Errors of the API, and their conversion to plain data and back. Trouble with one file is not an error: see Problem. */

import type { StorysiftErrorCode } from "./types.js";

const CODES: readonly string[] = [
  "no-document", "no-article", "bad-decision", "bad-input", "closed", "engine", "session", "session-in-use",
] satisfies StorysiftErrorCode[];

/** A call that was refused, or an engine that crashed; `code` says which. */
export class StorysiftError extends Error {
  /** Always "StorysiftError". */
  override readonly name = "StorysiftError";
  /** Which misuse it was. */
  readonly code: StorysiftErrorCode;

  constructor(code: StorysiftErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** An error as plain data, for a message from a worker. Without a code, the engine crashed. */
export interface PlainError {
  message: string;
  code?: string;
}

/** Converts anything that was thrown to plain data. */
export function toPlainError(error: unknown): PlainError {
  // An error of another realm is no instance of this one's Error.
  const { message, code } = (typeof error === "object" && error !== null ? error : {}) as { message?: unknown; code?: unknown };
  const known = typeof code === "string" && CODES.includes(code);
  return { message: typeof message === "string" ? message : String(error), ...(known ? { code } : {}) };
}

/** Converts plain data to an error: with a code the call was refused, without one the engine crashed. */
export function fromPlainError({ message, code }: PlainError): StorysiftError {
  return code
    ? new StorysiftError(code as StorysiftErrorCode, message)
    : new StorysiftError("engine", `The engine crashed: ${message}`);
}

/** Whether the engine crashed or hung, so that it cannot be used any more. */
export const isCrash = (error: unknown): error is StorysiftError =>
  error instanceof StorysiftError && error.code === "engine";

const HANG = "hang";

/** The error of an engine that gave no answer for so many milliseconds. */
export const hangError = (ms: number): StorysiftError =>
  new StorysiftError("engine", `The engine gave no answer for ${Math.round(ms / 1000)} seconds.`, { cause: HANG });

export const isHang = (error: StorysiftError): boolean => error.cause === HANG;

/** The error of a cancelled call. */
export function abortError(): Error {
  return new DOMException("The work was cancelled; files that were already added are kept.", "AbortError");
}

/** The error of a call to a closed corpus. */
export function closedError(): StorysiftError {
  return new StorysiftError("closed", "The corpus is closed.");
}

/** The error of a session that cannot be opened, changed or deleted. */
export const sessionError = (message: string): StorysiftError => new StorysiftError("session", message);

/** The error of a session that another corpus has open. */
export const sessionInUse = (name: string): StorysiftError =>
  new StorysiftError("session-in-use", `The session ${JSON.stringify(name)} is open elsewhere, in another tab or program for example.`);
