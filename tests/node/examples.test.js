// The JavaScript examples run as they stand and print what they promise.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

test("examples/clean-folder.mjs groups its own articles and a folder", async () => {
  const example = fileURLToPath(new URL("../../examples/clean-folder.mjs", import.meta.url));
  const own = await run(process.execPath, [example]);
  assert.match(own.stdout, /Norafel.* \(2 articles\)/);
  const sample = fileURLToPath(new URL("../../www/page/sample/", import.meta.url));
  const folder = await run(process.execPath, [example, sample]);
  assert.match(folder.stdout, /\(\d+ articles\)/);
});

/** Whether Python has anywidget here. */
function hasAnywidget() {
  try {
    execFileSync("python3", ["-c", "import anywidget"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("examples/notebook's Python gives the files of a folder", { skip: !hasAnywidget() && "no anywidget here: pip install anywidget" }, async () => {
  const example = fileURLToPath(new URL("../../examples/notebook/", import.meta.url));
  const sample = fileURLToPath(new URL("../../www/page/sample/", import.meta.url));
  const script = `
import sys, tempfile, shutil, pathlib
folder = pathlib.Path(tempfile.mkdtemp())
shutil.copy(sys.argv[1] + "stories.py", folder)
(folder / "stories.js").write_text("export default {}")
sys.path.insert(0, str(folder))
from stories import Stories
widget = Stories.of_folder(sys.argv[2])
print(len(widget.files), type(widget.files[0]["bytes"]).__name__, widget.articles, sorted(widget.keys)[:2])
shutil.rmtree(folder)
`;
  const { stdout } = await run("python3", ["-c", script, example, sample]);
  assert.match(stdout, /^(?!0 )\d+ bytes \[\] \['_/);
});
