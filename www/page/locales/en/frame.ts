/** The frame of the page: dropping, header, tabs, dialogs, progress, trouble. */

import { count, n } from "./format.ts";

export const frame = {
  drop: {
    title: "Drop files or folders here",
    hint: "Web pages, text, Word, mail, zip, tables, press downloads; one file or tens of thousands. Or click to choose.",
    now: "Drop to add",
    stays: "Your files stay on this computer.",
    files: "Choose files",
    folder: "Choose a folder",
    paste: "Paste text",
    sample: "Try a sample",
  },

  requests: {
    /** Requests that were sent. */
    label: (value: number) => `Requests since load: ${n(value)}`,
    refused: (value: number) => `${count(value, "attempt", "attempts")} refused by the policy`,
    title: "Nothing leaves this computer",
    body: [
      "This page has a content security policy with connect-src 'none'. Your browser enforces it: neither the page nor its workers can fetch, load or post anything, not even by mistake.",
      "The numbers are what your browser reports: the requests that were sent since the page was loaded, and the attempts that the policy refused.",
      "To check this yourself, open your browser's network panel, or disconnect from the network and continue to work. You can also save this page as one file and open it without a server.",
      "What no page can close: a script that got into it could open another page or window with your text in the address, and in browsers without “webrtc 'block'” a direct connection to another computer. So nothing of your files is ever run here: they are shown as letters only, and the policy lets no script in but the page's own. Your browser, its extensions and whoever serves this page remain to be trusted; a saved copy, used offline, needs only the first two.",
    ],
    framed: "Storysift does not run inside of another page, which could watch or steer what you do here.",
    framedOpen: "Open it by itself",
    offline: "Keep a copy for offline use",
  },

  update: { ready: "A new version of this page is here.", take: "Use it" },

  header: {
    search: "Search titles, outlets, texts",
    add: "Add files",
    paste: "Paste text",
    export: "Export",
    more: "More",
    undo: "Undo",
    redo: "Redo",
    help: "Help and keys",
    light: "Light",
    dark: "Dark",
    theme: "Change between light and dark",
    startOver: "New collection",
    startOverSureBusy: "Begin a new collection? Files are still being cleaned.",
    startOverSure: "Begin a new collection? Your decisions will be lost unless you save them first.",
    saveDecisions: "Save decisions",
    loadDecisions: "Load decisions",
  },

  tabs: { list: "List", article: "Article", original: "Original", panes: "Panes", views: "Views" },

  views: { stories: "Stories", articles: "Articles", files: "Files" },

  paste: {
    title: "Paste an article",
    label: "Text or HTML of a page",
    add: "Clean it",
    cancel: "Close",
    tip: "Ctrl+V works anywhere on this page, too.",
  },

  help: {
    title: "Help and keys",
    intro:
      "Text that was set aside is not lost: it is in the original, in colour, with the reason. Click it to put it back into the article.",
    links:
      "Browsers do not show a page the symbolic links inside of a folder. Drop or choose the files themselves, or the folder that they are in.",
    keys: [
      ["j", "next line of the list"],
      ["k", "previous line"],
      ["x", "set the chosen block of the original aside"],
      ["r", "put the chosen block back"],
      ["s", "same story: press it on each of two articles"],
      ["d", "different: not this story, or not a copy"],
      ["z", "undo"],
      ["Z", "redo"],
      ["v", "review the doubtful pairs"],
      ["/", "search"],
      ["o", "go to the original"],
      ["?", "this help"],
      ["Esc", "cancel the work, or close what is open"],
    ] as [string, string][],
    close: "Close",
  },

  progress: {
    listing: (value: number) => `Listing files: ${n(value)} found`,
    reading: (done: number, total: number) => `Cleaning ${n(done)} of ${count(total, "file", "files")}`,
    entries: (value: number) => count(value, "entry", "entries"),
    restoring: (done: number, total: number) => `Opening: ${n(done)} of ${count(total, "file", "files")}`,
    grouping: "Finding copies and stories",
    cancelling: "Stopping. Files that are already cleaned are kept.",
    failed: (value: number) => count(value, "could not be read", "could not be read"),
    left: (seconds: number) =>
      seconds < 2
        ? "a moment left"
        : seconds < 90
          ? `about ${n(Math.round(seconds))} s left`
          : `about ${n(Math.round(seconds / 60))} min left`,
    cancel: "Cancel",
    done: (files: number, articles: number, stories: number) =>
      `Done: ${count(files, "file", "files")}, ${count(articles, "article", "articles")}, ${count(stories, "story", "stories")}`,
    cancelled: (done: number, left: number) =>
      left === 0
        ? `Stopped. ${count(done, "file is", "files are")} cleaned and kept.`
        : `Stopped. ${count(done, "file is", "files are")} cleaned and kept; ${n(left)} ${left === 1 ? "was" : "were"} not read.`,
    restarted: "The engine broke down and was restarted.",
    restartedKept: "The engine broke down and was restarted. Nothing was lost.",
    restartedLost: (value: number) =>
      `The engine broke down and was restarted. ${count(value, "file was", "files were")} left out: see Files. All others are kept.`,
    nothing: "No files found.",
    known: (value: number) => `${count(value, "file was", "files were")} here already.`,
  },

  trouble: {
    start: "The engine could not start in this browser.",
    work: "The work ended early. What is done is kept.",
    notReached: (reason: string) => `The work ended before this file was read: ${reason}`,
    intake: "Some files could not be read from the disk.",
    article: "The article could not be shown.",
    action: "The action failed.",
  },
};
