/** A text in which the names, numbers and words that it shares with another text are highlighted. */

import type { Mark } from "storysift";
import type { ComponentChildren } from "preact";

export function Highlighted({ text, marks }: { text: string; marks: Mark[] }) {
  const out: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, kind } of marks) {
    if (start < at) continue;
    out.push(
      text.slice(at, start),
      <mark key={start} class={`shared-${kind}`}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  out.push(text.slice(at));
  return <>{out}</>;
}
