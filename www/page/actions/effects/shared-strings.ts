/**
 * One copy of each text that many records have: ids, titles, outlets, days, terms. `JSON.parse` makes a new one each
 * time it reads one, which of 10,000 articles was a third of what the lists took.
 */

import type { ArticleColumns, Copies, DocumentRecord, Story } from "storysift";

export class SharedStrings {
  readonly #kept = new Map<string, string>();

  /** Takes the texts of the columns as the copies that others have. */
  constructor({ ids, documents, titles }: ArticleColumns) {
    for (const texts of [ids, documents, titles]) for (const text of texts) if (text !== null) this.#kept.set(text, text);
  }

  #one<T extends string | null>(text: T): T {
    if (text === null) return text;
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept as T;
    this.#kept.set(text, text);
    return text;
  }

  #all(texts: string[]): string[] {
    texts.forEach((text, at) => (texts[at] = this.#one(text)));
    return texts;
  }

  readonly document = (record: DocumentRecord): DocumentRecord => {
    const { id, name, file } = record;
    return Object.assign(record, { id: this.#one(id), name: this.#one(name), file: this.#one(file) });
  };

  readonly story = (story: Story): Story => {
    for (const texts of [story.articles, story.copies, story.sources, story.terms]) this.#all(texts);
    for (const member of story.members) {
      Object.assign(member, { article: this.#one(member.article), with: this.#one(member.with) });
      for (const texts of Object.values(member.shared)) if (Array.isArray(texts)) this.#all(texts as string[]);
    }
    return Object.assign(story, { title: this.#one(story.title), first: this.#one(story.first), last: this.#one(story.last) });
  };

  readonly copies = (set: Copies): Copies => {
    for (const member of set.members) member.article = this.#one(member.article);
    return Object.assign(set, { id: this.#one(set.id), keeper: this.#one(set.keeper) });
  };
}
