/**
 * Files to packed results, here or in a pool of workers. A file that brings an instance
 * down or takes too long costs that instance: it is replaced, the file is tried once more
 * by itself, and then given up as `engine-restarted`.
 */

import { StorysiftError, revive, thrown } from "./error.js";
import { type Wasm, instantiate } from "./instance.js";
import { type Answer } from "./host.js";
import { type Port, platform } from "./platform.js";
import type { Limits } from "./types.js";
import type { Job } from "./worker.js";
import workerText from "#worker";

/** A file to clean. */
export interface Source {
  name: string;
  /** Bytes; of a text its length, which may be less. */
  size: number;
  /** Its bytes; asked again for a second try. */
  read(): Promise<Uint8Array> | Uint8Array;
  /** The bytes are the caller's own and must not be moved to a worker. */
  borrowed: boolean;
}

/** Why a file was given up. */
export interface GivenUp {
  code: "engine-restarted" | "unreadable";
  detail: string;
}

export interface Cleaner {
  /** A packed result, or why there is none. Rejects only when closed or beyond repair. */
  clean(source: Source): Promise<Uint8Array | GivenUp>;
  close(): void;
}

const TRIES = 2;

/** Milliseconds that a file may take: generous, since only a hang is meant. */
function patience(bytes: number): number {
  return (TEST_HOOKS ? 2_000 : 30_000) + bytes / 500;
}

async function bytesOf(source: Source): Promise<Uint8Array | GivenUp> {
  try {
    return await source.read();
  } catch (error) {
    return { code: "unreadable", detail: `The file could not be read: ${thrown(error).message}` };
  }
}

/** Cleans on this thread. A hang cannot be ended here, a breakdown can be mended. */
export class HereCleaner implements Cleaner {
  readonly #module: WebAssembly.Module;
  readonly #limits: Limits | undefined;
  #wasm: Wasm | undefined;
  #closed = false;

  constructor(module: WebAssembly.Module, limits: Limits | undefined) {
    this.#module = module;
    this.#limits = limits;
  }

  async clean(source: Source): Promise<Uint8Array | GivenUp> {
    const bytes = await bytesOf(source);
    if (!(bytes instanceof Uint8Array)) return bytes;
    let why = "";
    for (let tried = 0; tried < TRIES; tried++) {
      if (this.#closed) throw closed();
      try {
        this.#wasm ??= instantiate(this.#module);
        if (TEST_HOOKS && source.name.includes("trap!")) throw new WebAssembly.RuntimeError("unreachable");
        return this.#wasm.cleanPacked(source.name, bytes, this.#limits);
      } catch (error) {
        const { message, code } = thrown(error);
        if (code) throw revive({ message, code });
        this.#wasm = undefined;
        why = message;
      }
    }
    return gaveUp(why);
  }

  close(): void {
    this.#closed = true;
    this.#wasm = undefined;
  }
}

interface Task {
  source: Source;
  /** Being read while the file waits for a worker. */
  bytes: Promise<Uint8Array | GivenUp>;
  tried: number;
  done: (result: Uint8Array | GivenUp) => void;
  fail: (error: StorysiftError) => void;
}

/** Cleans in workers, which start when there is work for them; one file a worker at a time. */
export class PoolCleaner implements Cleaner {
  readonly #module: WebAssembly.Module;
  readonly #limits: Limits | undefined;
  readonly #size: number;
  readonly #tasks: Task[] = [];
  readonly #busy = new Set<Slot>();
  readonly #free: Slot[] = [];
  #broken: StorysiftError | undefined;

  constructor(module: WebAssembly.Module, limits: Limits | undefined, size: number) {
    this.#module = module;
    this.#limits = limits;
    this.#size = size;
  }

