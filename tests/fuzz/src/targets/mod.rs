//! The targets by name. In: any bytes. Out: a signature of what was done. A target panics when a law is broken.

mod archive;
mod corpus;
mod export;
mod lines;
mod page;

/// A target.
pub struct Target {
    /// Name, of its folders of seeds and cases too.
    pub name: &'static str,
    /// The run.
    pub run: fn(&[u8]) -> u64,
    /// Runs in the test run: about three seconds of one core.
    pub runs: u64,
}

const fn target(name: &'static str, runs: u64, run: fn(&[u8]) -> u64) -> Target {
    Target { name, run, runs }
}

/// All targets.
pub const TARGETS: &[Target] = &[
    target("decode", 20_000, |data| page::one("a", data)),
    target("text", 10_000, |data| page::one("a.txt", data)),
    target("html", 10_000, |data| page::one("a.html", data)),
    target("markdown", 10_000, |data| page::one("a.md", data)),
    target("front-matter", 10_000, |data| page::one("a.md", data)),
    target("lines", 4_000, lines::run),
    target("frames", 4_000, |data| page::one("a.txt", data)),
    target("corpus", 1_000, corpus::run),
    target("export", 2_000, export::run),
    target("docx", 10_000, |data| archive::zip("a.docx", data)),
    target("epub", 10_000, |data| archive::zip("a.epub", data)),
    target("zip", 10_000, |data| archive::zip("a.zip", data)),
    target("gzip", 10_000, |data| archive::gzip("a.txt.gz", data)),
    target("rtf", 10_000, |data| page::all("a.rtf", data)),
    target("mbox", 10_000, |data| page::all("a.mbox", data)),
    target("mail", 10_000, |data| page::all("a.eml", data)),
    target("mhtml", 10_000, |data| page::all("a.mhtml", data)),
    target("feed", 10_000, |data| page::all("a.xml", data)),
    target("csv", 10_000, |data| page::all("a.csv", data)),
    target("json", 10_000, |data| page::all("a.json", data)),
    target("records", 10_000, |data| page::all("a.sgml", data)),
    target("warc", 10_000, |data| page::all("a.warc", data)),
];

/// A target by name.
pub fn find(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|t| t.name == name)
}
