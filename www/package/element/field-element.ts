/** The element as a field of a form: what forms and their scripts ask of any field. */

import { FormField } from "./form-field.js";
import { ReflectedElement } from "./reflected.js";

export abstract class FieldElement extends ReflectedElement {
  /** Browsers take the element as a field of its form. */
  static readonly formAssociated = true;

  /** @internal */
  protected readonly field = new FormField(this);

  /** What a form submits: everything in `format`. Null without `name`, outside of a form, and without an article. */
  get value(): File | null {
    return this.field.value;
  }
  /** The form that the element is a field of; null outside of forms. */
  get form(): HTMLFormElement | null {
    return this.field.form;
  }
  /** How the field stands; null where a browser cannot tell. */
  get validity(): ValidityState | null {
    return this.field.validity;
  }
  /** Why the field is not valid, in the language of `messages`; empty when it is. */
  get validationMessage(): string {
    return this.field.validationMessage;
  }
  /** Whether the field is checked when its form is sent. */
  get willValidate(): boolean {
    return this.field.willValidate;
  }
  /** Whether the field is valid; if not, the event `invalid` tells so. */
  checkValidity(): boolean {
    return this.field.check(false);
  }
  /** The same, and shows a person what is missing. */
  reportValidity(): boolean {
    return this.field.check(true);
  }
}
