/**
 * All texts of the page, in English. Another language is another file of the same shape;
 * `locales/index.ts` chooses one.
 */

const number = new Intl.NumberFormat("en");
const n = (value: number) => number.format(value);
const count = (value: number, one: string, many: string) =>
  `${n(value)} ${value === 1 ? one : many}`;
/** Bytes in the largest unit that gives a number from 1. */
const size = (bytes: number) =>
  bytes < 1e6 ? `${n(Math.ceil(bytes / 1e3))} kB` : bytes < 1e9 ? `${n(Math.round(bytes / 1e6))} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

export const en = {
  lang: "en",
  name: "Storysift",
  tagline: "Turns saved web pages into clean articles, collapses copies and groups articles by story.",

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
  },

  strict: {
    label: "Grouping",
    strict: "Strict",
    loose: "Loose",
    value: (value: number) =>
      value === 0 ? "the default" : value < 0 ? `stricter by ${-value}` : `looser by ${value}`,
    stories: (value: number) => `${count(value, "story", "stories")} at this setting`,
    grouping: "Regrouping",
    reset: "Back to the default",
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

  tabs: { list: "List", article: "Article", original: "Original", panes: "Panes", views: "Views" },
  views: { stories: "Stories", articles: "Articles", files: "Files" },

  list: {
    stories: "Stories and their articles",
    articles: "All articles",
    files: "All files",
    untitled: "Untitled",
    articlesOf: (value: number) => count(value, "article", "articles"),
    copies: (value: number) => `+${count(value, "copy", "copies")}`,
    andMore: (names: string, value: number) => `${names} and ${n(value)} more`,
    attached: "attached",
    inText: "in the text",
    waiting: "waiting",
    failed: "not read",
    problems: (value: number) => count(value, "problem", "problems"),
    moreProblems: (value: number) => `and ${count(value, "more problem", "more problems")}`,
    noMatch: "Nothing matches the search.",
    noStories: "No stories yet.",
    noArticles: "No articles yet.",
    noFiles: "No files yet.",
    onlyFailures: "None of these files could be read. The reasons are under Files.",
    clear: "Clear the search",
    failuresNote: (value: number) =>
      `${count(value, "file was", "files were")} not read.`,
    failuresShow: "See why",
    /** `documents` are the files with the entries of containers in place of these. */
    seen: (files: number, failed: number, documents = files) => {
      const all = count(files, "file", "files") + (documents === files ? "" : ` with ${count(documents, "document", "documents")}`);
      return failed === 0 ? `${all} seen, all read.` : `${all} seen: ${n(documents - failed)} read, ${n(failed)} not read.`;
    },
    characters: (all: number, missing: number) =>
      missing === 0
        ? `${count(all, "character", "characters")}, all accounted for`
        : `${count(all, "character", "characters")}, ${n(missing)} not accounted for`,
    charactersWhy: (kept: number, aside: number) => `${n(kept)} kept in articles, ${n(aside)} set aside`,
    notCompared: "These articles are not compared with each other yet, since that was cancelled.",
    compare: "Compare them now",
    hidden: (folders: readonly string[]) =>
      `Some files of ${folders.map((name) => `“${name}”`).join(", ")} may be missing: on a page opened from disk, this browser hides dropped files with unusual names (? : " * | < > \\, invisible characters) or endings (.lnk, .url, .scf). Choosing the folder shows them all.`,
  },

  story: {
    kind: "Story",
    terms: "Key terms",
    timeline: "Articles by time",
    outlets: "Outlets",
    noDate: "without a date",
    split: "Not this story",
    together: (value: number) => `${count(value, "article", "articles")} about one event`,
  },

  article: {
    empty: "Choose a story or an article from the list.",
    emptyWorking: "The first article will appear here as soon as it is cleaned.",
    derived: "title taken from the text",
    derivedWhy: "The file has no title; this one is made from the opening words.",
    noTitle: "No title in the file",
    by: (name: string) => `By ${name}`,
    noSource: "outlet not in the file",
    noDate: "date not in the file",
    relative: (raw: string) => `“${raw}”, relative to a date that is not in the file`,
    words: (value: number) => count(value, "word", "words"),
    lead: "the page’s main article",
    attached: "another article attached to the page",
    record: "one of several articles in its file",
    address: "address",
    fields: "What its file says of it",
    copiesOf: (value: number) => count(value, "copy", "copies"),
    seeCopies: "See the differences",
    story: "In the story",
    place: (at: number, all: number) => `${n(at)} of ${n(all)}`,
    next: "Next article",
    previous: "Previous article",
    same: "Same story as…",
    different: "Not this story",
    failed: "This file was not read",
    failedKept: "It is not part of the results. The other files are not affected.",
    waiting: "This file is waiting to be cleaned.",
    noArticles: "No article was found in this file. Its text is shown as the original.",
    moreParagraphs: (value: number) => count(value, "more paragraph", "more paragraphs"),
  },

  pile: {
    kind: "a file of many articles",
    documents: (value: number) => count(value, "document", "documents"),
    problems: "Problems",
    none: "No article was found in this file.",
    choose: "Choose one of its articles from the list.",
    looks: (value: number) => `This looks like ${count(value, "article", "articles")}`,
    more: (value: number) => `and ${n(value)} more`,
    stated: (value: number) => `The file itself says that it holds ${n(value)}.`,
    split: "Split it",
    keep: "Keep as one",
    why: "What you choose applies to every file of this form and is saved with your decisions.",
    apart: (value: number) => `This file came apart into ${count(value, "article", "articles")}.`,
    kept: (value: number) => `Kept as one; it looks like ${count(value, "article", "articles")}.`,
    lineAction: "A line like this starts an article",
    lineFound: (value: number) => `${count(value, "article starts", "articles start")} like this`,
    lineNone: "No other line of this file is like this one",
    cancel: "Cancel",
    wasSplit: (value: number) => `Split into ${count(value, "article", "articles")}.`,
    wasKept: "Kept as one article.",
  },

  table: {
    title: "How this table is read",
    columns: "Columns:",
    noRoles: "No column was recognised.",
    guessed: "This was guessed by the names of the columns and by what is in them.",
    given: "You said so.",
    chooseText: "No column holds texts of articles. Choose the one that does, and the table comes apart into its rows.",
    rows: "The first rows",
    holds: (name: string) => `What the column ${name} holds`,
    readAgain: "Read again with these columns",
    why: (value: number) =>
      value === 1
        ? "What you choose applies to every table with these columns, later ones too, and is saved with your decisions."
        : `What you choose applies to the ${n(value)} tables with these columns, later ones too, and is saved with your decisions.`,
    needsText: "Choose the column that holds the text.",
    wasRead: (value: number) => `${count(value, "table was", "tables were")} read again.`,
    more: (value: number) => `${count(value, "further table", "further tables")} of other columns`,
    roles: {
      text: "text",
      title: "title",
      summary: "summary",
      author: "author",
      outlet: "outlet",
      site: "site",
      published: "date of publication",
      date: "date",
      saved: "date of saving",
      modified: "date of change",
      url: "address",
      language: "language",
      section: "section",
      tags: "key words",
      field: "another field",
    },
  },

  recurring: {
    title: "Lines that recur",
    note: (value: number) => `${count(value, "short line recurs", "short lines recur")} in several files.`,
    show: "Look at them",
    intro: "Short lines that appear in several of your files. Most of them belong to the web page and not to the article. What you choose here applies to every file and is saved with your decisions.",
    files: (value: number) => `in ${count(value, "file", "files")}`,
    aside: "set aside",
    kept: "kept in the articles",
    setAside: "Set aside everywhere",
    keep: "Keep everywhere",
  },

  rules: {
    menu: "Rules…",
    make: "Make a rule…",
    makeTitle: "Make a rule",
    title: "Rules",
    empty: "No rule holds. A rule sets lines aside, keeps them, starts articles at them or takes the outlet's name from them, in every file.",
    pattern: "A line that",
    matching: "How it is compared",
    then: "What happens to the line",
    matchings: {
      text: "contains this text",
      word: "contains these whole words",
      regex: "matches this regular expression",
    },
    effects: {
      "set-aside": "is set aside",
      keep: "is kept in its article",
      start: "starts an article",
      outlet: "names the outlet",
    },
    hint: "Write what the lines have in common.",
    counting: "Counting…",
    found: (lines: number, documents: number) => `${count(lines, "line", "lines")} in ${count(documents, "document", "documents")}:`,
    none: "No line yet. The rule would hold for files that come later.",
    refused: (reason: string) => `${reason[0]?.toUpperCase()}${reason.slice(1)}.`,
    why: "A rule applies to every file, later ones too, and is saved with your decisions. What you decide about a part of one file goes before it.",
    take: "Take this rule",
    taken: "The rule holds now.",
    end: "Remove",
    ended: "The rule holds no more.",
  },

  timeline: {
    one: (when: string, outlet: string) => `Only ${outlet} gives a date: ${when}.`,
    day: (day: string, value: number) => `${count(value, "article", "articles")} on one day, ${day}.`,
    span: (first: string, opener: string, last: string, closer: string) =>
      `From ${first} (${opener}) to ${last} (${closer}).`,
    without: (value: number) => `${count(value, "article has", "articles have")} no exact date.`,
  },

  shared: {
    with: (outlet: string) => `Shared with ${outlet}:`,
    said: (outlet: string) => `You put it together with the article of ${outlet}. Both have:`,
    names: "the names",
    numbers: "the numbers",
    terms: "the words",
    days: (value: number) => (value === 0 ? "the same day" : `${count(value, "day", "days")} apart`),
  },

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

  original: {
    title: "Original",
    copiesTab: "Copies",
    tabs: "Original and copies",
    empty: "The original text of the file appears here, with set-aside parts in colour.",
    label: (name: string) => `The original of ${name}, block by block`,
    share: (aside: number, all: number) =>
      aside === 0
        ? "Nothing set aside"
        : `${n(aside)} of ${count(all, "block", "blocks")} set aside`,
    hint: "Point at a block to see why it was kept or set aside. Click a set-aside block to put it back.",
    clickBack: "Click to put it back.",
    clickChoose: "Click to choose it.",
    chosen: (text: string) => `Chosen: “${text.length > 28 ? `${text.slice(0, 27)}…` : text}”`,
    restore: "Put back",
    setAside: "Set aside",
    everywhere: "Set this line aside in every file",
    keepEverywhere: "Keep this line in every file",
    open: "Open this article",
    more: (value: number) => `${n(value)} more characters`,
    kept: "kept",
    aside: "set aside",
    sure: (value: number) => `${Math.round(value * 100)} % sure`,
    next: "Next part that was set aside",
    previous: "Previous part that was set aside",
  },

  labels: {
    title: "title",
    byline: "byline",
    source: "outlet",
    date: "date",
    standfirst: "standfirst",
    body: "article text",
    subheading: "subheading",
    item: "list item",
    quote: "quote",
    row: "table row",
    code: "code",
    caption: "caption",
    navigation: "navigation",
    share: "sharing",
    related: "related links",
    comments: "comments",
    promotion: "promotion",
    legal: "legal notice",
    about: "about the outlet",
    furniture: "page furniture",
    seam: "article boundary",
    blank: "blank",
    field: "field of the record",
  },

  cues: {
    phrase: "by its wording",
    shape: "by its shape",
    neighbours: "by its neighbours",
    position: "by its position",
    markup: "by the page’s markup",
    repeated: "it repeats a line of this file",
    recurs: "it recurs in other files",
    title: "it follows from the title",
    card: "it is part of an article card",
    model: "by the learned model",
    person: "you said so",
    given: "as it was given",
    frame: "by the frame that repeats in this file",
    rule: "by your rule",
  },

  copies: {
    none: "No other file contains this article.",
    set: (value: number) => `${count(value, "version", "versions")} of one article`,
    verbatim: "Published it word for word",
    near: "Changed a few words",
    trimmed: "Shortened it",
    rewrote: "Rewrote parts",
    relation: {
      keeper: "kept version",
      exact: "word for word",
      near: "a few words differ",
      contained: "shortened",
      edited: "partly rewritten",
    },
    similarity: (value: number) => `${Math.round(value * 100)} % of its text is shared`,
    keep: "Keep this one",
    different: "Not a copy",
    compare: "Show what differs",
    differences: (keeper: string, copy: string) => `From ${keeper} to ${copy}`,
    identical: "The words are the same.",
    only: (value: number) => `${count(value, "word", "words")} only in this version`,
    gone: (value: number) => `${count(value, "word", "words")} only in the kept version`,
    unchanged: (value: number) => `${count(value, "paragraph", "paragraphs")} without a difference`,
    both: (value: number) => `${Math.round(value * 100)} % of its words are in the kept version`,
    count: (text: string, value: number) => (value > 1 ? `${text} (${n(value)})` : text),
    others: (value: number) => `and ${n(value)} more`,
    more: (value: number) => `Show ${count(value, "more version", "more versions")}`,
    members: "Versions",
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

  trouble: {
    start: "The engine could not start in this browser.",
    work: "The work ended early. What is done is kept.",
    notReached: (reason: string) => `The work ended before this file was read: ${reason}`,
    intake: "Some files could not be read from the disk.",
    article: "The article could not be shown.",
    action: "The action failed.",
  },

  date: (iso: string) => {
    const time = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
    return Number.isNaN(time) ? iso : date.format(time);
  },
  /** The date, and the time of day when the text gives one. */
  moment: (iso: string): string => {
    const time = /T(\d\d:\d\d)/.exec(iso)?.[1];
    return time ? `${en.date(iso.slice(0, 10))}, ${time}` : en.date(iso);
  },
  totals: (files: number, articles: number, stories: number) =>
    `${count(files, "file", "files")} · ${count(articles, "article", "articles")} · ${count(stories, "story", "stories")}`,
  range: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
  n,
};

export type Locale = typeof en;
