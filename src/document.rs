//! One input file after decoding. Not its blocks: see [`Block`](crate::Block).

use crate::Problem;
use crate::layout::Layout;
use serde::{Deserialize, Serialize};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
}

/// One input file, decoded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Name as given, path included when a folder was dropped.
    pub name: String,
    /// How it was read.
    pub format: Format,
    /// The decoded text. For text and Markdown every decoded character, line ends
    /// included; for HTML the text that a reader of the page could see, one line a block.
    pub text: String,
    /// What an HTML head (meta tags, JSON-LD) or Markdown front matter says of the page.
    pub declared: Declared,
    /// Trouble that did not stop the reading.
    pub problems: Vec<Problem>,
    /// For each container of an HTML page, by its number, the one around it; the page
    /// itself is 0. Empty once the page is judged, and for other formats.
    #[serde(skip)]
    pub containers: Vec<u32>,
    /// How each block looks, one a block, where the format tells. Empty once the page is judged.
    #[serde(skip)]
    pub(crate) layout: Vec<Layout>,
}

/// What a file declares about itself outside its visible text. Strings as found, trimmed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// Headline: JSON-LD, `og:title`, `<title>`, best first.
    pub titles: Vec<String>,
    /// Titles that headings hold beside a kicker, a section or a date, in their order.
    pub headings: Vec<String>,
    /// Site or publisher name.
    pub site: Option<String>,
    /// Authors as written, one a person where the file parts them, each with what says it.
    pub authors: Vec<DeclaredAuthor>,
    /// Dates as written, each with what says it; a later change among them.
    pub dates: Vec<DeclaredDate>,
    /// Summary.
    pub description: Option<String>,
    /// Language tag (BCP 47) as declared.
    pub language: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
}

/// A date that a file declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredDate {
    /// What says it.
    pub witness: DateWitness,
    /// As written.
    pub written: String,
}

/// What says a declared date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// Any of them, as a later change.
    Modified,
    /// The address of the page's picture.
    Picture,
}

/// An author that a file declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredAuthor {
    /// What says it.
    pub witness: AuthorWitness,
    /// As written.
    pub written: String,
}

/// What says a declared author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorWitness {
    /// JSON-LD, as a person who wrote the article.
    Person,
    /// JSON-LD, as an organisation.
    Organisation,
    /// JSON-LD, a name alone.
    Name,
    /// JSON-LD, as a person whom the page knows.
    Known,
    /// The meta tag `author`, or a Markdown front matter.
    Meta,
    /// Another meta tag.
    Minor,
    /// A pair of meta tags that say "written by" and a name to readers of a shared link.
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
