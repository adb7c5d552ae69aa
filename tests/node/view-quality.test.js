/** The Markdown and the HTML of pages whose structure is known: each kind of structure has a score, the share that is right. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page as named, pages } from "../made/gold-pages.js";
import { storysift } from "./package.js";

const { clean, isProbablyReadable, toHtml, toMarkdown } = storysift;

/** Least F1 of a kind over all pages. Of "quotes" the link of its byline stays in the article. */
const FLOORS = { headings: 0.99, items: 0.99, links: 0.98, pictures: 0.99, rows: 0.99, code: 0.99, inlineCode: 0.99, strong: 0.99, emphasis: 0.99, quotes: 0.99 };

const unmarked = (text) => text.replace(/!?\[((?:[^\]\\]|\\.)*)\]\([^)]*\)/g, "$1").replace(/\*\*|(?<!\\)[*`]/g, "").replace(/\\([^\w\s])/g, "$1").trim();

/** What a Markdown text says, read line by line. */
function structure(markdown) {
  const code = [];
  const text = markdown.replace(/^```(.*)\n([\s\S]*?)\n```$/gm, (_, language, body) => (code.push(`${language}\n${body}`), ""));
  // A picture that is a link counts as a picture.
  const plain = text.replace(/\[(!\[[^\]]*\]\([^)]*\))\]\([^)]*\)/g, "$1");
  const found = { code, headings: [], items: [], links: [], pictures: [], rows: [], inlineCode: [], strong: [], emphasis: [], quotes: [] };
  /** Columns at which the text of the open items begins. */
  let open = [];
  for (const line of text.split("\n")) {
    const [, marks, heading] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
    if (marks) found.headings.push([marks.length, unmarked(heading)]);
    const [, indent, mark, item] = /^( *)((?:-|\d+\.) +)(.*)$/.exec(line) ?? [];
    if (item) {
      open = open.filter((column) => column <= indent.length);
      found.items.push([open.length, unmarked(item)]);
      open.push(indent.length + mark.length);
    }
    if (/^> ./.test(line)) found.quotes.push(unmarked(line.slice(2)));
    if (line.startsWith("|") && !/^[|\s-]+$/.test(line)) found.rows.push(line.slice(1, -1).split("|").map(unmarked));
  }
  for (const [, mark, label, address] of plain.matchAll(/(!?)\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\)/g)) found[mark ? "pictures" : "links"].push([unmarked(label), address]);
  for (const [, inner] of text.matchAll(/`([^`]+)`/g)) found.inlineCode.push(inner);
  for (const [, inner] of text.matchAll(/\*\*([^*]+)\*\*/g)) found.strong.push(inner);
  for (const [, inner] of text.matchAll(/(?<![*\\])\*([^*]+)\*(?!\*)/g)) found.emphasis.push(inner);
  return found;
}

/** The same of HTML, as Markdown's reader would see it. */
function structureOfHtml(html) {
  const bare = (text) => text.replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&").trim();
  const all = (pattern) => [...html.matchAll(pattern)];
  return {
    headings: all(/<h([1-6])>(.*?)<\/h\1>/g).map(([, level, text]) => [Number(level), bare(text)]),
    links: all(/<a href="([^"]*)">(.*?)<\/a>/g).map(([, href, text]) => [bare(text), bare(href).replace("(", "%28").replace(")", "%29")]).filter(([label]) => label !== ""),
    pictures: all(/<img src="([^"]*)" alt="([^"]*)">/g).map(([, src, alt]) => [bare(alt), bare(src)]),
    rows: all(/<tr>(.*?)<\/tr>/g).map(([, row]) => [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/g)].map(([, cell]) => bare(cell))),
    code: all(/<pre><code(?: class="language-(\w+)")?>([\s\S]*?)<\/code><\/pre>/g).map(([, language = "", text]) => `${language}\n${bare(text)}`),
    strong: all(/<strong>(.*?)<\/strong>/g).map(([, text]) => bare(text)),
    emphasis: all(/<em>(.*?)<\/em>/g).map(([, text]) => bare(text)),
  };
}

/** F1 of each kind over all pages, and what is wrong. */
function scores(read) {
  const counts = {};
  const faults = [];
  for (const page of pages) {
    const cleaned = clean({ name: "page.html", text: page.html }, { url: page.url });
    for (const [kind, found] of Object.entries(read(cleaned))) {
      const count = (counts[kind] ??= { right: 0, found: 0, wanted: 0 });
      const left = structure(page.markdown)[kind].map((one) => JSON.stringify(one));
      count.wanted += left.length;
      count.found += found.length;
      for (const one of found.map((one) => JSON.stringify(one))) {
        const at = left.indexOf(one);
        if (at < 0) faults.push(`${page.name}: ${kind} has ${one}`);
        else count.right += left.splice(at, 1).length;
      }
      faults.push(...left.map((one) => `${page.name}: ${kind} lacks ${one}`));
    }
  }
  const f1 = ({ right, found, wanted }) => (found + wanted === 0 ? 1 : (2 * right) / (found + wanted));
  return { faults, scores: Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, f1(count)])) };
}

