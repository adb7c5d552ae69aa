/** Files of every kind: attached articles, copies of three kinds, HTML, Markdown, a broken file. */

import { altered, article, cranes, html, page, violins } from "../made/articles.js";

/** The text of every file by name. */
export function texts() {
  const copied = article(2);
  const excerpt = { ...copied, outlet: "Coastline Daily", paragraphs: copied.paragraphs.slice(0, 4) };
  return {
    "glued.txt": page(article(1), { attached: [article(101)] }),
    "copied.txt": page(copied),
    "copied-again.txt": page({ ...copied, outlet: "The Eskmouth Post" }),
    "copied-near.txt": page(altered(copied, "crowns", "florins")),
    "copied-in-part.txt": page(excerpt),
    "clean.txt": page(cranes, { furniture: false }),
    "web.html": html(article(4)),
    "notes.md": `# ${violins.title}\n\n${violins.paragraphs.join("\n\n")}\n`,
    "folder/below.txt": page(article(6)),
    "accents.txt": page(altered(article(7), "has", "hat, naïve façade — 😀,")),
  };
}

/** The same as inputs of `add`, and one file that is not text. */
export function files() {
  const encoder = new TextEncoder();
  const good = Object.entries(texts()).map(([name, text]) => ({ name, bytes: encoder.encode(text) }));
  return [...good, { name: "broken.pdf.txt", bytes: encoder.encode("%PDF-1.7\n\0\0\0 1 0 obj") }];
}
