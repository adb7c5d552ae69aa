/** The dialog with short lines that appear in several files: each can be set aside or kept in all of them. */

import type { HouseLine } from "storysift";
import { decideLine, undo } from "../actions/commands/decide.ts";
import { closeDialog } from "../actions/commands/interface.ts";
import { t } from "../locales/index.ts";
import { canUndo, recurringLines } from "../state/index.ts";
import { Dialog } from "./dialog.tsx";

function Line({ line }: { line: HouseLine }) {
  return (
    <li class="recurring-line" data-aside={line.aside}>
      <p class="recurring-text" dir="auto">
        {line.phrase}
      </p>
      <p class="line-meta">
        <span>{t.recurring.files(line.documents)}</span>
        <span>{line.aside ? t.recurring.aside : t.recurring.kept}</span>
        {line.said && <span>{t.cues.person}</span>}
      </p>
      <button type="button" onClick={() => void decideLine(line.aside ? "keep" : "furniture", line.phrase)}>
        {line.aside ? t.recurring.keep : t.recurring.setAside}
        <span class="sr-only">: {line.phrase}</span>
      </button>
    </li>
  );
}

export function RecurringLines() {
  return (
    <Dialog title={t.recurring.title}>
      <p>{t.recurring.intro}</p>
      <ul class="recurring-lines">
        {recurringLines.value.map((line) => (
          <Line key={line.phrase} line={line} />
        ))}
      </ul>
      <p class="dialog-actions">
        <button type="button" class="primary" onClick={() => closeDialog()}>
          {t.help.close}
        </button>
        <button type="button" class="quiet" disabled={!canUndo.value} onClick={() => void undo()}>
          {t.header.undo}
        </button>
      </p>
    </Dialog>
  );
}
