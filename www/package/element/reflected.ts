/** The attributes of the element as properties. On a server, where there is no HTMLElement, the class is there and can do nothing. */

import type { ExportFormat } from "../types.js";
import type { StorysiftElementEventMap } from "./types.js";

const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

const FORMATS: readonly string[] = ["jsonl", "csv", "markdown", "ris", "zip"] satisfies ExportFormat[];

export const OBSERVED = ["accept", "disabled", "format", "lang", "looseness", "name", "required", "session", "single"];

/** Properties that a page may set before the class is defined: what must be known when files are added comes first. */
const PROPERTIES = ["accept", "disabled", "format", "looseness", "name", "required", "single", "workers", "messages", "options", "session", "corpus", "files"];

/** Gives properties that were set before the class was defined to the class. */
export function upgrade(element: HTMLElement): void {
  const own = element as unknown as Record<string, unknown>;
  for (const name of PROPERTIES) {
    if (!Object.hasOwn(own, name)) continue;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}

type EventMap = StorysiftElementEventMap & Omit<HTMLElementEventMap, keyof StorysiftElementEventMap>;
export interface ReflectedElement {
  /** Calls the listener at an event of the element. */
  addEventListener<K extends keyof EventMap>(type: K, listener: (event: EventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  /** The same for any other event. */
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  /** Ends what `addEventListener` began. */
  removeEventListener<K extends keyof EventMap>(type: K, listener: (event: EventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  /** The same for any other event. */
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

export abstract class ReflectedElement extends Base {
  /** Extensions and media types of the files that are taken, separated by commas, as of a file input. Empty: all. */
  get accept(): string {
    return this.getAttribute("accept") ?? "";
  }
  set accept(value: string) {
    this.setAttribute("accept", value);
  }

  /** Takes no files and changes nothing. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(value: boolean) {
    this.toggleAttribute("disabled", value);
  }

  /** The format of what is saved and submitted; "jsonl" unless it is another one of `ExportFormat`. */
  get format(): ExportFormat {
    const value = this.getAttribute("format") ?? "";
    return FORMATS.includes(value) ? (value as ExportFormat) : "jsonl";
  }
  set format(value: ExportFormat) {
    this.setAttribute("format", value);
  }

  /** How loosely stories are grouped, from -1 to 1; 0 when there is none. */
  get looseness(): number {
    const value = Number(this.getAttribute("looseness") ?? 0);
    return value >= -1 && value <= 1 ? value : 0;
  }
  set looseness(value: number) {
    this.setAttribute("looseness", String(value));
  }

  /** Name of the form's field. */
  get name(): string {
    return this.getAttribute("name") ?? "";
  }
  set name(value: string) {
    this.setAttribute("name", value);
  }

  /** The form is valid with an article only. */
  get required(): boolean {
    return this.hasAttribute("required");
  }
  set required(value: boolean) {
    this.toggleAttribute("required", value);
  }

  /** Keeps everything under this name on the user's disk, and goes on where it was. Empty: nothing is kept. */
  get session(): string {
    return this.getAttribute("session") ?? "";
  }
  set session(value: string) {
    this.setAttribute("session", value);
  }

  /** One file at a time; another one takes its place. */
  get single(): boolean {
    return this.hasAttribute("single");
  }
  set single(value: boolean) {
    this.toggleAttribute("single", value);
  }

  /** Number of workers of the element's own corpus, read when it is opened; null leaves it to `open`. */
  get workers(): number | null {
    const value = this.getAttribute("workers");
    return value !== null && /^\d+$/.test(value.trim()) ? Number(value) : null;
  }
  set workers(value: number | null) {
    if (value === null) this.removeAttribute("workers");
    else this.setAttribute("workers", String(value));
  }
}
