/**
 * What the browser tests share: a server of the built page that records requests, the
 * system's Chromium with a fresh profile, and `App`: one opened page with the actions of a
 * user. Finds elements by role and name, as a screen reader does.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
export const pageFile = join(dist, "index.html");
if (!existsSync(pageFile)) throw new Error("dist/ is not built: run `cargo xtask build` first");

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The path of an installed program, by any of its names; null when there is none. */
export function program(names) {
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" }).trim();
    } catch {
      // Try the next name.
    }
  }
  return null;
}

/** Why the tests of a browser are skipped, or false. In CI a missing browser is an error. */
export function missing(found, install) {
  if (found) return false;
  if (process.env.CI) throw new Error(`no browser: ${install}`);
  return `no browser here: ${install}`;
}

const chromiumPath = program(["chromium", "chromium-browser", "google-chrome"]);
const skip = missing(chromiumPath, "apt-get install chromium");

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".webmanifest": "application/manifest+json" };

/** Serves dist/ on a free port and records the path of every request. `change` gets each file's name and text, and returns the text to send. */
export async function serve(change = (_name, text) => text) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://local").pathname;
    asked.push(path);
    const name = path === "/" ? "index.html" : path.slice(1);
    if (!/^[\w.-]+$/.test(name) || !existsSync(join(dist, name))) return response.writeHead(404).end();
    response.setHeader("content-type", types[/\.\w+$/.exec(name)?.[0]] ?? "application/octet-stream");
    response.end(change(name, readFileSync(join(dist, name), "utf8")));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    asked,
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

let shared = null;
after(async () => {
  const both = await shared;
  await both?.browser.close();
  both?.server.close();
});

/** One browser and one server for each test file. */
const start = () =>
  (shared ??= (async () => ({
    server: await serve(),
    browser: await chromium.launch({ executablePath: chromiumPath, args: flags }),
  }))());

