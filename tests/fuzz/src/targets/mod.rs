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
    /// Runs in the test run: about five seconds of one core, a minute for all on two.
    pub runs: u64,
}

const fn target(name: &'static str, runs: u64, run: fn(&[u8]) -> u64) -> Target {
    Target { name, run, runs }
}

/// All targets.
pub const TARGETS: &[Target] = &[
    target("decode", 2000, |data| page::one("a", data)),
    target("text", 5500, |data| page::one("a.txt", data)),
    target("html", 5500, |data| page::one("a.html", data)),
    target("markdown", 9000, |data| page::one("a.md", data)),
    target("front-matter", 9000, |data| page::one("a.md", data)),
    target("lines", 1900, lines::run),
    target("frames", 3500, |data| page::one("a.txt", data)),
    target("corpus", 1500, corpus::run),
    target("export", 1000, export::run),
    target("docx", 7000, |data| archive::zip("a.docx", data)),
    target("epub", 4000, |data| archive::zip("a.epub", data)),
    target("zip", 2800, |data| archive::zip("a.zip", data)),
    target("gzip", 2600, |data| archive::gzip("a.txt.gz", data)),
    target("rtf", 2600, |data| page::all("a.rtf", data)),
    target("mbox", 1600, |data| page::all("a.mbox", data)),
    target("mail", 2300, |data| page::all("a.eml", data)),
    target("mhtml", 2100, |data| page::all("a.mhtml", data)),
    target("feed", 3900, |data| page::all("a.xml", data)),
    target("csv", 3500, |data| page::all("a.csv", data)),
    target("json", 3300, |data| page::all("a.json", data)),
    target("records", 3100, |data| page::all("a.sgml", data)),
    target("warc", 2600, |data| page::all("a.warc", data)),
];

/// A target by name.
pub fn find(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|t| t.name == name)
}
