/** Parts of a document that a person puts back into an article, and sets aside again. */

import type { Corpus, Decision } from "../types.js";

/** A range of a document's text. */
interface Range {
  document: string;
  start: number;
  end: number;
}

const isOf = (decision: Decision | undefined, { document, start, end }: Range): boolean =>
  decision?.kind === "restore" && decision.document === document && decision.start === start && decision.end === end;

/** What was put back into the articles of one document, in order. Another document begins anew. */
export class PutBacks {
  #ranges: Range[] = [];

  /** How many there are of a document. */
  of(document: string | undefined): number {
    return this.#ranges[0]?.document === document ? this.#ranges.length : 0;
  }

  /** Puts a range back. */
  async add(corpus: Corpus, range: Range): Promise<void> {
    await corpus.apply({ kind: "restore", ...range });
    this.#ranges = [...(this.of(range.document) > 0 ? this.#ranges : []), range];
  }

  /** Sets the last one aside again. What the page has decided since stays: then a decision of its own does it. */
  async undo(corpus: Corpus): Promise<void> {
    const range = this.#ranges.pop();
    if (!range) return;
    if (isOf((await corpus.decisions()).at(-1), range)) await corpus.undo();
    else await corpus.apply({ kind: "set-aside", ...range });
  }

  /** Forgets all, when what is shown ends. */
  forget(): void {
    this.#ranges = [];
  }
}
