/** The page's state: "Start over" resets every concern; what is derived follows. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.js";

const folder = fileURLToPath(new URL("../../www/page/state/", import.meta.url));
const concerns = readdirSync(folder).map((file) => basename(file, ".ts")).filter((name) => name !== "index");
const moduleName = (concern) => concern.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const { state, ...modules } = await load({
  state: "page/state/index.ts",
  ...Object.fromEntries(concerns.map((name) => [moduleName(name), `page/state/${name}.ts`])),
});

/** What "Start over" leaves as it is. */
const KEPT = ["updateReady", "requests", "refused", "theme"];

const isSignal = (value) => typeof value === "object" && value !== null && "value" in value && "peek" in value;
/** Writing to a computed signal throws or has no effect. */
function write(signal, value) {
  try {
    signal.value = value;
  } catch {
    return false;
  }
  return signal.peek() === value;
}

for (const concern of concerns) {
  test(`state/${concern} resets each of its signals`, () => {
    const module = modules[moduleName(concern)];
    const signals = Object.entries(module).filter(([, value]) => isSignal(value));
    assert.ok(signals.length > 0, "it has signals");
    for (const [name, signal] of signals) {
      assert.ok(state[name] === signal, `${name} is exported by state/index.ts`);
      const before = signal.peek();
      if (!write(signal, [])) continue;
      module.reset();
      assert.deepEqual(signal.peek(), before, name);
    }
  });
}

test("resetAll resets every signal but the few that are kept", () => {
  const signals = Object.entries(state).filter(([, value]) => isSignal(value));
  const before = new Map(signals.map(([name, signal]) => [name, signal.peek()]));
  const other = [];
  const written = signals.filter(([, signal]) => write(signal, other)).map(([name]) => name);
  assert.ok(["announcement", "dialog", "dragging", "files", "notice", "past", "query"].every((name) => written.includes(name)));
  state.resetAll();
  for (const name of written) {
    if (KEPT.includes(name)) assert.equal(state[name].peek(), other, `${name} is kept`);
    else assert.deepEqual(state[name].peek(), before.get(name), name);
  }
});

test("undo and redo are possible exactly when there are actions for them", () => {
  state.resetAll();
  assert.deepEqual([state.canUndo.value, state.canRedo.value], [false, false]);
  state.past.value = [2];
  assert.deepEqual([state.canUndo.value, state.canRedo.value], [true, false]);
  [state.past.value, state.future.value] = [[], [2]];
  assert.deepEqual([state.canUndo.value, state.canRedo.value], [false, true]);
});

test("a pair under review has one key, whichever article comes first", () => {
  const pair = (a, b) => ({ a, b });
  assert.equal(state.pairKey(pair("x#0", "y#0")), state.pairKey(pair("y#0", "x#0")));
  assert.notEqual(state.pairKey(pair("x#0", "y#0")), state.pairKey(pair("x#0", "z#0")));
});
