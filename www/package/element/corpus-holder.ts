/** The corpus of an element: one of its own, which is opened when it is needed and closed again, or one that it was given. */

import type { Corpus, OpenOptions } from "../types.js";
import { opener } from "./opener.js";

/** Openings of a session that is in use, and milliseconds between them: an element that takes the place of another waits until that one has let go. */
const MAX_OPENINGS = 5;
const WAIT_MS = 250;

export class CorpusHolder {
  readonly #options: () => OpenOptions;
  #given: Corpus | null = null;
  #opening: Promise<Corpus> | null = null;
  #own: Corpus | null = null;

  constructor(options: () => OpenOptions) {
    this.#options = options;
  }

  /** The corpus that is there now. */
  get current(): Corpus | null {
    return this.#given ?? this.#own;
  }

  get isGiven(): boolean {
    return this.#given !== null;
  }

  /** Uses another's corpus, which is never closed here; null goes back to one of its own. */
  give(corpus: Corpus | null): void {
    this.close();
    this.#given = corpus;
  }

  /** The corpus; opens one when there is none. */
  async get(): Promise<Corpus> {
    if (this.#given) return this.#given;
    const opening = (this.#opening ??= this.#open());
    try {
      const corpus = await opening;
      if (this.#opening === opening) this.#own = corpus;
      return corpus;
    } catch (error) {
      // The next call tries again.
      if (this.#opening === opening) this.#opening = null;
      throw error;
    }
  }

  async #open(): Promise<Corpus> {
    if (!opener.open) throw new Error("Nothing is cleaned in this place, which is a server or a test without a browser: set the property `corpus` to what open() of \"storysift\" gives.");
    for (let tries = 1; ; tries += 1) {
      try {
        return await opener.open(this.#options());
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code !== "session-in-use" || tries === MAX_OPENINGS) throw error;
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      }
    }
  }

  /** Closes the corpus of its own, also one that is still being opened. */
  close(): void {
    const opening = this.#opening;
    this.#opening = this.#own = null;
    void opening?.then((corpus) => corpus.close()).catch(() => {});
  }
}

/** The options for a corpus of the element's own: its attributes, `handlers`, and what the page has set, which goes before them. */
export function openOptions(element: Attributes, own: OpenOptions, handlers: OpenOptions): OpenOptions {
  const { workers, looseness, session } = element;
  return {
    ...(workers === null ? {} : { workers }),
    ...(element.hasAttribute("looseness") ? { looseness } : {}),
    ...handlers,
    ...own,
    ...(session ? { session } : {}),
  };
}

/** The attributes of the element that are options of a corpus. */
interface Attributes {
  workers: number | null;
  looseness: number;
  session: string;
  hasAttribute(name: string): boolean;
}

/** Takes all documents out of a corpus. */
export async function removeAll(corpus: Corpus): Promise<void> {
  const ids: string[] = [];
  for await (const { id } of corpus.documents()) ids.push(id);
  for (const id of ids.reverse()) await corpus.remove(id);
}
