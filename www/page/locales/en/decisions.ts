/** The review of doubtful pairs, and what is said after each decision. */

import { count, n } from "./format.ts";

export const decisions = {
  review: {
    open: (value: number) => `Review ${count(value, "doubtful pair", "doubtful pairs")}`,
    title: "Doubtful pairs",
    left: (value: number) => `${n(value)} left`,
    close: "Back to the list",
    next: "Next pair",
    previous: "Previous pair",
    last: "That was the last pair.",
    first: "This is the most doubtful pair.",
    none: "There are no doubtful pairs left.",
    question: {
      stories: "Are these two about one story?",
      member: "Does the first of these belong to this story?",
      copies: "Are these two versions of one text?",
    },
    storiesNow: (together: boolean) => (together ? "Now they are in one story." : "Now they are in two stories."),
    of: (value: number) => `The story has ${count(value, "article", "articles")}:`,
    copiesNow: (together: boolean, share: number) =>
      `${Math.round(share * 100)} % of the shorter text is also in the other. ${together ? "Now one is shown as a copy of the other." : "Now both are shown separately."}`,
    both: "Both have",
    stories: { same: "Same story", different: "Different" },
    copies: { same: "Same text", different: "Different texts" },
    readOn: (words: number) => `Read on (${count(words, "word", "words")})`,
  },

  done: {
    undone: "Undone.",
    redone: "Redone.",
    nothingToUndo: "There is nothing to undo.",
    nothingToRedo: "There is nothing to redo.",
    restored: "Put back into the article.",
    setAside: "Set aside.",
    everywhere: "Set aside in every file.",
    keepEverywhere: "Kept in every file.",
    different: "Now in different stories.",
    same: "Now in one story.",
    copies: "Now shown as versions of one text.",
    notCopies: "No longer shown as copies.",
    keeper: "This is now the kept version.",
    firstChosen: "Now choose another article of the same story and press s again. Escape cancels.",
    choiceCancelled: "Cancelled.",
    alone: "This article is already on its own.",
    pickOther: "Choose a different article.",
    exported: (name: string) => `${name} is saved in your downloads.`,
    decisionsSaved: "Your decisions are saved in your downloads.",
    decisionsLoaded: (taken: number, waiting: number) =>
      waiting === 0
        ? `${count(taken, "decision", "decisions")} applied.`
        : `${count(taken, "decision", "decisions")} applied; ${n(waiting)} will apply when their files are added.`,
    notDecisions: "That file contains no decisions.",
    noBlock: "Choose a block of the original first, with a click or the arrow keys.",
    alreadyKept: "That block is already kept.",
    alreadyAside: "That block is already set aside.",
  },
};
