/** The examples that need packages of others run as they stand. */

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build as bundle } from "vite8";
import { folderOf, otherPage } from "../browser/harness.js";
import { project, serveFolder } from "./project.js";
import { drop } from "./use.js";
import { workerd } from "./workerd.js";

const example = (name) => fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url));

/** An example's folder with the package. */
function copied(name) {
  const root = project({});
  cpSync(example(name), root, { recursive: true });
  return root;
}

otherPage("examples/react lists the stories of the chosen files", async (_look, context, t) => {
  const root = copied("react");
  await bundle({ root, configFile: false, logLevel: "error", build: { outDir: "out", target: "es2022" } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(await serveFolder(join(root, "out"), t));
  await page.locator("input").setInputFiles(folderOf(Object.fromEntries(drop.map(({ name, text }) => [name, text]))).paths);
  await page.getByRole("listitem").filter({ hasText: /Norafel.*\(2 articles\)/ }).waitFor();
  assert.deepEqual(errors, []);
});

test("examples/cloudflare answers a page with its article", async () => {
  const root = copied("cloudflare");
  const worker = await workerd(root, "worker.js");
  try {
    const [title, text] = drop[0].text.split("\n\n");
    const answer = await worker.dispatchFetch("http://local/", { method: "POST", body: `<title>${title}</title><nav>Home | News</nav><h1>${title}</h1><p>${text}</p>` });
    assert.equal(answer.status, 200);
    const { article, problems } = await answer.json();
    assert.deepEqual([article.title, article.paragraphs, problems], [title, [text], []]);
    assert.equal((await worker.dispatchFetch("http://local/")).status, 405);
    assert.equal((await worker.dispatchFetch("http://local/", { method: "POST", body: "" })).status, 422);
  } finally {
    await worker.dispose();
  }
});