for (const [name, read] of [["Markdown", (cleaned) => structure(toMarkdown(cleaned))], ["HTML", (cleaned) => structureOfHtml(toHtml(cleaned))]]) {
  test(`the ${name} of known pages has their structure`, (t) => {
    const { scores: all, faults } = scores(read);
    t.diagnostic(Object.entries(all).map(([kind, score]) => `${kind} ${score.toFixed(3)}`).join(", "));
    for (const [kind, score] of Object.entries(all)) assert.ok(score >= FLOORS[kind], `${kind} ${score}:\n${faults.join("\n")}`);
  });
}

test("pages with an article are readable, front pages and forms are not", () => {
  const index = `<!doctype html><title>Post</title><nav><a href=/>Home</a></nav><main>${Array.from({ length: 20 }, (_, n) => `<article><h2><a href="/${n}">Bridge number ${n} to be closed</a></h2><p>The council votes on Monday.</p></article>`).join("")}</main>`;
  const form = "<!doctype html><title>Log in</title><form><label>Name<input></label><label>Password<input></label><button>Log in</button></form><p>Forgotten your password?</p>";
  for (const page of pages) assert.equal(isProbablyReadable({ name: "page.html", text: page.html }), true, page.name);
  for (const text of [index, form]) assert.equal(isProbablyReadable({ name: "page.html", text }), false);
  assert.equal(isProbablyReadable(clean({ name: "page.html", text: form })), false);
});

test("what a page declares for display is on its record", () => {
  const text = `<!doctype html><html dir="rtl" lang="he"><head><title>T</title><base href="/b/"><meta property="og:site_name" content="The Post"><meta name="description" content="What it is about.">
    <meta property="og:image" content="img/a.jpg"><link rel="icon" href="/i.svg"><link rel="canonical" href="https://post.example/c"><script type="application/ld+json">{"@type":"NewsArticle","image":["x.jpg"],}</script><script type="application/ld+json">{ broken }</script></head><body><article><p>${"The council voted on Monday to keep the bridge open for a year. ".repeat(40)}</p></article></body></html>`;
  const { url, siteName, description, image, favicon, dir, structured, readingMinutes, format } = clean({ name: "a.html", text }, { url: "https://post.example/x/y" });
  assert.deepEqual(
    { url, siteName, description, image, favicon, dir, structured, readingMinutes, format },
    { url: "https://post.example/c", siteName: "The Post", description: "What it is about.", image: "https://post.example/b/img/a.jpg", favicon: "https://post.example/i.svg", dir: "rtl", structured: [{ "@type": "NewsArticle", image: ["x.jpg"] }], readingMinutes: 2, format: "html" },
  );
  const bare = clean({ name: "a.txt", text: "The council voted on Monday to keep the bridge open." }, { url: "https://post.example/x" });
  assert.deepEqual([bare.url, bare.image, bare.structured, bare.markup], ["https://post.example/x", null, [], { nodes: [], joined: [] }]);
  assert.equal(clean({ name: "a.html", text: text.replaceAll("https://post.example", "javascript:x") }).url, null);
});

