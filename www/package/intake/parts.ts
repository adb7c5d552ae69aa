/** What comes in parts from one side and is taken one by one on the other. */

export class Parts<T> {
  readonly #parts: T[] = [];
  #state: "open" | "ended" | { error: unknown } = "open";
  #wake: () => void = () => {};

  push(part: T): void {
    this.#parts.push(part);
    this.#wake();
  }

  /** No more parts come. */
  end(): void {
    this.#state = "ended";
    this.#wake();
  }

  /** No more parts come, because of an error. */
  fail(error: unknown): void {
    this.#state = { error };
    this.#wake();
  }

  /** The next part; null at the end. Rejects with the error. One caller at a time. */
  async next(): Promise<T | null> {
    for (;;) {
      const part = this.#parts.shift();
      if (part !== undefined) return part;
      if (this.#state === "ended") return null;
      if (this.#state !== "open") throw this.#state.error;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Lets all parts go. */
  ignore(): void {
    this.#parts.length = 0;
    this.push = () => {};
  }
}
