/** `<story-sift>`: the class of the element. It holds the state, asks the corpus and tells the page; `views/` draw. */

import { h, render } from "preact";
import { type NamedFile, fromFileList } from "../../input/transfer.js";
import type { AddOptions, Article, Corpus, ExportFormat, ExportOptions, OpenOptions, Report } from "../types.js";
import { asideOf } from "./aside.js";
import { readContents, stillShown } from "./contents.js";
import { CorpusHolder, openOptions, removeAll } from "./corpus-holder.js";
import { exportFile, saveFile } from "./export-file.js";
import { FieldElement } from "./field-element.js";
import { taken } from "./intake.js";
import { listenForFiles } from "./listeners.js";
import { english } from "./messages.js";
import { PutBacks } from "./put-back.js";
import { OBSERVED, upgrade } from "./reflected.js";
import { adoptStyles } from "./style-sheet.js";
import type { RefusedFile, StorysiftElementEventMap, StorysiftFiles, StorysiftMessages } from "./types.js";
import type { Actions, ViewState } from "./view-state.js";
import { App } from "./views/app.js";

/** Milliseconds between two drawings of the progress. */
const PROGRESS_MS = 100;

type Changed = Partial<Omit<ViewState, "putBack" | "accept" | "single" | "format" | "locale">>;

const nothing = { contents: null, shown: null, note: null, toggled: new Set<string>() } satisfies Changed;

