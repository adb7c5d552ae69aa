/** Collections and exports. */

import { count, n, size } from "./format.ts";

export const collections = {
  collections: {
    /** Name of the first collection. */
    first: "My articles",
    sample: "Sample",
    none: "Not kept",
    button: (name: string) => `Collections: ${name}`,
    menu: "Collections…",
    title: "Collections",
    intro: "What you add is kept in this browser, on this computer, until you delete it: the cleaned articles and your decisions. A browser may clear its storage when it is short of room; save a collection as a file to be sure, or to carry it to another computer.",
    about: (files: number, bytes: number, day: string) => `${count(files, "file", "files")}, ${size(bytes)}, ${day}`,
    open: "Open",
    isOpen: "Open now",
    rename: "Rename",
    newName: "New name",
    take: "Take this name",
    save: "Save as file",
    remove: "Delete",
    removeSure: (name: string) => `Delete “${name}”? Its articles and decisions are gone then; your own files stay as they are.`,
    load: "Open a saved file",
    forget: "Delete all",
    forgetSure: "Delete all collections of this browser? Your own files stay as they are.",
    close: "Close",
    empty: "There is no collection yet.",
    others: (value: number) => `${count(value, "collection is", "collections are")} kept here`,
    restored: (name: string, files: number) => `“${name}”: ${count(files, "file is", "files are")} here again.`,
    setAside: (name: string, aside: string) =>
      `“${name}” was made by another version, which this one cannot read. It is kept as “${aside}”; your decisions hold here once you add its files again.`,
    inUse: (name: string) => `“${name}” is open in another tab. What you add here goes into a new collection.`,
    notKept: (reason: string) => `What you add now is gone when you close this page. ${reason}`,
    deleted: (name: string) => `“${name}” is deleted.`,
    forgotten: "All collections are deleted.",
    news: (articles: number, day: string) => `${n(articles)} new since ${day}`,
    onlyNews: "Show only these",
    all: "Show all",
  },

  exports: {
    markdown: "Markdown (.md)",
    zip: "Zip, a file for each article (.zip)",
    zipWithCopies: "Zip, copies too (.zip)",
    jsonl: "JSON Lines (.jsonl)",
    csv: "Spreadsheet (.csv)",
    ris: "References for Zotero, EndNote (.ris)",
    onlyNews: (since: string) => `Only what is new since ${since}`,
  },
};
