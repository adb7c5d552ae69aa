//! One input file after decoding, and what it declares of itself. Its parts are
//! [`Block`](crate::types::block::Block)s.

use crate::types::error::Problem;
use crate::types::layout::Layout;
use crate::types::pile::PileSummary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format as which a file is read.
///
/// ```
/// let page = storysift::clean("page.md", b"# A title\n\nThe council voted on Monday.");
/// assert_eq!(page.document.format, storysift::Format::Markdown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
}

/// One input file, decoded.
///
/// ```
/// use storysift::Format;
///
/// let page = b"<!doctype html><title>The bridge opens</title><nav>Menu</nav><p>The council met.";
/// let document = storysift::clean("page.html", page).document;
/// assert_eq!(document.format, Format::Html);
/// assert_eq!(document.text, "Menu\nThe council met.\n");
/// assert_eq!(document.declared.titles, ["The bridge opens"]);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Document {
    /// Name as given; with its path for a file of a folder. Of an entry of a container the name of the
    /// container and the entry's path in it: "june.zip/ferry.html", "feed.xml#12".
    pub name: String,
    /// Name of the file that was given: of an entry the container's, else the same as `name`.
    pub file: String,
    /// The format as which it was read.
    pub format: Format,
    /// The decoded text. For text and Markdown every decoded character, line ends
    /// included; for HTML the text that a reader of the page could see, one line a block.
    pub text: String,
    /// What an HTML head (meta tags, JSON-LD) or Markdown front matter says of the page.
    pub declared: Declared,
    /// What went wrong without stopping the reading.
    pub problems: Vec<Problem>,
    /// What is known of its articles when it holds several, or may.
    pub pile: Option<PileSummary>,
    /// For each container of an HTML page, by its number, the one around it; the page
    /// itself is 0. Empty for other formats, and once the page is labelled unless it came apart.
    pub containers: Vec<u32>,
    /// How each block looks, one a block, where the format tells. Empty once the page is labelled
    /// unless it may be taken apart later.
    pub(crate) layout: Vec<Layout>,
    /// Where each block ends, of a document whose `layout` is kept.
    pub(crate) block_ends: Vec<usize>,
}

/// What a file declares about itself outside its visible text. Strings as found, trimmed.
///
/// ```
/// let html = r#"<html><head><meta name="author" content="Ida Lind">
///     <meta property="article:published_time" content="2024-05-06T09:30:00Z">
///     <link rel="canonical" href="https://example.org/bridge"></head>
///     <body><p>The council voted on Monday to keep the bridge open.</p></body></html>"#;
/// let declared = storysift::clean("page.html", html.as_bytes()).document.declared;
/// assert_eq!(declared.url.as_deref(), Some("https://example.org/bridge"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Declared {
    /// Titles: JSON-LD, `og:title`, `<title>`, the most reliable first.
    pub titles: Vec<String>,
    /// Titles inside headings that also hold a kicker, a section or a date, in document order.
    pub headings: Vec<String>,
    /// Site or publisher name.
    pub site: Option<String>,
    /// Authors as written, one a person where the file names them apart, each with its source.
    pub authors: Vec<DeclaredAuthor>,
    /// Dates as written, those of later changes too, each with its source.
    pub dates: Vec<DeclaredDate>,
    /// Summary.
    pub description: Option<String>,
    /// Language tag (BCP 47) as declared.
    pub language: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// What the container of the file, or the head of a Markdown file, states of it.
    pub stated: Stated,
}

/// What stands outside of a file about it: in the table, feed, mail or archive that holds it. It goes
/// before what the file itself declares and shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stated {
    /// Headline.
    pub title: Option<String>,
    /// Authors as written, parted by "; ".
    pub authors: Option<String>,
    /// Outlet.
    pub source: Option<String>,
    /// Day of publication as written.
    pub published: Option<String>,
    /// What has no slot of its own, by its name: address, section, tags, day of saving ...
    pub fields: BTreeMap<String, String>,
}

/// A date that a file declares.
///
/// ```
/// let html = r#"<html><head><meta name="author" content="Ida Lind">
///     <meta property="article:published_time" content="2024-05-06T09:30:00Z">
///     <link rel="canonical" href="https://example.org/bridge"></head>
///     <body><p>The council voted on Monday to keep the bridge open.</p></body></html>"#;
/// let declared = storysift::clean("page.html", html.as_bytes()).document.declared;
/// assert_eq!(declared.dates[0].written, "2024-05-06T09:30:00Z");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeclaredDate {
    /// Which part of the file declares it.
    pub witness: DateWitness,
    /// As written.
    pub written: String,
}

/// Which part of a file declares a date.
///
/// ```
/// let html = r#"<html><head><meta name="author" content="Ida Lind">
///     <meta property="article:published_time" content="2024-05-06T09:30:00Z">
///     <link rel="canonical" href="https://example.org/bridge"></head>
///     <body><p>The council voted on Monday to keep the bridge open.</p></body></html>"#;
/// let declared = storysift::clean("page.html", html.as_bytes()).document.declared;
/// assert_eq!(declared.dates[0].witness, storysift::DateWitness::Meta);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DateWitness {
    /// JSON-LD, as the publication of an article.
    Article,
    /// JSON-LD, as the publication of a web page.
    Page,
    /// A meta tag, microdata or RDFa that names a publication, or a Markdown front matter.
    Meta,
    /// A meta tag that names a date or a creation.
    Minor,
    /// An element whose class names a publication.
    Item,
    /// A time element or a time stamp in the markup.
    Time,
    /// Any of these, as a later change.
    Modified,
    /// The address of the page's picture.
    Picture,
}

/// An author that a file declares.
///
/// ```
/// let html = r#"<html><head><meta name="author" content="Ida Lind">
///     <meta property="article:published_time" content="2024-05-06T09:30:00Z">
///     <link rel="canonical" href="https://example.org/bridge"></head>
///     <body><p>The council voted on Monday to keep the bridge open.</p></body></html>"#;
/// let declared = storysift::clean("page.html", html.as_bytes()).document.declared;
/// assert_eq!(declared.authors[0].written, "Ida Lind");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeclaredAuthor {
    /// Which part of the file declares it.
    pub witness: AuthorWitness,
    /// As written.
    pub written: String,
}

/// Which part of a file declares an author.
///
/// ```
/// let html = r#"<html><head><meta name="author" content="Ida Lind">
///     <meta property="article:published_time" content="2024-05-06T09:30:00Z">
///     <link rel="canonical" href="https://example.org/bridge"></head>
///     <body><p>The council voted on Monday to keep the bridge open.</p></body></html>"#;
/// let declared = storysift::clean("page.html", html.as_bytes()).document.declared;
/// assert_eq!(declared.authors[0].witness, storysift::AuthorWitness::Meta);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AuthorWitness {
    /// JSON-LD, as a person who wrote the article.
    Person,
    /// JSON-LD, as an organisation.
    Organisation,
    /// JSON-LD, a name alone.
    Name,
    /// JSON-LD, as a person without a role.
    Known,
    /// The meta tag `author`, or a Markdown front matter.
    Meta,
    /// Another meta tag.
    Minor,
    /// A pair of meta tags, "written by" and a name, for messengers that show a shared link.
    Shared,
    /// Microdata or RDFa.
    Item,
    /// A link whose `rel` says so.
    Link,
    /// An element whose class says so.
    Class,
    /// A link to a page about an author.
    Profile,
    /// An element whose class holds a word for authors.
    ClassLike,
}
