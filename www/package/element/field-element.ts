/** The element as a field of a form: what forms and their scripts ask of any field. */

import { FormField } from "./form-field.js";
import { ReflectedElement } from "./reflected.js";

export abstract class FieldElement extends ReflectedElement {
  static readonly formAssociated = true;

  /** @internal */
  protected readonly field = new FormField(this);

  /** What a form submits: everything in `format`. Null without `name`, outside of a form, and without an article. */
  get value(): File | null {
    return this.field.value;
  }
  get form(): HTMLFormElement | null {
    return this.field.form;
  }
  get validity(): ValidityState | null {
    return this.field.validity;
  }
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
