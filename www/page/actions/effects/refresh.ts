/** Updates everything in the state that comes from the engine. */

import { refreshLists } from "./lists.ts";
import { refreshShown } from "./shown.ts";

/** Called after a decision and when work has ended. */
export async function refreshAll(): Promise<void> {
  await refreshLists(true);
  await refreshShown();
}
