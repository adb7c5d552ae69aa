/** Copies, stories, and what articles share. Types only. */

/** An article of a set of copies. */
export interface Member {
  /** Its id. */
  article: string;
  /** How it is related to the keeper: the same words, nearly the same, an excerpt, or partly rewritten. */
  relation: "keeper" | "exact" | "near" | "contained" | "edited";
  /** Share of the smaller article's shingles that the keeper has too, 0 to 1. */
  similarity: number;
}

/** A set of articles with the same content, each verified against the keeper. */
export interface Copies {
  /** Id of the set. */
  id: string;
  /** Id of the article that stands for all. */
  keeper: string;
  /** All of them, the keeper first. */
  members: Member[];
}

/** What two articles have in common. Each list has the strongest first, spelt as in the first article. */
export interface Shared {
  /** Adjacent names are joined: "Anna Bell". */
  names: string[];
  /** Numbers that both name. */
  numbers: string[];
  /** Other characteristic words. */
  terms: string[];
  /** Days between the two dates; null when one of them is unknown. */
  days: number | null;
}

/** Why an article is in its story. */
export interface StoryMember {
  /** Its id. */
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

/** Articles of one news event. */
export interface Story {
  /** Id of the story. */
  id: string;
  /** The headline that stands for it. */
  title: string;
  /** Ids of the keepers. */
  articles: string[];
  /** Why each of them is in the story, in the same order; empty for a story of one article. */
  members: StoryMember[];
  /** Ids of the sets of copies whose keeper is in the story. */
  copies: string[];
  /** Outlets of its articles, each once. */
  sources: string[];
  /** The earliest day of its articles in ISO 8601; null when none is known. */
  first: string | null;
  /** The latest day; null when none is known. */
  last: string | null;
  /** The words that characterise it, the strongest first. */
  terms: string[];
}

/** A place in an article that mentions something it shares with another article. */
export interface Mark {
  /** Index of its paragraph; null is the title. */
  paragraph: number | null;
  /** Offsets into that paragraph or title. */
  start: number;
  /** The place where it ends. */
  end: number;
  /** What is shared there. */
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
  /** What both have in common. */
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
  /** The words as they are written. */
  text: string;
}

/** The words in which two versions of a text differ; case and punctuation are ignored. */
export interface Difference {
  /** The paragraphs of the second version in order, with the words that only the first has inserted at their places. */
  paragraphs: Run[][];
  /** Numbers of words in both, only in the first, and only in the second. */
  both: number;
  /** Words that only the first version has. */
  gone: number;
  /** Words that only the second version has. */
  only: number;
}

/** A pair of articles whose grouping is uncertain and should be checked by the user. */
export interface Doubt {
  /**
   * `stories`: the two are in different stories; should these be one? `member`: does `a`
   * belong to the story of `b`? `copies`: are they versions of one text?
   */
  question: "stories" | "member" | "copies";
  /** Id of the first article. */
  a: string;
  /** Id of the second. */
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

/** The pairs of a corpus that a person should look at. */
export interface Doubts {
  /** Number of uncertain pairs in all. */
  left: number;
  /** The first of them, the most uncertain first. */
  pairs: Doubt[];
}

/** Ids of what came with some of the added files. A story is new when one of its articles is, or one of their copies. */
export interface New {
  /** Documents that came. */
  documents: string[];
  /** Their articles. */
  articles: string[];
  /** Stories with one of these articles. */
  stories: string[];
}
