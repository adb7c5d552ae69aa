/** One worker that cleans files, one at a time, each within a time limit. */

import { type StorysiftError, fromPlainError } from "../error.js";
import { type WorkerPort, platform } from "../platform.js";
import type { CleanAnswer, CleanRequest, Job, UnpackGiven } from "../protocol.js";
import type { Limits } from "../types.js";
import { unpackModule } from "../wasm/module.js";
import type { CleanedFile } from "../wasm/packed.js";
import { type FileSource, type GivenUp, unpackMissing } from "./cleaner.js";
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
  #resolve: (outcome: CleanedFile | GivenUp | WorkerFailure) => void = () => {};
  #onPart: (packed: Uint8Array) => void = () => {};
  /** Milliseconds that the file in work may take. */
  #limit = MIN_TIME_LIMIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure: WorkerFailure | undefined;
  /** True after the first answer. */
  started = false;

  constructor(module: WebAssembly.Module, limits: Limits | undefined) {
    this.#port = platform.spawn(workerText);
    this.#port.onmessage = (answer: CleanAnswer) => {
      if ("part" in answer) {
        this.#restartTimer();
        this.#onPart(answer.part);
        return;
      }
      if ("needsUnpack" in answer) return void this.#giveUnpack();
      if ("value" in answer) {
        this.started = true;
        if (answer.id !== 0) this.#settle(answer.value as CleanedFile);
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

  clean(
    source: FileSource,
    file: Uint8Array | Blob,
    columns: string,
    onPart: (packed: Uint8Array) => void,
  ): Promise<CleanedFile | GivenUp | WorkerFailure> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#onPart = onPart;
      if (this.#failure) return resolve(this.#failure);
      this.#port.setIdle(false);
      this.#limit = MIN_TIME_LIMIT_MS + source.size / BYTES_PER_MS;
      this.#restartTimer();
      // A view of part of a buffer is copied: transferring it would take the rest of the buffer too.
      const movable = ArrayBuffer.isView(file) && !source.borrowed && file.byteLength === file.buffer.byteLength;
      const request: CleanRequest = { id: 1, name: source.name, file, columns };
      this.#port.post(request, movable ? [file.buffer as ArrayBuffer] : []);
    });
  }

  /** Ends the worker; a pending file settles as failed. */
  end(): void {
    this.#fail({ reason: "the worker ended" });
    this.#port.end();
  }

  /** The time limit counts from the last part. */
  #restartTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle({ reason: `no answer within ${Math.round(this.#limit / 1000)} s` }), this.#limit);
  }

  /** Loads what takes containers apart for the file in work. */
  async #giveUnpack(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const unpack = await unpackModule.load();
      this.#restartTimer();
      this.#port.post({ unpack } satisfies UnpackGiven);
    } catch (error) {
      this.#settle(unpackMissing(error));
    }
  }

  #fail(failure: WorkerFailure): void {
    this.#failure ??= failure;
    this.#settle(this.#failure);
  }

  #settle(outcome: CleanedFile | GivenUp | WorkerFailure): void {
    clearTimeout(this.#timer);
    this.#port.setIdle(true);
    this.#resolve(outcome);
    this.#resolve = () => {};
  }
}
