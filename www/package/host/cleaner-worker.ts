/** One worker that cleans files, one at a time, each within a time limit. */

import { type StorysiftError, fromPlainError } from "../error.js";
import { type WorkerPort, platform } from "../platform.js";
import type { Answer, CleanRequest, Job } from "../protocol.js";
import type { Limits } from "../types.js";
import type { FileSource } from "./cleaner.js";
import workerText from "#worker";

/** Milliseconds that any file may take. Generous: only a worker that hangs should reach it. */
const MIN_TIME_LIMIT_MS = TEST_HOOKS ? 2_000 : 30_000;
/** One more millisecond for each of so many bytes. */
const BYTES_PER_MS = 500;

/** An attempt without a packed result; the worker can no longer be used. */
export interface WorkerFailure {
  /** It crashed, hung or never started. */
  reason: string;
  /** Set when every file would be refused, because the limits are invalid for example. */
  refused?: StorysiftError;
}

export class CleanerWorker {
  readonly #port: WorkerPort;
  #resolve: (outcome: Uint8Array | WorkerFailure) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure: WorkerFailure | undefined;
  /** True after the first answer. */
  started = false;

  constructor(module: WebAssembly.Module, limits: Limits | undefined) {
    this.#port = platform.spawn(workerText);
    this.#port.onmessage = (answer: Answer) => {
      if ("value" in answer) {
        this.started = true;
        if (answer.id !== 0) this.#settle(answer.value as Uint8Array);
        return;
      }
      const { message, code } = answer.error;
      this.#fail(code ? { reason: message, refused: fromPlainError({ message, code }) } : { reason: message });
    };
    this.#port.onfailure = (reason) => this.#fail({ reason });
    this.#port.post({ kind: "clean", module, limits } satisfies Job);
  }

  /** False once it has crashed or was ended. */
  get usable(): boolean {
    return this.#failure === undefined;
  }

  clean(source: FileSource, bytes: Uint8Array): Promise<Uint8Array | WorkerFailure> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#failure) return resolve(this.#failure);
      this.#port.setIdle(false);
      const limit = MIN_TIME_LIMIT_MS + bytes.length / BYTES_PER_MS;
      this.#timer = setTimeout(() => this.#settle({ reason: `no answer within ${Math.round(limit / 1000)} s` }), limit);
      // A view of part of a buffer is copied: transferring it would take the rest of the buffer too.
      const movable = !source.borrowed && bytes.byteLength === bytes.buffer.byteLength;
      const request: CleanRequest = { id: 1, name: source.name, bytes };
      this.#port.post(request, movable ? [bytes.buffer as ArrayBuffer] : []);
    });
  }

  /** Ends the worker; a pending file settles as failed. */
  end(): void {
    this.#fail({ reason: "the worker ended" });
    this.#port.end();
  }

  #fail(failure: WorkerFailure): void {
    this.#failure ??= failure;
    this.#settle(this.#failure);
  }

  #settle(outcome: Uint8Array | WorkerFailure): void {
    clearTimeout(this.#timer);
    this.#port.setIdle(true);
    this.#resolve(outcome);
    this.#resolve = () => {};
  }
}
