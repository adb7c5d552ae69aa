/** The installed page: it opens without a network, and offers a new version at the first visit after it came out. */

import assert from "node:assert/strict";
import { App, otherPage, serve } from "./harness.js";

otherPage("an update is offered at the second visit, and taken when the user says so", async (_look, context, t) => {
  let version = 1;
  const server = await serve((name, text) => {
    if (name === "index.html") return text.replace("<title>Storysift</title>", `<title>Storysift ${version}</title>`);
    return name === "sw.js" ? `${text}\n// ${version}\n`.replace(/storysift-[0-9a-f]{12}/, `storysift-version${version}`) : text;
  });
  try {
    const visit = async () => {
      const app = new App(await context.newPage(), server, t);
      await app.open(server.address);
      return app;
    };
    const installing = await context.newPage();
    await installing.goto(`${server.address}install.html`);
    await installing.getByText("the page opens without a network now").waitFor();
    await installing.close();

    version = 2;
    const second = await visit();
    assert.equal(await second.page.title(), "Storysift 1", "the stored copy opens at once");
    await second.page.getByText("A new version of this page is here.").waitFor();
    await second.sample();
    await second.page.getByText("A new version of this page is here.").waitFor();
    await second.button("Use it").click();
    await second.eventually(async () => assert.equal(await second.page.title(), "Storysift 2"));
    await second.page.getByText(/“Sample”: \d+ files are here again/).waitFor();
    assert.equal(await second.page.getByText("A new version").count(), 0);
    assert.deepEqual(second.errors, []);
    await second.page.close();

    // Left alone, the new version takes over once no page is open.
    version = 3;
    const third = await visit();
    await third.page.getByText("A new version of this page is here.").waitFor();
    const beside = await visit();
    assert.equal(await beside.page.title(), "Storysift 2", "an open page keeps its version, and others with it");
    await beside.page.getByText("A new version of this page is here.").waitFor();

    const other = await visit();
    server.close();
    await other.page.reload();
    assert.match(await other.page.title(), /^Storysift 2$/, "and all that without a network");
  } finally {
    server.close();
  }
});
