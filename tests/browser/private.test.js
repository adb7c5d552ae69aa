/** Privacy: no request after the page is loaded, and the policy refuses any attempt. */

import assert from "node:assert/strict";
import { altered, article, html, page, violins } from "../made/articles.js";
import { folderOf, pageFile, pageTest } from "./harness.js";
import { readFileSync } from "node:fs";

const outside = (address) => !/^(blob|data|file):/.test(address);

for (const fromDisk of [false, true]) {
  pageTest(`a whole journey makes no request${fromDisk ? ", opened from disk" : ""}`, { fromDisk }, async (app) => {
    const asked = app.server.asked.length;
    const before = app.requests.filter(outside).length;
    assert.equal(before, fromDisk ? 0 : 1, "the page is one file");
    await app.sample();
    const copy = { "x.html": html(article(1)), "y.txt": page(violins), "z.txt": page(altered(violins, "violin", "fiddle")) };
    await app.drop(...folderOf(copy).paths);
    await app.eventually(async () => assert.equal(await app.page.getByRole("progressbar").count(), 0));
    for (const tab of [/^Articles/, /^Files/, /^Copies/, /^Original/]) await app.tab(tab).click();
    await app.download(() => app.menu("Export", /^JSON Lines/));
    await app.download(() => app.menu("Export", /^Markdown/));
    assert.deepEqual(app.requests.filter(outside).slice(before), []);
    assert.equal(app.server.asked.length, asked);
    await app.button("Requests since load: 0", { exact: true }).click();
    await app.page.getByRole("dialog", { name: "Nothing leaves this computer" }).waitFor();
  });

  pageTest(`the policy refuses what is tried${fromDisk ? ", opened from disk" : ""}`, { fromDisk }, async (app) => {
    await app.sample();
    const asked = app.server.asked.length;
    const address = `${app.server.address}stolen`;
    const outcomes = await app.page.evaluate(async (target) => {
      const inWorker = () => new Promise((resolve) => {
        const text = `fetch(${JSON.stringify(target)}).then(() => postMessage("sent"), () => postMessage("refused"))`;
        let worker;
        try { worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" }))); } catch { return resolve("refused"); }
        worker.onmessage = (event) => resolve(event.data);
        worker.onerror = () => resolve("no worker");
      });
      const inImage = () => new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve("sent");
        image.onerror = () => resolve("refused");
        image.src = `${target}.png`;
      });
      const inScript = () => new Promise((resolve) => {
        const script = document.createElement("script");
        script.onload = () => resolve("sent");
        script.onerror = () => resolve("refused");
        try { script.src = `${target}.js`; } catch { return resolve("refused"); }
        document.head.append(script);
      });
      const inRequest = () => new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve("sent");
        request.onerror = () => resolve("refused");
        try { request.open("POST", target); request.send("text"); } catch { resolve("refused"); }
      });
      navigator.sendBeacon(target, "text");
      return {
        fetch: await fetch(target, { method: "POST", body: "text" }).then(() => "sent", () => "refused"),
        request: await inRequest(),
        worker: await inWorker(),
        image: await inImage(),
        script: await inScript(),
      };
    }, address);
    assert.deepEqual(outcomes, { fetch: "refused", request: "refused", worker: "refused", image: "refused", script: "refused" });
    assert.equal(app.server.asked.length, asked, "nothing reached the server");
    // The browser logs what it refused; that is not an error of the page.
    app.errors = app.errors.filter((error) => !/Content Security Policy|Trusted|Failed to load resource|violates/.test(error));
    await app.page.getByText(/Requests since load: 0 · \d+ attempts? refused by the policy/).first().waitFor();
    await app.page.waitForTimeout(300);
    assert.match(await app.page.locator(".requests").innerText(), /Requests since load: 0 /, "a refused attempt is none that was sent");
  });

  pageTest(`text can become no script${fromDisk ? ", opened from disk" : ""}`, { fromDisk }, async (app) => {
    const outcomes = await app.page.evaluate(() => {
      const tried = (act) => { try { act(); return "done"; } catch { return "refused"; } };
      const markup = "<img src=x onerror='window.ran = true'>";
      return {
        html: tried(() => (document.createElement("p").innerHTML = markup)),
        adjacent: tried(() => document.body.insertAdjacentHTML("beforeend", markup)),
        parsed: tried(() => new DOMParser().parseFromString(markup, "text/html")),
        frame: tried(() => (document.createElement("iframe").srcdoc = markup)),
        policy: tried(() => globalThis.trustedTypes.createPolicy("other", { createHTML: (text) => text })),
        again: tried(() => globalThis.trustedTypes.createPolicy("storysift", { createScriptURL: (text) => text })),
      };
    });
    assert.deepEqual([...new Set(Object.values(outcomes))], ["refused"], JSON.stringify(outcomes));
    assert.equal(await app.page.evaluate(() => globalThis.ran), undefined);
    app.errors = app.errors.filter((error) => !/Content Security Policy|Trusted|violates/.test(error));
  });
}

pageTest("a request that was sent is counted as sent", { init: `{
  // A server's policy cannot be looser than the page's: the report of the browser is made up.
  const Plain = PerformanceObserver;
  globalThis.PerformanceObserver = class extends Plain {
    constructor(call) { super(call); globalThis.reportResource = (name) => call({ getEntries: () => [{ name }] }); }
  };
}` }, async (app) => {
  await app.page.evaluate(() => {
    globalThis.reportResource("http://example.test/sent");
    globalThis.reportResource("http://example.test/refused");
    dispatchEvent(new SecurityPolicyViolationEvent("securitypolicyviolation", { blockedURI: "http://example.test/refused", documentURI: "", violatedDirective: "", effectiveDirective: "", originalPolicy: "", disposition: "enforce", statusCode: 0 }));
    globalThis.reportResource("blob:null/1");
  });
  await app.page.getByText("Requests since load: 1 · 1 attempt refused by the policy").waitFor();
});

pageTest("inside of another page it shows nothing but a link to itself", async (app) => {
  await app.page.route("**/outer", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><link rel="icon" href="data:,"><iframe src="/" width="800" height="600"></iframe>' }));
  await app.page.goto(`${app.server.address}outer`);
  const frame = app.page.frameLocator("iframe");
  await frame.getByRole("link", { name: "Open it by itself" }).waitFor();
  assert.equal(await frame.getByRole("button").count(), 0);
});

pageTest("what a worker of the engine tries is refused and counted", async (app) => {
  await app.sample();
  const asked = app.server.asked.length;
  const workers = app.page.workers();
  assert.ok(workers.length > 0);
  const outcomes = await Promise.all(workers.map((worker) => worker.evaluate((target) => fetch(target).then(() => "sent", () => "refused"), `${app.server.address}stolen`)));
  assert.deepEqual(outcomes, workers.map(() => "refused"));
  assert.equal(app.server.asked.length, asked);
  await app.page.getByText(`${workers.length} attempt${workers.length === 1 ? "" : "s"} refused by the policy`).waitFor();
  app.errors = app.errors.filter((error) => !/Content Security Policy|Trusted|Failed to load resource|violates/.test(error));
});

pageTest("the page is one file with a policy and nothing from elsewhere", async (app) => {
  const source = readFileSync(pageFile, "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(source)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.match(policy, /webrtc 'block'; require-trusted-types-for 'script'; trusted-types storysift$/);
  assert.match(policy, /script-src 'sha256-[^']+' 'wasm-unsafe-eval'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.doesNotMatch(source.split("<script>")[0], /(src|href)="(?!data:)/);
  assert.equal(await app.page.locator("script[src], link[rel=stylesheet], iframe").count(), 0);
});
