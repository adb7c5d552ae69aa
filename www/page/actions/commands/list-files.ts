/** Lists the files of a drop or of a choice: their names are shown as they are found, before the cleaning begins. */

import type { NamedFile } from "../../../input/transfer.ts";
import { t } from "../../locales/index.ts";
import * as state from "../../state/index.ts";
import type { FileRow } from "../../state/index.ts";
import { notifyTrouble } from "../effects/messages.ts";

/** Milliseconds of listing after which the page may redraw. */
const SLICE_MS = 40;
/** The lists are drawn again at the earliest after so many times as long as it took before: with 50,000 files one drawing takes a tenth of a second. */
const SHOW_PAUSE_FACTOR = 8;
const NO_PROBLEMS: FileRow["problems"] = [];

export async function listFiles(
  files: Iterable<NamedFile> | AsyncIterable<NamedFile>,
  signal: AbortSignal,
): Promise<NamedFile[]> {
  const found: NamedFile[] = [];
  const names = new Set(state.files.value.map(({ file }) => file));
  let unshown: FileRow[] = [];
  let sliceFrom = performance.now();
  let showFrom = sliceFrom;
  const show = () => {
    state.files.value = [...state.files.value, ...unshown];
    unshown = [];
  };
  state.phase.value = "listing";
  if (state.columns.value.ids.length === 0) state.view.value = "files";
  let stop = () => {};
  const onAbort = () => stop();
  signal.addEventListener("abort", onAbort, { once: true });
  const input = Symbol.asyncIterator in files ? files[Symbol.asyncIterator]() : files[Symbol.iterator]();
  try {
    for (;;) {
      // The disk may not answer: a cancellation does not wait for it.
      const next = await new Promise<IteratorResult<NamedFile> | null>((resolve, reject) => {
        stop = () => resolve(null);
        if (signal.aborted) return stop();
        Promise.resolve(input.next()).then(resolve, reject);
      });
      if (next === null || next.done) break;
      const file = next.value;
      found.push(file);
      if (!names.has(file.name)) {
        names.add(file.name);
        unshown.push({
          id: file.name, name: file.name, file: file.name, entry: null, state: "waiting", articles: 0, problem: null, problems: NO_PROBLEMS,
        });
      }
      const now = performance.now();
      if (now - sliceFrom < SLICE_MS) continue;
      const shows = now >= showFrom;
      if (shows) show();
      await new Promise((resolve) => setTimeout(resolve));
      sliceFrom = performance.now();
      if (shows) showFrom = sliceFrom + SHOW_PAUSE_FACTOR * (sliceFrom - now);
    }
  } catch (error) {
    notifyTrouble(t.trouble.intake, error);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
  show();
  return found;
}
