/** `<story-sift>` in pages of React, Vue and Svelte, and in bundles that leave files behind: a property, an event with the answer, an article. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { compile } from "svelte/compiler";
import { build as bundle, createServer } from "vite8";
import { folderOf, otherPage } from "../browser/harness.js";
import { pageWith, project, serveFolder } from "./project.js";
import { drop } from "./use.js";

const { paths } = folderOf(Object.fromEntries(drop.map(({ name, text }) => [name, text])));

/** Chooses the drop in a page whose application shows "N articles", or the title of the article that is opened. */
async function answers(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(address);
  await page.getByText("Hierher mit den Dateien").waitFor();
  await page.locator("story-sift input").first().setInputFiles(paths);
  await page.getByText("4 articles", { exact: true }).waitFor();
  await page.getByRole("treeitem", { level: 2 }).filter({ hasText: "Ferry to Norafel sails again" }).click();
  await page.getByRole("article").getByText("Two tugs will stand by").waitFor();
  await page.locator("#opened").getByText("Ferry to Norafel sails again").waitFor();
  assert.equal(await page.locator("story-sift").evaluate((one) => one.format), "csv");
  await page.getByRole("button", { name: "Take away" }).click();
  await page.locator("story-sift").waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
}

/** Builds a page of Vite and asks it. */
const built = (name, files, plugins = []) =>
  otherPage(name, async (_look, context, t) => {
    delete process.env.NODE_ENV;
    const root = project({ "index.html": pageWith('<div id="root"></div><script type="module" src="/main.jsx"></script>'), ...files });
    await bundle({ root, configFile: false, logLevel: "error", plugins, build: { outDir: "out", target: "es2022" } });
    await answers(context, await serveFolder(join(root, "out"), t));
  });

const REACT = `
  import { StrictMode, useState } from "react";
  import { createRoot } from "react-dom/client";
  import "storysift/element";
  const messages = { label: "Hierher mit den Dateien", language: "de" };
  function App() {
    const [articles, setArticles] = useState(0);
    const [opened, setOpened] = useState("");
    const [here, setHere] = useState(true);
    return <>
      {here && <story-sift format="csv" single={false} messages={messages} onchange={({ detail }) => setArticles(detail.articles)} onarticle={({ detail }) => setOpened(detail.article.title)} />}
      <p>{articles} articles</p><p id="opened">{opened}</p><button onClick={() => setHere(false)}>Take away</button>
    </>;
  }
  createRoot(document.getElementById("root")).render(<StrictMode><App /></StrictMode>);`;
built("React 19", { "main.jsx": REACT });

built("Vue 3", {
  "main.jsx": `
    import { createApp, ref } from "vue/dist/vue.esm-bundler.js";
    import "storysift/element";
    const app = createApp({
      setup() {
        const [articles, opened, here] = [ref(0), ref(""), ref(true)];
        return { articles, opened, here, messages: { label: "Hierher mit den Dateien", language: "de" } };
      },
      template: \`<story-sift v-if="here" format="csv" :messages="messages" @change="articles = $event.detail.articles" @article="opened = $event.detail.article.title"></story-sift>
        <p>{{ articles }} articles</p><p id="opened">{{ opened }}</p><button @click="here = false">Take away</button>\`,
    });
    app.config.compilerOptions.isCustomElement = (tag) => tag === "story-sift";
    app.mount("#root");`,
});

const svelte = {
  name: "svelte",
  transform: (code, id) => (id.endsWith(".svelte") ? { code: compile(code, { filename: id, generate: "client", css: "injected" }).js.code, map: null } : null),
};
built("Svelte 5", {
  "main.jsx": `import { mount } from "svelte"; import App from "./App.svelte"; mount(App, { target: document.getElementById("root") });`,
  "App.svelte": `<script>
      import "storysift/element";
      let articles = $state(0);
      let opened = $state("");
      let here = $state(true);
      const messages = { label: "Hierher mit den Dateien", language: "de" };
    </script>
    {#if here}<story-sift format="csv" {messages} onchange={({ detail }) => (articles = detail.articles)} onarticle={({ detail }) => (opened = detail.article.title)}></story-sift>{/if}
    <p>{articles} articles</p><p id="opened">{opened}</p><button onclick={() => (here = false)}>Take away</button>`,
}, [svelte]);

const PLAIN = (from) => `
  import "${from}";
  const element = Object.assign(document.createElement("story-sift"), { format: "csv", messages: { label: "Hierher mit den Dateien", language: "de" } });
  const [count, opened, away] = ["p", "p", "button"].map((name) => document.createElement(name));
  opened.id = "opened";
  element.addEventListener("change", ({ detail }) => (count.textContent = detail.articles + " articles"));
  element.addEventListener("article", ({ detail }) => (opened.textContent = detail.article.title));
  away.textContent = "Take away";
  away.onclick = () => element.remove();
  document.body.append(element, count, opened, away);`;

otherPage("esbuild, storysift/element/inline", async (_look, context, t) => {
  const root = project({ "main.js": PLAIN("storysift/element/inline") });
  await esbuild({ entryPoints: [join(root, "main.js")], outfile: join(root, "out/main.js"), bundle: true, format: "esm", minify: true, logLevel: "error" });
  writeFileSync(join(root, "out/index.html"), pageWith('<script type="module" src="/main.js"></script>'));
  await answers(context, await serveFolder(join(root, "out"), t));
});

otherPage("Vite's development server", async (_look, context, t) => {
  const root = project({ "main.js": PLAIN("storysift/element"), "index.html": pageWith('<script type="module" src="/main.js"></script>') });
  const server = await (await createServer({ root, configFile: false, logLevel: "error", server: { host: "127.0.0.1", port: 0 } })).listen();
  t.after(() => server.close());
  await answers(context, `http://127.0.0.1:${server.httpServer.address().port}/`);
});

test("the types of React know the tag by the declaration in the README", () => {
  const readme = readFileSync(fileURLToPath(new URL("../../www/package/README.md", import.meta.url)), "utf8");
  const declaration = /```ts\n([\s\S]*?declare module "react"[\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(declaration, "the README has it");
  const use = `
    import type { Ref } from "react";
    export const view = (ref: Ref<HTMLElementTagNameMap["story-sift"]>) => <story-sift ref={ref} className="wide" format="csv" single messages={{ label: "Hierher" }} onchange={({ detail }) => void detail.articles} onarticle={({ detail }) => void detail.article.title} />;
    // @ts-expect-error there is no such format
    export const wrong = <story-sift format="parchment" />;`;
  const options = { strict: true, noEmit: true, jsx: "react-jsx", module: "esnext", moduleResolution: "bundler", target: "es2022", lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"], types: [], skipLibCheck: false };
  const root = project({ "tsconfig.json": JSON.stringify({ compilerOptions: options, files: ["story-sift.d.ts", "use.tsx"] }), "story-sift.d.ts": declaration, "use.tsx": use });
  try {
    execFileSync("node", [fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url)), "-p", "."], { cwd: root, encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
});
