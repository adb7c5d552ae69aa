/** Updates everything in the state that comes from the engine. */

import * as state from "../../state/index.ts";
import { refreshLists } from "./lists.ts";
import { refreshShown } from "./shown.ts";

/** Called after a decision and when work has ended. Does not ask for groups while articles are not compared. */
export async function refreshAll(): Promise<void> {
  await refreshLists(state.compared.value);
  await refreshShown();
}
