/** The pages of the site that are made of Markdown, in the order of the menu. */

/** `file` is the Markdown in the repository; `text`, where given, is the file with its slots filled by the build. */
export const GROUPS = [
  {
    title: "Use",
    pages: [
      { out: "index.html", file: "docs/start.md", title: "Start here" },
      { out: "formats.html", file: "docs/formats.md", title: "Formats" },
      { out: "embedding.html", file: "docs/embedding.md", title: "Embedding" },
      { out: "package.html", file: "www/package/README.md", text: "pkg/README.md", title: "Package" },
      { out: "examples.html", file: "examples/README.md", title: "Examples" },
    ],
  },
  {
    title: "Understand",
    pages: [
      { out: "how-it-decides.html", file: "docs/how-it-decides.md", title: "How it decides" },
      { out: "figures.html", file: "docs/figures.md", title: "Figures" },
      { out: "privacy.html", file: "docs/privacy.md", title: "Privacy" },
      { out: "security.html", file: "SECURITY.md", title: "Security" },
    ],
  },
  {
    title: "Change",
    pages: [
      { out: "contributing.html", file: "CONTRIBUTING.md", title: "Contributing" },
      { out: "architecture.html", file: "docs/architecture.md", title: "Architecture" },
      { out: "models.html", file: "docs/models.md", title: "Models" },
      { out: "changes.html", file: "CHANGELOG.md", title: "Changes" },
    ],
  },
];

export const PAGES = GROUPS.flatMap(({ pages }) => pages);

/** References, which other programs make: the folder in the repository that a link to them names, and their first page. */
export const REFERENCES = [
  { file: "www/package/types", out: "api/index.html", title: "Package (TypeScript)" },
  { file: "src/lib.rs", out: "rust/storysift/index.html", title: "Crate (Rust)" },
];
