/** Panes, tabs, dialogs, the search text, the theme: what the page shows, without the engine. */

import { batch } from "@preact/signals";
import * as state from "../../state/index.ts";
import type { DialogName, Pane, SourceTab } from "../../state/index.ts";
import { isDark } from "../effects/theme.ts";

export function showPane(pane: Pane): void {
  state.pane.value = pane;
}

/** Switches the tab of the right pane. */
export function showSourceTab(tab: SourceTab): void {
  state.sourceTab.value = tab;
}

/** Shows the right pane with one of its tabs. */
export function openSource(tab: SourceTab): void {
  batch(() => {
    state.sourceTab.value = tab;
    state.pane.value = "original";
  });
}

/** Shows the differences of a copy; "" hides them. */
export function compareCopy(id: string): void {
  state.comparedCopy.value = id;
}

export function openDialog(name: DialogName): void {
  state.dialog.value = name;
}

export function closeDialog(): void {
  state.dialog.value = null;
}

/** Sets the search text; the list shows what matches. */
export function search(text: string): void {
  batch(() => {
    state.query.value = text;
    state.pane.value = "list";
  });
}

export function clearSearch(): void {
  state.query.value = "";
}

export function dismissNotice(): void {
  state.notice.value = null;
}

/** Switches between light and dark. */
export function toggleTheme(): void {
  state.theme.value = isDark() ? "light" : "dark";
}

export function setDragging(dragging: boolean): void {
  state.dragging.value = dragging;
}
