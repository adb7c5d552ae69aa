/** The element as a field of a form: its value, whether it is valid, and its states for style sheets. Hosts without ElementInternals have none of it. */

import type { StorysiftMessages } from "./types.js";

export interface FieldState {
  busy: boolean;
  /** There is no article. */
  empty: boolean;
  dragging: boolean;
  required: boolean;
}

export class FormField {
  readonly #internals: ElementInternals | null;
  value: File | null = null;

  constructor(element: HTMLElement) {
    this.#internals = typeof element.attachInternals === "function" ? element.attachInternals() : null;
    // So that a label of the page names the whole.
    if (this.#internals) this.#internals.role = "group";
  }

  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }

  get validity(): ValidityState | null {
    return this.#internals?.validity ?? null;
  }

  get validationMessage(): string {
    return this.#internals?.validationMessage ?? "";
  }

  get willValidate(): boolean {
    return this.#internals?.willValidate ?? false;
  }

  check(report: boolean): boolean {
    const internals = this.#internals;
    return internals ? (report ? internals.reportValidity() : internals.checkValidity()) : true;
  }

  submit(value: File | null): void {
    this.value = value;
    this.#internals?.setFormValue?.(value);
  }

  /** Tells the form and style sheets how it stands. `anchor` is where a browser shows what is missing. */
  tell({ busy, empty, dragging, required }: FieldState, messages: StorysiftMessages, anchor: HTMLElement | null): void {
    const internals = this.#internals;
    const [flags, message]: [ValidityStateFlags, string] =
      busy ? [{ customError: true }, messages.busy]
      : required && empty ? [{ valueMissing: true }, messages.required]
      : [{}, ""];
    internals?.setValidity?.(flags, message, anchor ?? undefined);
    for (const [name, is] of Object.entries({ busy, empty, dragging })) internals?.states?.[is ? "add" : "delete"](name);
  }
}
