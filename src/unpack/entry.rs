//! What a container comes apart into: entries with what the container declares of them,
//! and problems with a code and the entry's name. Plain data.

use crate::types::error::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One document inside a container.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Where it was: "june.zip/ferry.html", "feed.xml#12" (records count from 1).
    pub path: String,
    /// The document itself.
    pub content: Content,
    /// What the container declares of it.
    pub declared: EntryFacts,
    /// Trouble with its name or place.
    pub problems: Vec<Problem>,
}

/// The document of an entry, as far as the container tells what it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Content {
    /// A page or a piece of one.
    Html(String),
    /// Plain text.
    Text(String),
    /// Plain text that the container calls the text of an article: title and day have fields of their own.
    ArticleText(String),
    /// Markdown.
    Markdown(String),
    /// A file as it was stored: its reader decides.
    Bytes(Vec<u8>),
}

/// What a container declares of an entry. Strings as found, trimmed, never empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct EntryFacts {
    /// Headline; of a mail its subject.
    pub title: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Authors as written; several are joined by "; ".
    pub author: Option<String>,
    /// Newspaper, site or feed.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<Day>,
    /// Language tag or name as written.
    pub language: Option<String>,
    /// Section of the paper, category of the feed.
    pub section: Option<String>,
    /// Key words.
    pub tags: Vec<String>,
    /// Day on which somebody saved the page. Never the day of publication.
    pub saved_at: Option<String>,
    /// Summary or standfirst.
    pub description: Option<String>,
    /// What has no slot of its own, by the container's names.
    pub fields: BTreeMap<String, String>,
}

/// A day as written, and what it is the day of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Day {
    /// As written; seconds since 1970 and eight digits are written out as ISO 8601.
    pub raw: String,
    /// What it is the day of.
    pub kind: DayKind,
}

/// What a declared day is the day of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum DayKind {
    /// The field's name says publication.
    Published,
    /// A mail was sent.
    Sent,
    /// A field that is called a date, or holds dates under a name that says nothing.
    Unnamed,
}

/// How a file was taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ContainerKind {
    /// A zip archive.
    Zip,
    /// One file under gzip.
    Gzip,
    /// An electronic book: one entry a chapter.
    Epub,
    /// A mailbox: one entry a message.
    Mbox,
    /// Several messages of a mailing list in one text.
    Digest,
    /// One mail message, with its attached files.
    Message,
    /// One page saved as MHTML.
    WebPage,
    /// RSS, Atom or RDF.
    Feed,
    /// Rows of cells.
    Table,
    /// A JSON value.
    Json,
    /// One JSON value a line.
    JsonLines,
    /// Repeated elements of XML or SGML.
    Records,
    /// Recorded answers of web servers.
    Warc,
    /// A list of addresses without any text.
    Addresses,
    /// A word processor's document: one entry, as HTML.
    Office,
}

/// Caps of taking a container apart. Each one that is reached is a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnpackLimits {
    /// Most entries of one dropped file.
    pub entries: usize,
    /// Largest entry, in bytes after decompression.
    pub entry_bytes: usize,
    /// Most bytes of all entries of one dropped file, after decompression.
    pub total_bytes: u64,
    /// Most bytes that one compressed byte may become. Deflate cannot exceed 1032; prose
    /// stays under 10, log files and tables under 100.
    pub ratio: u64,
    /// Containers inside containers: a feed under gzip in a zip is 3.
    pub depth: usize,
}

impl UnpackLimits {
    /// The caps of a file of so many bytes: a small one may not become the most that any may.
    pub fn for_file(&self, bytes: u64) -> Self {
        /// Bytes that any file may become, whatever its size.
        const FREE: u64 = 64 << 20;
        let total_bytes = self.total_bytes.min(bytes.saturating_mul(self.ratio).max(FREE));
        UnpackLimits { total_bytes, ..self.clone() }
    }
}

impl Default for UnpackLimits {
    fn default() -> Self {
        UnpackLimits { entries: 100_000, entry_bytes: 64 << 20, total_bytes: 4 << 30, ratio: 200, depth: 4 }
    }
}
