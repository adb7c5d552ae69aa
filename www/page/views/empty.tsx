/** The page without files: the drop area, the other ways to add files, and the statement that they stay here. */

import { addSample } from "../actions/commands/add-files.ts";
import { openDialog } from "../actions/commands/interface.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { pickFiles, pickFolder } from "./pickers.tsx";
import { Requests } from "./requests.tsx";
import { UpdateLine } from "./update.tsx";

export function Empty() {
  return (
    <main class="empty">
      <h1 class="masthead">{t.name}</h1>
      <p class="tagline">{t.tagline}</p>
      <button type="button" class="drop-area" data-dragging={state.dragging.value} onClick={pickFiles}>
        <span class="drop-title">{state.dragging.value ? t.drop.now : t.drop.title}</span>
        <span class="drop-hint">{t.drop.hint}</span>
      </button>
      <p class="stays">{t.drop.stays}</p>
      <div class="ways">
        <button type="button" onClick={pickFiles}>{t.drop.files}</button>
        <button type="button" onClick={pickFolder}>{t.drop.folder}</button>
        <button type="button" onClick={() => openDialog("paste")}>{t.drop.paste}</button>
        <button type="button" class="primary" onClick={() => void addSample()}>{t.drop.sample}</button>
      </div>
      {state.collections.value.length > 0 && (
        <p>
          <button type="button" class="link" onClick={() => openDialog("collections")}>
            {t.collections.others(state.collections.value.length)}
          </button>
        </p>
      )}
      <Requests />
      <UpdateLine />
    </main>
  );
}