  clean(source: Source): Promise<Uint8Array | GivenUp> {
    return new Promise((done, fail) => {
      if (this.#broken) return fail(this.#broken);
      this.#tasks.push({ source, bytes: bytesOf(source), tried: 0, done, fail });
      this.#next();
    });
  }

  close(): void {
    this.#break(closed());
  }

  /** Hands out what waits, as far as there are workers. */
  #next(): void {
    while (this.#tasks.length > 0 && this.#busy.size < this.#size) {
      const task = this.#tasks.shift();
      if (!task) return;
      const slot = this.#free.pop() ?? new Slot(this.#module, this.#limits);
      this.#busy.add(slot);
      void this.#run(slot, task);
    }
  }

  async #run(slot: Slot, task: Task): Promise<void> {
    const bytes = await task.bytes;
    if (this.#broken) return task.fail(this.#broken);
    task.tried += 1;
    const outcome = bytes instanceof Uint8Array ? await slot.clean(task.source, bytes) : bytes;
    if (this.#broken) return task.fail(this.#broken);
    this.#busy.delete(slot);
    if (outcome instanceof Uint8Array || "code" in outcome) {
      this.#free.push(slot);
      task.done(outcome);
    } else if (outcome.refused) {
      this.#break(outcome.refused);
      return task.fail(outcome.refused);
    } else {
      slot.end();
      if (!slot.started && task.tried > 1) {
        this.#break(new StorysiftError("engine", `No worker could be started: ${outcome.why}`));
        return task.fail(this.#broken ?? closed());
      }
      if (task.tried < TRIES) this.#tasks.unshift({ ...task, bytes: bytesOf(task.source) });
      else task.done(gaveUp(outcome.why));
    }
    this.#next();
  }

  #break(error: StorysiftError): void {
    if (this.#broken) return;
    this.#broken = error;
    for (const slot of [...this.#busy, ...this.#free]) slot.end();
    for (const task of this.#tasks.splice(0)) task.fail(error);
  }
}

/** What came of a try in a worker that gave no packed result. */
interface Lost {
  /** The worker is lost: it broke down, hung or never started. */
  why: string;
  /** The whole job was refused: its limits cannot be read, say. */
  refused?: StorysiftError;
}

/** One worker of the pool. */
class Slot {
  readonly #port: Port;
  #settle: (outcome: Uint8Array | Lost) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lost: Lost | undefined;
  /** It has answered at least once. */
  started = false;

  constructor(module: WebAssembly.Module, limits: Limits | undefined) {
    this.#port = platform.spawn(workerText);
    this.#port.onmessage = (answer: Answer) => {
      if ("value" in answer) {
        this.started = true;
        if (answer.id !== 0) this.#done(answer.value as Uint8Array);
        return;
      }
      const { message, code } = answer.thrown;
      this.#lose(code ? { why: message, refused: revive({ message, code }) } : { why: message });
    };
    this.#port.onbreak = (why) => this.#lose({ why });
    this.#port.post({ kind: "clean", module, limits } satisfies Job);
  }

  clean(source: Source, bytes: Uint8Array): Promise<Uint8Array | Lost> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (this.#lost) return resolve(this.#lost);
      this.#port.idle(false);
      const wait = patience(bytes.length);
      this.#timer = setTimeout(() => this.#done({ why: `no answer within ${Math.round(wait / 1000)} s` }), wait);
      // A view of a larger buffer is copied, since moving would take the rest along.
      const whole = !source.borrowed && bytes.byteLength === bytes.buffer.byteLength;
      this.#port.post({ id: 1, name: source.name, bytes }, whole ? [bytes.buffer as ArrayBuffer] : []);
    });
  }

  /** Ends the worker and whatever waits for it. */
  end(): void {
    this.#lose({ why: "the worker ended" });
    this.#port.end();
  }

  #lose(lost: Lost): void {
    this.#lost ??= lost;
    this.#done(this.#lost);
  }

  #done(outcome: Uint8Array | Lost): void {
    clearTimeout(this.#timer);
    this.#port.idle(true);
    this.#settle(outcome);
    this.#settle = () => {};
  }
}

function gaveUp(why: string): GivenUp {
  return { code: "engine-restarted", detail: `The engine had to be restarted twice while it cleaned this file: ${why}` };
}

function closed(): StorysiftError {
  return new StorysiftError("closed", "The corpus is closed.");
}
