//! Records for JSON: what the JavaScript package returns and what the JSON Lines export writes.
//!
//! In: documents, runs and articles. Out: values that serialise. Offsets are UTF-16 code units into the
//! document's text, not bytes. Records of copies and stories are in `types::grouping`.

use crate::text::utf16::Units;
use crate::types::article::{Article, ParagraphKind, Published, Role};
use crate::types::article_id::article_id;
use crate::types::block::Span;
use crate::types::document::Format;
use crate::types::document_head::DocumentHead;
use crate::types::error::Problem;
use crate::types::label::{Cue, Label, Labelled};
use crate::types::pile::{PileState, PileSummary};
use crate::types::provenance::entry;
use serde::Serialize;
use std::collections::BTreeMap;

/// The record of an article.
///
/// ```
/// use storysift::{ArticleRecord, Units, clean};
///
/// let page = clean("page.txt", b"The council voted on Monday to keep the bridge open.");
/// let units = Units::new(&page.document.text);
/// let record = ArticleRecord::new("page.txt", &page.articles[0], &units);
/// assert_eq!(record.id, "page.txt#0");
/// assert_eq!(record.spans, [(0, 52)]);
/// ```
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ArticleRecord<'a> {
    /// `document#n`.
    pub id: String,
    /// Document id.
    pub document: &'a str,
    /// Lead or attached.
    pub role: Role,
    /// Title.
    pub title: Option<&'a str>,
    /// The title was derived from the first sentence.
    pub title_derived: bool,
    /// The line under the title.
    pub standfirst: Option<&'a str>,
    /// Outlet.
    pub source: Option<&'a str>,
    /// Authors.
    pub byline: Option<&'a str>,
    /// News agency.
    pub agency: Option<&'a str>,
    /// Place named at the start of the text.
    pub dateline: Option<&'a str>,
    /// Publication date.
    pub published: Option<&'a Published>,
    /// The lines of authors, outlet and date with words that none of the fields above holds.
    pub credits: Vec<&'a str>,
    /// Start and end of each credit.
    pub credit_spans: Vec<(usize, usize)>,
    /// Language tag.
    pub language: Option<&'a str>,
    /// The address that a record gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// What else a record says of its article.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: &'a BTreeMap<String, String>,
    /// The text.
    pub paragraphs: Vec<&'a str>,
    /// Kind of each paragraph.
    pub kinds: Vec<ParagraphKind>,
    /// Number of words.
    pub words: u32,
    /// Start and end of each run that the paragraphs come from.
    pub spans: Vec<(usize, usize)>,
    /// Confidence of the cleaning, 0 to 1.
    pub confidence: f32,
}

impl<'a> ArticleRecord<'a> {
    /// The record of an article of the document with this id.
    pub fn new(document: &'a str, article: &'a Article, units: &Units<'_>) -> Self {
        let spans = article.paragraphs.iter().flat_map(|p| &p.spans);
        let range = |s: Span| (units.of_byte(s.start), units.of_byte(s.end));
        ArticleRecord {
            id: article_id(document, article.n),
            document,
            role: article.role,
            title: article.title.as_deref(),
            title_derived: article.title_derived,
            standfirst: article.standfirst.as_deref(),
            source: article.source.as_deref(),
            byline: article.byline.as_deref(),
            agency: article.agency.as_deref(),
            dateline: article.dateline.as_deref(),
            published: article.published.as_ref(),
            credits: article.credits.iter().map(|c| c.text.as_str()).collect(),
            credit_spans: article.credits.iter().map(|c| range(c.span)).collect(),
            language: article.language.as_deref(),
            url: article.url.as_deref(),
            fields: &article.fields,
            paragraphs: article.paragraphs.iter().map(|p| p.text.as_str()).collect(),
            kinds: article.paragraphs.iter().map(|p| p.kind).collect(),
            words: article.words,
            spans: spans.map(|s| range(*s)).collect(),
            confidence: article.confidence,
        }
    }
}

