/** Short lines that recur in many files: set aside or kept everywhere, one click each. */

import { judgeLine, undo } from "../actions/decide.ts";
import { t } from "../locales/index.ts";
import { canUndo, dialog, house } from "../state.ts";
import type { HouseLine } from "../../package/types.ts";
import { Dialog } from "./dialog.tsx";

function Line({ line }: { line: HouseLine }) {
  return (
    <li class="house-line" data-aside={line.aside}>
      <p class="house-text" dir="auto">
        {line.phrase}
      </p>
      <p class="line-meta">
        <span>{t.house.files(line.documents)}</span>
        <span>{line.aside ? t.house.aside : t.house.kept}</span>
        {line.said && <span>{t.cues.person}</span>}
      </p>
      <button type="button" onClick={() => void judgeLine(line.aside ? "keep" : "furniture", line.phrase)}>
        {line.aside ? t.house.keep : t.house.setAside}
        <span class="sr-only">: {line.phrase}</span>
      </button>
    </li>
  );
}

export function House() {
  return (
    <Dialog title={t.house.title}>
      <p>{t.house.intro}</p>
      <ul class="house">
        {house.value.map((line) => (
          <Line key={line.phrase} line={line} />
        ))}
      </ul>
      <p class="dialog-actions">
        <button type="button" class="primary" onClick={() => void (dialog.value = null)}>
          {t.help.close}
        </button>
        <button type="button" class="quiet" disabled={!canUndo.value} onClick={() => void undo()}>
          {t.header.undo}
        </button>
      </p>
    </Dialog>
  );
}
