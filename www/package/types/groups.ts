/** Copies, stories, and what articles share. Types only. */

export interface Member {
  article: string;
  relation: "keeper" | "exact" | "near" | "contained" | "edited";
  /** Share of the smaller article's shingles that the keeper has too, 0 to 1. */
  similarity: number;
}

export interface Copies {
  id: string;
  keeper: string;
  members: Member[];
}

/** What two articles have in common. Each list has the strongest first, spelt as in the first article. */
export interface Shared {
  /** Adjacent names are joined: "Anna Bell". */
  names: string[];
  numbers: string[];
  /** Other characteristic words. */
  terms: string[];
  /** Days between the two dates; null when one of them is unknown. */
  days: number | null;
}

/** Why an article is in its story. */
export interface StoryMember {
  article: string;
  /** The article of this story that it is most similar to. */
  with: string;
  /** Probability, 0 to 1, that the two report the same event, by the learned pair score. */
  score: number;
  /** True when a decision of the user put them together. */
  said: boolean;
  /** What both have in common, spelt as in `article`. */
  shared: Shared;
}

export interface Story {
  id: string;
  title: string;
  /** Ids of the keepers. */
  articles: string[];
  /** Why each of them is in the story, in the same order; empty for a story of one article. */
  members: StoryMember[];
  /** Ids of the sets of copies whose keeper is in the story. */
  copies: string[];
  sources: string[];
  first: string | null;
  last: string | null;
  terms: string[];
}

/** A place in an article that mentions something it shares with another article. */
export interface Mark {
  /** Index of its paragraph; null is the title. */
  paragraph: number | null;
  /** Offsets into that paragraph or title. */
  start: number;
  end: number;
  kind: "name" | "number" | "term";
}

/** A short line that appears in several documents: most often page furniture of an outlet. */
export interface HouseLine {
  /** The line, as it is named in a `furniture` or `keep` decision. */
  phrase: string;
  /** Number of documents that contain it. */
  documents: number;
  /** The same with copies of one article counted once; at most 60. */
  distinct: number;
  /** True when it is set aside in every document; else it is kept in the articles. */
  aside: boolean;
  /** True when a decision of the user said so. */
  said: boolean;
}

/** A comparison of two articles. */
export interface Comparison {
  /** Share of a's shingles that b contains too, and of b's that a contains, 0 to 1. */
  containment: [a: number, b: number];
  /** Shared passages of at least 12 words, longest first, as written in a. */
  passages: string[];
  shared: Shared;
  /** Places in title and opening of a and of b that mention what is shared, in reading order. */
  marks: [a: Mark[], b: Mark[]];
  /** Probability, 0 to 1, that both report the same event, by the learned pair score. */
  story: number;
}

/** A run of words of two versions of a text. */
export interface Run {
  /** In both versions (`both`), only in the first (`gone`), or only in the second (`only`). */
  kind: "both" | "gone" | "only";
  text: string;
}

/** The words in which two versions of a text differ; case and punctuation are ignored. */
export interface Difference {
  /** The paragraphs of the second version in order, with the words that only the first has inserted at their places. */
  paragraphs: Run[][];
  /** Numbers of words in both, only in the first, and only in the second. */
  both: number;
  gone: number;
  only: number;
}

/** A pair of articles whose grouping is uncertain and should be checked by the user. */
export interface Doubt {
  /**
   * `stories`: the two are in different stories; should these be one? `member`: does `a`
   * belong to the story of `b`? `copies`: are they versions of one text?
   */
  question: "stories" | "member" | "copies";
  a: string;
  b: string;
  /** True when they are together now, as one story or as copies. */
  together: boolean;
  /** Distance of the score from the threshold: 0 is at the threshold, 1 is where the pair is no longer uncertain. */
  distance: number;
  /**
   * `copies`: share of the smaller text that both have. Otherwise the probability that the
   * two report the same event. 0 to 1.
   */
  score: number;
  /** What both have in common, spelt as in `a`. */
  shared: Shared;
}

export interface Doubts {
  /** Number of uncertain pairs in all. */
  left: number;
  /** The first of them, the most uncertain first. */
  pairs: Doubt[];
}

/** Ids of what came with some of the added files. A story is new when one of its articles is, or one of their copies. */
export interface New {
  documents: string[];
  articles: string[];
  stories: string[];
}
