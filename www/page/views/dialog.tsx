/**
 * A native dialog, closed by Escape and by a click outside. The browser's `close` event comes
 * late, when another dialog may be open already, and the page's keys are off until then; so `cancel`, which comes
 * at once, closes too.
 */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { closeDialog } from "../actions/commands/interface.ts";

export function Dialog({ title, children }: { title: string; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = element.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby="dialog-title"
      onCancel={closeDialog}
      onClose={() => element.current && closeDialog()}
      onClick={(event) => event.target === element.current && closeDialog()}
    >
      <div class="dialog-body">
        <h2 id="dialog-title">{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