test("options keep and drop captions, tables, pictures, comments and the title", () => {
  const [news, notes] = [named("news-figure"), named("programmer-notes")].map((page) => clean({ name: "page.html", text: page.html }, { url: page.url }));
  assert.match(toHtml(news), /<figure>\n<img [^>]*>\n<figcaption>The ferry at its pier on Sunday\. <strong>Photo: Per Holm<\/strong><\/figcaption>\n<\/figure>/);
  assert.doesNotMatch(toHtml(news, { captions: false }), /figcaption|Per Holm/);
  assert.doesNotMatch(toMarkdown(news, { pictures: false }), /!\[/);
  assert.doesNotMatch(toMarkdown(notes, { tables: false }), /\|/);
  assert.match(toMarkdown(news, { title: true }), /^# Night ferry sails again\n/m);
  assert.match(toMarkdown(news, news.articles[0], { title: true }), /^# Night ferry/m);
  const last = clean({ name: "page.html", text: named("teasers-within").html });
  assert.doesNotMatch(toMarkdown(last), /great news/);
  assert.match(toMarkdown(last, { comments: true }), /great news/);
});

test("Markdown files come back with their links, lists, tables and code", () => {
  const text = "---\ntitle: Ferry\n---\n\n# Ferry sails again\n\nThe night ferry between *Quillport* and **Norafel** will [sail again](/ferry \"T\") from Monday, the harbour office said after weeks of repairs.\n\n## What was done in the yard\n\n- the stern door\n- both engines\n  - one was `new`\n\n> said the captain of the ship on Friday\n\n```js\nlet a = 1;\n\nlet b;\n```\n\n| part | cost |\n|---|---|\n| the stern door of the ship | one million |\n\n![A ship](ship.png)\n\nThe council has asked for a hearing before the summer, and the ferry company will send its lawyers to it.\n";
  const cleaned = clean({ name: "a.md", text }, { url: "https://post.example/n/" });
  const markdown = toMarkdown(cleaned);
  for (const part of ["*Quillport* and **Norafel** will [sail again](https://post.example/ferry) from Monday", "## What was done in the yard", "- the stern door\n- both engines\n  - one was `new`", "> said the captain", "```js\nlet a = 1;\n\nlet b;\n```", "| part | cost |\n| --- | --- |\n| the stern door of the ship | one million |", "![A ship](https://post.example/n/ship.png)"]) {
    assert.ok(markdown.includes(part), `${part}\n---\n${markdown}`);
  }
  const html = toHtml(cleaned);
  for (const part of ["<em>Quillport</em>", '<a href="https://post.example/ferry">sail again</a>', "<h2>What was done in the yard</h2>", "<code>new</code>", '<pre><code class="language-js">let a = 1;\n\nlet b;</code></pre>', "<th>part</th>"]) assert.ok(html.includes(part), `${part}\n---\n${html}`);
});

test("plain text has paragraphs, and the documents of containers have views too", async () => {
  const text = "A title of it\n\nThe council voted on Monday to keep the <old> bridge\nopen for one more year, the mayor said.\n";
  assert.match(toHtml(clean({ name: "a.txt", text })), /<p>The council voted on Monday to keep the &lt;old&gt; bridge open/);
  const mail = `From: a@x.example\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${named("news-figure").html}`;
  const [cleaned] = await storysift.cleanAll({ name: "a.eml", text: mail }, { url: named("news-figure").url });
  assert.match(toMarkdown(cleaned), /\[harbour office\]\(https:\/\/harbour\.example\/office\)/);
});

test("text that looks like Markdown stays text, and marks are read as marks", () => {
  const table = [
    ["Wow!<a href='https://x.example/'>a link</a> at last", "Wow\\![a link](https://x.example/) at last"],
    ["<b>one</b><b>two</b> and <b> three </b>four", "**onetwo** and **three** four"],
    ["2 * 3 _x_ [y] `z` snake_case &amp;amp; &lt;b&gt; ~~no~~", "2 \\* 3 \\_x\\_ \\[y\\] \\`z\\` snake_case \\&amp; \\<b> \\~~no\\~~"],
    ["<code>a`b</code> and <code>`</code>", "``a`b`` and `` ` ``"],
    ["<em><a href='https://x.example/(a) b'>l</a></em>", "*[l](https://x.example/%28a%29%20b)*"],
    ["one<br>two", "one\\\ntwo"],
  ];
  for (const [html, want] of table) {
    const words = "The council voted on Monday to keep the bridge open for another year, said the mayor, ";
    const markdown = toMarkdown(clean({ name: "a.html", text: `<!doctype html><article><p>${words.repeat(2)}</p><p>${words}${html}</p></article>` }));
    assert.ok(markdown.endsWith(words + want), `${html}\n${markdown}`);
  }
  for (const [text, want] of [["1. Mai 1890 was a day", "1\\. Mai"], ["- a dash in front of it", "\\- a dash"], ["# a hash in front of it", "\\# a hash"], ["+ a plus in front of it", "\\+ a plus"], ["> a mark in front of it", "\\> a mark"]]) {
    const markdown = toMarkdown(clean({ name: "a.html", text: `<!doctype html><article><p>The council voted on Monday to keep the bridge open, said the mayor.</p><p>${text.replace(">", "&gt;")} that the council voted on Monday to keep the bridge open, said the mayor.</p></article>` }));
    assert.ok(markdown.includes(`\n${want}`), `${text}\n${markdown}`);
  }
});

test("a long paragraph with many links takes linear time", () => {
  const page = (count) => clean({ name: "a.html", text: `<!doctype html><article><p>${"<a href='/x'>The council</a> voted on <b>Monday</b> to keep it open, ".repeat(count)}</p></article>` }, { url: "https://x.example/" });
  const time = (cleaned) => {
    const start = performance.now();
    assert.ok(toMarkdown(cleaned).length + toHtml(cleaned).length > 1000);
    return performance.now() - start;
  };
  time(page(500));
  const [small, large] = [page(2_000), page(16_000)].map((cleaned) => Math.min(time(cleaned), time(cleaned)));
  assert.ok(large < 40 * Math.max(small, 5), `${small} ms, ${large} ms for 8 times as much`);
});
