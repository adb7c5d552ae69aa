// The text of the notes.

/** Characters that Obsidian or a file system refuses in the name of a note. */
const REFUSED = /[\\/:*?"<>|#^[\]\u0000-\u001f]+/g;
const MAX_NAME_CHARS = 80;

/** A name for the note of an article that none of the `taken` is. */
export function noteName({ title, published }, taken) {
  const words = (title ?? "Untitled").replace(REFUSED, " ").replace(/\s+/g, " ").trim();
  const day = published?.iso?.slice(0, 10);
  const name = `${day ? `${day} ` : ""}${[...words].slice(0, MAX_NAME_CHARS).join("").replace(/^\.+|[. ]+$/g, "") || "Untitled"}`;
  const lower = new Set([...taken, "Stories"].map((one) => one.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} ${number}`;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
}

/** A value of the front matter: JSON is YAML. */
const line = (key, value) => (value === null || value === undefined || value.length === 0 ? "" : `${key}: ${JSON.stringify(value)}\n`);
const link = (path) => `[[${path.replace(/\.md$/, "")}]]`;
/** The clipping of an article, by the id of the article. */
const clipping = (id) => id.replace(/#\d+$/, "");

/** The note of an article: its facts, links to its clipping and to those of its copies, its text. */
export function note({ title, source, byline, published, url, document, copies, markdown }) {
  const facts = [
    line("title", title),
    line("outlet", source),
    line("author", byline),
    line("published", published?.iso?.slice(0, 10)),
    line("url", url),
    line("clipping", link(document)),
    line("copies", copies.map(({ article }) => link(clipping(article)))),
  ];
  return `---\n${facts.join("")}---\n\n${markdown.trim()}\n`;
}

/** The note that lists the stories with links to their articles, and what could not be read. */
export function index(stories, names, problems) {
  const lists = stories.map(({ title, articles }) => {
    const items = articles.filter((id) => names.has(id)).map((id) => `- [[${names.get(id)}]]`);
    return `## ${title.replace(/\s+/g, " ")}\n\n${items.join("\n")}\n`;
  });
  const trouble = problems.map(({ document, detail }) => `- ${document}: ${detail}`);
  return `${lists.join("\n")}${trouble.length > 0 ? `\n## Not read\n\n${trouble.join("\n")}\n` : ""}`;
}