/** A temporary folder of real files: `{ "name": text or bytes }`. */
export function folderOf(files) {
  const folder = mkdtempSync(join(tmpdir(), "storysift-drop-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const paths = Object.entries(files).map(([name, content]) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  return { folder, paths };
}

/**
 * A test with its own opened page. `options`: `fromDisk` opens it from file://, `context` is
 * passed to the browser (size, colours), `init` is a script that runs before the page's own. An
 * error on the page fails the test.
 */
export function pageTest(name, options, body) {
  if (typeof options === "function") return pageTest(name, {}, options);
  test(name, { skip, timeout: 120_000 }, async (t) => {
    const { browser, server } = await start();
    const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 800 }, ...options.context });
    const app = new App(await context.newPage(), server, t);
    if (options.init) await context.addInitScript(options.init);
    try {
      await app.open(options.fromDisk ? pathToFileURL(pageFile).href : server.address);
      await body(app);
      assert.deepEqual(app.errors, [], "errors on the page");
    } catch (error) {
      t.diagnostic(`the page said: ${(await app.text().catch(() => "nothing")).slice(0, 2000)}`);
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** A test of other pages: `look` opens one and returns its errors but those `expected`, and its title once it has one. */
export function otherPage(name, body) {
  test(name, { skip, timeout: 120_000 }, async (t) => {
    const { browser } = await start();
    const context = await browser.newContext();
    const look = async (address, expected = /^(?!)/) => {
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => message.type() === "error" && !expected.test(message.text()) && errors.push(message.text()));
      await page.goto(address);
      const end = Date.now() + 30_000;
      while (!(await page.title()) && errors.length === 0 && Date.now() < end) await page.waitForTimeout(50);
      return { errors, title: await page.title() };
    };
    try {
      await body(look, context, t);
    } finally {
      await context.close();
    }
  });
}

/** A test of an extension: `load` starts a browser with the unpacked one of a folder, and gives the address of its pages. */
export function extension(name, body) {
  test(name, { skip, timeout: 120_000 }, async (t) => {
    const load = async (folder) => {
      const loading = [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
      const args = [...flags.filter((flag) => flag !== "--headless"), "--headless=new", ...loading];
      const context = await chromium.launchPersistentContext("", { executablePath: chromiumPath, headless: false, args });
      t.after(() => context.close());
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker", { timeout: 30_000 }));
      return { context, address: new URL("/", worker.url()).href };
    };
    await body(load, t);
  });
}

/** What a browser says of a part of the policy that it does not know. */
const UNKNOWN_DIRECTIVE = /Unrecognized Content-Security-Policy directive 'webrtc'/;

/** An opened page and the actions of a user on it. */
export class App {
  errors = [];
  /** Addresses requested by the page since it was opened. */
  requests = [];

  constructor(page, server, t) {
    this.page = page;
    this.server = server;
    this.test = t;
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && !UNKNOWN_DIRECTIVE.test(message.text()) && this.errors.push(message.text()));
    page.on("request", (request) => this.requests.push(request.url()));
  }

  async open(address) {
    await this.page.goto(address);
    // The empty page, or the collection that is kept.
    await this.button("Try a sample").or(this.button("Add files")).first().waitFor();
  }

  /** The same page once more, in another tab of the same browser. */
  async another() {
    const app = new App(await this.page.context().newPage(), this.server, this.test);
    await app.open(this.page.url());
    return app;
  }

  text = () => this.page.locator("body").innerText();
  button = (name, options) => this.page.getByRole("button", { name, ...options });
  tab = (name) => this.page.getByRole("tab", { name });
  region = (name) => this.page.getByRole("region", { name, exact: true });

  /** The panes: list, article, original. */
  list = () => this.region("List");
  article = () => this.page.getByRole("article");
  original = () => this.page.getByRole("listbox", { name: /^The original of/ });
  rows = () => this.list().getByRole("treeitem").or(this.list().getByRole("option"));

  /** Waits until `files` files are listed and no work is under way. */
  async done(files) {
    await this.tab(new RegExp(`^Files ${files.toLocaleString("en")}$`)).waitFor({ timeout: 90_000 });
    await this.page.getByRole("progressbar").waitFor({ state: "detached", timeout: 90_000 });
  }

  /** Drops real files or folders onto the page, through the browser's drag events. */
  async drop(...paths) {
    const { session, data, at } = await this.#drag(paths);
    await this.page.evaluate(() => {
      globalThis.dropped = new Promise((done) => addEventListener("drop", () => done(true), { capture: true, once: true }));
    });
    // A real drag repeats `dragover`. Here it comes only twice, and when the page has just changed
    // under the pointer, the browser ignores the drop: then it is tried again.
    for (let tries = 0; tries < 5; tries += 1) {
      for (const type of ["dragEnter", "dragOver", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, ...at, data });
      const fell = this.page.evaluate(() => Promise.race([globalThis.dropped, new Promise((done) => setTimeout(done, 1_000, false))]));
      if (await fell) return;
    }
    throw new Error("the page took no drop");
  }

  /** Drags files over the page without dropping them. */
  async hover(...paths) {
    const { session, data, at } = await this.#drag(paths);
    for (const type of ["dragEnter", "dragOver"]) await session.send("Input.dispatchDragEvent", { type, ...at, data });
  }

  async #drag(paths) {
    const session = await this.page.context().newCDPSession(this.page);
    return { session, data: { items: [], files: paths, dragOperationsMask: 1 }, at: { x: 200, y: 300 } };
  }

  /** Chooses files in the file dialog that `open` opens. */
  async choose(open, paths) {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), open()]);
    await chooser.setFiles(paths);
  }

  /** Chooses an entry of a menu of the header. */
  async menu(name, item) {
    await this.button(name, { exact: true }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Opens the first row of the list that contains a text. */
  async openRow(words) {
    await this.rows().filter({ hasText: words }).first().click();
  }

  /** The sample, cleaned and grouped. */
  async sample() {
    await this.button("Try a sample").click();
    await this.button("Try a sample").waitFor({ state: "detached" });
    await this.page.getByRole("progressbar").waitFor({ state: "detached", timeout: 90_000 });
    await this.tab(/^Stories [1-9]/).waitFor();
  }

  /** Name and content of the file that an action downloads. */
  async download(act) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), act()]);
    const bytes = readFileSync(await download.path());
    return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
  }

  /** Repeats `check` until it does not throw, at most for `ms` milliseconds. */
  async eventually(check, ms = 15_000) {
    const end = Date.now() + ms;
    for (;;) {
      try {
        return await check();
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.page.waitForTimeout(100);
      }
    }
  }
}
