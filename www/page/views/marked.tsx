/** A text with what it shares with another one marked. */

import type { ComponentChildren } from "preact";
import type { Mark } from "../../package/types.ts";

export function Marked({ text, marks }: { text: string; marks: Mark[] }) {
  const out: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, kind } of marks) {
    if (start < at) continue;
    out.push(
      text.slice(at, start),
      <mark key={start} class={`said-${kind}`}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  out.push(text.slice(at));
  return <>{out}</>;
}