/// The record of a labelled run of a document's text.
///
/// ```
/// use storysift::{BlockRecord, Units, clean};
///
/// let page = clean("page.txt", b"The council voted on Monday to keep the bridge open.");
/// let units = Units::new(&page.document.text);
/// let record = BlockRecord::new("page.txt", &page.blocks[0], &units);
/// assert_eq!((record.start, record.end, record.article.as_deref()), (0, 52, Some("page.txt#0")));
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct BlockRecord {
    /// First UTF-16 code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// Label.
    pub label: Label,
    /// Strongest cue for the label.
    pub cue: Cue,
    /// Reason for the label, one sentence.
    pub reason: String,
    /// Confidence, 0 to 1.
    pub confidence: f32,
    /// Id of its article.
    pub article: Option<String>,
}

impl BlockRecord {
    /// The record of a run of the document with this id.
    pub fn new(document: &str, run: &Labelled, units: &Units<'_>) -> Self {
        BlockRecord {
            start: units.of_byte(run.span.start),
            end: units.of_byte(run.span.end),
            label: run.label,
            cue: run.reason.cue,
            reason: run.reason.sentence(run.label),
            confidence: run.confidence,
            article: run.article.map(|n| article_id(document, n)),
        }
    }
}

/// The record of a document.
///
/// ```
/// use storysift::{DocumentHead, DocumentRecord, clean};
///
/// let page = clean("page.txt", b"The council voted on Monday to keep the bridge open.");
/// let head = DocumentHead::from(&page.document);
/// let record = DocumentRecord::new("page.txt", &head, page.articles.iter().map(|a| a.n), None);
/// assert_eq!(record.articles, ["page.txt#0"]);
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct DocumentRecord<'a> {
    /// Document id.
    pub id: &'a str,
    /// Name as given; of an entry of a container with that container's name in front.
    pub name: &'a str,
    /// Name of the file that was given: of an entry the container's.
    pub file: &'a str,
    /// Path inside of that file when it is a container.
    pub entry: Option<&'a str>,
    /// Format in which it was read.
    pub format: Format,
    /// Ids of its articles.
    pub articles: Vec<String>,
    /// Problems with the file.
    pub problems: &'a [Problem],
    /// What is known of its articles when it holds several, or may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pile: Option<PileRecord<'a>>,
}

impl<'a> DocumentRecord<'a> {
    /// The record of a document with the numbers of its articles.
    pub fn new(
        id: &'a str,
        document: &'a DocumentHead,
        articles: impl Iterator<Item = u32>,
        pile: Option<PileRecord<'a>>,
    ) -> Self {
        DocumentRecord {
            id,
            name: &document.name,
            file: &document.file,
            entry: entry(&document.name, &document.file),
            format: document.format,
            articles: articles.map(|n| article_id(id, n)).collect(),
            problems: &document.problems,
            pile,
        }
    }
}

/// The record of a document that holds several articles, or may.
///
/// ```
/// use storysift::{PileRecord, PileSummary};
///
/// let text = "Ferry sails\nThe ferry sails.\nTrams stop\nThe trams stop.";
/// let pile: PileSummary = serde_json::from_str(
///     r#"{ "state": "likely", "form": "text", "count": 2, "stated": null, "samples": [{ "start": 29, "end": 39 }] }"#,
/// )?;
/// let record = PileRecord::new("two.txt", text, &pile);
/// assert_eq!(record.samples[0].text, "Trams stop");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct PileRecord<'a> {
    /// Document id.
    pub document: &'a str,
    /// Whether it comes apart, and who says so.
    pub state: PileState,
    /// Name of its form.
    pub form: &'a str,
    /// Number of articles.
    pub count: usize,
    /// Number of articles that the file itself states.
    pub stated: Option<usize>,
    /// The titles, or the first lines, of the first articles.
    pub samples: Vec<SampleRecord<'a>>,
}

/// A title or a first line, and where it stands.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SampleRecord<'a> {
    /// The line.
    pub text: &'a str,
    /// First UTF-16 code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
}

impl<'a> PileRecord<'a> {
    /// The record of a pile in the document with this id and text.
    pub fn new(document: &'a str, text: &'a str, pile: &'a PileSummary) -> Self {
        let units = Units::new(text);
        let sample = |span: &Span| SampleRecord {
            text: text.get(span.start..span.end).unwrap_or_default(),
            start: units.of_byte(span.start),
            end: units.of_byte(span.end),
        };
        PileRecord {
            document,
            state: pile.state,
            form: &pile.form,
            count: pile.count,
            stated: pile.stated,
            samples: pile.samples.iter().map(sample).collect(),
        }
    }
}