/** `<story-sift>`: an area that takes files, and beside it the stories, articles and problems that came of them. */
export class StorysiftElement extends FieldElement {
  /** The attributes whose changes browsers tell the element. */
  static readonly observedAttributes = OBSERVED;

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #holder = new CorpusHolder(() => openOptions(this, this.#options, {
    onProgress: (progress) => (this.#emit("progress", progress), this.#set({ work: { progress } })),
    onUnsaved: (reason) => this.#fail(new Error(reason)),
  }));
  #state: Changed & Pick<ViewState, "contents" | "shown" | "toggled" | "messages"> = { ...nothing, messages: english };
  #options: OpenOptions = {};
  #files: StorysiftFiles | null = null;
  #refused: RefusedFile[] = [];
  /** The calls of `add` that have not settled. */
  readonly #running = new Set<AbortController>();
  /** Number of pasted texts, for their names. */
  #pasted = 0;
  /** What was put back into the shown article. */
  readonly #putBacks = new PutBacks();
  /** Number of the last reading of the corpus. */
  #turn = 0;
  /** Number of the last value made for the form. */
  #submission = 0;
  #drawing = false;

  constructor() {
    super();
    adoptStyles(this.#root);
    // A click on its label.
    this.addEventListener("click", (event) => event.composedPath()[0] === this && this.focus());
    listenForFiles(this, {
      isDisabled: () => this.#isDisabled,
      take: (files) => this.#take(files),
      onDragging: (dragging) => this.#set({ dragging }),
      onHidden: (folder) => this.#set({ note: this.messages.hidden(folder) }),
      nextPasted: () => (this.#pasted += 1),
    });
  }

  /** The corpus that is shown. One that is set is never closed here; null stands for one of the element's own. */
  get corpus(): Corpus | null {
    return this.#holder.current;
  }
  set corpus(corpus: Corpus | null) {
    if (corpus === null && !this.#holder.isGiven) return;
    this.#end();
    this.#holder.give(corpus);
    if (corpus) this.#tell(this.refresh());
  }

  /** Options for the corpus of its own, read when it is opened: limits, decisions, which copy is kept. */
  get options(): OpenOptions {
    return this.#options;
  }
  set options(options: OpenOptions | null | undefined) {
    this.#options = options ?? {};
  }

  /** The files that were set. Setting them takes everything else out and adds them. */
  get files(): StorysiftFiles | null {
    return this.#files;
  }
  set files(files: StorysiftFiles | null | undefined) {
    if ((files ?? null) === this.#files) return;
    const cleared = this.clear();
    this.#files = files ?? null;
    this.#tell(cleared.then(() => (files && this.#files === files ? this.add(files) : undefined)));
  }

  /** The texts; those that are not set are in English. */
  get messages(): StorysiftMessages {
    return this.#state.messages;
  }
  set messages(messages: Partial<StorysiftMessages> | null | undefined) {
    this.#set({ messages: { ...english, ...messages } });
  }

  /** Cleans and adds files. Rejects as `add` of a corpus does, and with what opening it rejects with. */
  async add(files: StorysiftFiles, { signal, onProgress }: AddOptions = {}): Promise<Report> {
    const ending = new AbortController();
    const outer = signal as AbortSignal | undefined;
    const end = () => ending.abort(outer?.reason);
    if (outer?.aborted) end();
    outer?.addEventListener("abort", end);
    this.#running.add(ending);
    this.#set({ failure: null, note: null, work: this.#state.work ?? { progress: null } });
    let corpus: Corpus | null = null;
    let last = 0;
    try {
      corpus = await this.#holder.get();
      ending.signal.throwIfAborted();
      const report = await corpus.add(files, {
        signal: ending.signal,
        onProgress: (progress) => {
          onProgress?.(progress);
          this.#emit("progress", progress);
          if (performance.now() - last < PROGRESS_MS && progress.stage === this.#state.work?.progress?.stage) return;
          last = performance.now();
          if (this.#running.has(ending)) this.#set({ work: { progress } });
        },
      });
      await this.#read(corpus, report);
      return report;
    } catch (error) {
      // What was cleaned before the end is kept.
      if (corpus && corpus === this.#holder.current && ending.signal.aborted) await this.#read(corpus, null).catch(() => {});
      throw error;
    } finally {
      outer?.removeEventListener("abort", end);
      this.#running.delete(ending);
      if (this.#running.size === 0) this.#set({ work: null });
    }
  }

  /** Takes everything out: of a given corpus and of a session too. */
  async clear(): Promise<void> {
    const corpus = this.#holder.current;
    const keepsCorpus = corpus !== null && (this.#holder.isGiven || this.session !== "");
    this.#end(keepsCorpus);
    this.#files = null;
    this.#pasted = 0;
    if (keepsCorpus) {
      await removeAll(corpus);
      await this.#read(corpus, null);
    } else if (corpus) this.#emit("change", { report: null, articles: 0, stories: [], copies: [], problems: [] });
  }

  /** Everything as a file, in `format` or another one. */
  async export(format: ExportFormat = this.format, options?: ExportOptions): Promise<File> {
    return exportFile(this.#holder.current, this.session || this.name || "articles", format, options);
  }

  /** Reads the corpus anew: for a page that changes it by other ways than this element. */
  async refresh(): Promise<void> {
    if (this.corpus) await this.#read(this.corpus, null);
  }

  override focus(options?: FocusOptions): void {
    this.#anchor()?.focus(options);
  }

  /** Called by the browser. */
  connectedCallback(): void {
    upgrade(this);
    this.#draw();
    if (this.#state.contents || this.#state.work) return;
    if (this.#holder.isGiven) this.#tell(this.refresh());
    else if (this.session) this.#tell(this.#restore());
  }

  /** Called by the browser. An element that is put elsewhere at once stays as it is. */
  disconnectedCallback(): void {
    setTimeout(() => {
      if (this.isConnected) return;
      this.#end();
      render(null, this.#root);
    });
  }

  /** Called by the browser when the element is moved as it is. */
  connectedMoveCallback(): void {}
  /** Called by the browser. */
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    this.#draw();
    const { corpus } = this;
    if (name === "session" && this.isConnected && !this.#holder.isGiven) {
      this.#end();
      if (now) this.#tell(this.#restore());
    } else if (name === "looseness" && corpus) this.#tell(corpus.tune(this.looseness).then(() => this.refresh()));
    else if (name === "name" || name === "format") this.#tell(this.#submit());
  }

  /** Called by the browser. */
  formAssociatedCallback(): void {
    this.#tell(this.#submit());
  }
  /** Called by the browser. */
  formDisabledCallback(): void {
    this.#draw();
  }
  /** Called by the browser. */
  formResetCallback(): void {
    this.#tell(this.clear());
  }

  readonly #actions: Actions = {
    choose: (list) => this.#take(fromFileList(list)),
    cancel: () => this.#abort(),
    clear: () => this.#tell(this.clear()),
    setFormat: (format) => void (this.format = format),
    save: () => this.#tell(this.export(this.format, this.format === "csv" ? { bom: true } : {}).then(saveFile)),
    toggle: (key) => {
      const toggled = new Set(this.#state.toggled);
      if (!toggled.delete(key)) toggled.add(key);
      this.#set({ toggled });
    },
    openArticle: (id) => this.#tell(this.#openArticle(id)),
    closeArticle: () => this.#set({ shown: null }),
    readAside: () => this.#tell(this.#readAside()),
    putBack: ({ start, end }) => this.#tell(this.#decide((corpus, { document }) => this.#putBacks.add(corpus, { document, start, end }))),
    undoPutBack: () => this.#tell(this.#decide((corpus) => this.#putBacks.undo(corpus))),
  };

  /** Opens the corpus with its session, and shows it. */
  async #restore(): Promise<void> {
    this.#set({ work: { progress: null } });
    try {
      const corpus = await this.#holder.get();
      if (corpus === this.#holder.current) await this.#read(corpus, null);
    } finally {
      if (this.#running.size === 0) this.#set({ work: null });
    }
  }

  /** Reads what the corpus holds, shows it, and tells the page and its form. */
  async #read(corpus: Corpus, report: Report | null): Promise<void> {
    const turn = (this.#turn += 1);
    const contents = await readContents(corpus, this.#refused);
    if (corpus !== this.#holder.current) return;
    if (turn === this.#turn) {
      const none = contents.columns.ids.length === 0 && contents.problems.length === 0;
      this.#set({ contents: none && report === null ? null : contents, shown: await stillShown(corpus, contents, this.#state.shown) });
      await this.#submit();
    }
    const { columns, stories, copies, problems } = contents;
    this.#emit("change", { report, articles: columns.ids.length, stories, copies, problems });
  }

  async #openArticle(id: string): Promise<void> {
    const corpus = this.#holder.current;
    const article = await corpus?.article(id);
    if (article && this.#emit("article", { article }, true)) this.#set({ shown: { article, aside: null } });
  }

  async #readAside(): Promise<void> {
    const article = this.#state.shown?.article;
    if (!article || !this.#holder.current) return;
    const aside = asideOf(await this.#holder.current.blocks(article.document), article.id);
    if (this.#state.shown?.article.id === article.id) this.#set({ shown: { article, aside } });
  }

  /** Changes the shown article by a decision, and tells the page. */
  async #decide(change: (corpus: Corpus, article: Article) => Promise<void>): Promise<void> {
    const [corpus, article] = [this.#holder.current, this.#state.shown?.article];
    if (!corpus || !article || this.#isDisabled) return;
    await change(corpus, article);
    await this.#read(corpus, null);
    await this.#readAside();
  }

  /** The value for the form, where the element is a field of one. */
  async #submit(): Promise<void> {
    const turn = (this.#submission += 1);
    const value = this.#state.contents?.columns.ids.length && this.name && this.field.form ? await this.export() : null;
    if (turn === this.#submission) this.field.submit(value);
  }

  /** Adds files of the user. */
  #take(files: Iterable<NamedFile> | AsyncIterable<NamedFile>): void {
    if (this.#isDisabled) return;
    const { accept, single, messages } = this.#view;
    const before = single ? this.clear() : Promise.resolve();
    this.#tell(before.then(() => this.add(taken(files, { accept, single, messages }, this.#refused))));
  }

  /** Ends what is under way and shows nothing; the corpus of its own is closed, unless it is kept. */
  #end(keepsCorpus = false): void {
    this.#abort();
    this.#turn += 1;
    this.#submission += 1;
    this.#refused = [];
    this.#putBacks.forget();
    if (!keepsCorpus) this.#holder.close();
    this.field.submit(null);
    this.#set({ ...nothing, failure: null, dragging: false });
  }

  #abort(): void {
    for (const one of this.#running) one.abort();
  }

  /** Shows and tells when something fails that no caller waits for. */
  #tell(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if ((error as Error | null)?.name !== "AbortError") this.#fail(error instanceof Error ? error : new Error(String(error)));
    });
  }

  #fail(error: Error): void {
    this.#set({ failure: error.message });
    this.#emit("error", { error });
  }

  #emit<K extends keyof StorysiftElementEventMap>(type: K, detail: StorysiftElementEventMap[K]["detail"], cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  get #isDisabled(): boolean {
    return this.disabled || this.matches(":disabled"); // A fieldset around it may be.
  }

  get #view(): ViewState {
    const { accept, single, format } = this;
    const locale = this.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || undefined;
    return { work: null, failure: null, note: null, dragging: false, ...this.#state, disabled: this.#isDisabled, putBack: this.#putBacks.of(this.#state.shown?.article.document), accept, single, format, locale };
  }

  #anchor = (): HTMLElement | null => this.#root.querySelector("button:not(:disabled)");

  #set(changed: Changed): void {
    this.#state = { ...this.#state, ...changed };
    this.#draw();
  }

  /** Draws once for all changes of one turn. */
  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      const state = this.#view;
      if (this.isConnected) render(h(App, { state, actions: this.#actions }), this.#root);
      const empty = (state.contents?.columns.ids.length ?? 0) === 0;
      this.field.tell({ busy: state.work !== null, empty, dragging: state.dragging, required: this.required }, state.messages, this.#anchor());
    });
  }
}
