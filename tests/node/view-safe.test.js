/** `toHtml` and `toMarkdown` write safe markup whatever the page or the record holds. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { addresses, markdown, pageWith, pieces } from "../made/hostile-html.js";
import { storysift } from "./package.js";

const { clean, toHtml, toMarkdown } = storysift;
const ALL = { title: true, comments: true };

const plain = "h[1-6]|p|li|ul|blockquote|pre|code|em|strong|s|sub|sup|table|tbody|tr|caption|figure|figcaption";
const address = `(?!\\s*[a-z][a-z0-9+.-]*:(?<!(?:https?|mailto):))[^"<>\\s]*`;
const TAG = new RegExp(
  `^(?:</(?:${plain}|a|ol|td|th)>|<(?:${plain}|ol|td|th|hr|br)>|<a href="${address}">|<img src="${address}" alt="[^"<>]*">|<ol start="\\d+">|<t[dh](?: colspan="\\d+")?(?: rowspan="\\d+")?>|<code class="language-[\\w+#.-]+">)$`,
  "i",
);

/** Every `<` opens a tag of the closed list, tags are nested well, and nothing else is markup. */
function assertSafe(html, what) {
  const open = [];
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) {
    assert.match(tag, TAG, what);
    const name = /[a-z0-9]+/i.exec(tag)[0];
    if (["hr", "br", "img"].includes(name)) continue;
    if (tag.startsWith("</")) assert.equal(open.pop(), name, `${what}: ${html}`);
    else open.push(name);
  }
  assert.deepEqual(open, [], what);
  assert.ok(!/[^\t\n\x20-\x7e\u00a0-\uffff]/.test(html), `${what}: control characters`);
}

function assertSafeMarkdown(text, what) {
  const bare = text.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, "").replace(/(`+)[^`][\s\S]*?\1(?!`)/g, "");
  assert.ok(!/(?<!\\)<(?!\/?su[bp]>|br>|!-- -->)/.test(bare), `${what}: ${text}`);
  assert.ok(!/(?<!\\)\]\(\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(bare), `${what}: ${text}`);
}

test("no piece of hostile markup comes through", () => {
  for (const piece of pieces) {
    for (const url of [undefined, "https://post.example/news/ferry"]) {
      const cleaned = clean({ name: "page.html", text: pageWith(piece) }, { url });
      const html = toHtml(cleaned, ALL);
      assertSafe(html, piece);
      assertSafeMarkdown(toMarkdown(cleaned, ALL), piece);
      if (!/plaintext|<scr<script>|<svg|<iframe|<!--|<noscript|<script>alert\(1\)$|<title>|<textarea|unclosed|\0/.test(piece)) assert.match(html, /coast guard/, piece);
    }
  }
});

test("no hostile address comes through, as a link or a picture, in HTML or Markdown", () => {
  for (const one of addresses) {
    for (const document of [{ name: "page.md", text: markdown(one) }, { name: "page.html", text: pageWith(`<p><a href='${one}'>link of a line</a></p>`) }]) {
      const cleaned = clean(document);
      for (const node of cleaned.markup.nodes) {
        if (node.address !== undefined) assert.match(node.address, /^(https?:|mailto:|(?![a-z][a-z0-9+.-]*:))/i, JSON.stringify(one));
      }
      assertSafe(toHtml(cleaned, ALL), JSON.stringify(one));
      assertSafeMarkdown(toMarkdown(cleaned, ALL), JSON.stringify(one));
    }
  }
});

test("a record that was tampered with gives safe markup too", () => {
  const page = pageWith(
    "<figure><img src='https://x.example/a.png' alt=a><figcaption>The ship at sea</figcaption></figure><p>A <a href='https://x.example/'>link</a>, <b>bold</b>.</p><pre class=language-js>let a = 1;</pre><ol start=3><li>one item of it<li>two items of it</ol><table><tr><th>one<th colspan=2>two<tr><td>1<td>2</table>",
  );
  const whole = clean({ name: "page.html", text: page });
  const kinds = ["script", "link", "picture", "pre", "cell", "list", "heading", "mark", "__proto__", "constructor"];
  for (const bad of [...addresses, '"><script>alert(1)</script>', { toString: () => "javascript:alert(1)" }, ["javascript:alert(1)"], 1]) {
    const cleaned = structuredClone({ ...whole, markup: { nodes: whole.markup.nodes, joined: [] } }, {});
    const values = typeof bad === "object" ? bad : String(bad);
    cleaned.markup.nodes.forEach((node, at) => Object.assign(node, { address: values, text: values, number: values, header: values, cells: [values, values], ...(at % 3 === 0 ? { kind: kinds[at % kinds.length] } : {}) }));
    assertSafe(toHtml(cleaned, ALL), String(bad));
    assertSafeMarkdown(toMarkdown(cleaned, ALL), String(bad));
  }
});

test("misuse is named", () => {
  const cleaned = clean({ name: "a.txt", text: "The council voted on Monday to keep the bridge open." });
  for (const call of [() => toHtml({}), () => toMarkdown(null), () => toHtml(cleaned, cleaned.articles[0], { colour: true }), () => toHtml(cleaned, { title: "yes" }), () => toHtml(cleaned, "a#0", {}), () => clean({ name: "a", text: "b" }, { url: "no address" }), () => clean({ name: "a", text: "b" }, { url: "https://x.example", fileBytes: 1 })]) {
    assert.throws(call, (error) => error.code === "bad-input" && error.message.length > 20);
  }
  assert.throws(() => toHtml(cleaned, { ...cleaned.articles[0], id: "other#0" }), (error) => error.code === "no-article");
});
