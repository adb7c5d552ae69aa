//! Storysift cleans saved web articles, collapses copies of the same article and
//! groups what is left by news story. It runs natively and, as WebAssembly, wholly
//! inside a browser: it opens no file and makes no request of its own.
//!
//! Data goes one way:
//!
//! ```text
//! bytes -> Document -> [Block] -> [Labelled] -> [Article] -> Fingerprint -> Copies -> Story
//!          '------- per file, pure: clean() -----------'     '---- whole drop: Corpus ----'
//! ```
//!
//! # One file
//!
//! ```
//! let bytes = b"Home\n\nBridge opens\n\nBy Ida Lind\n\nThe council opened the bridge on Monday, ten years after \
//!     the old one was closed to cars.\n\nShare this article";
//! let page = storysift::clean("page.txt", bytes);
//! let article = &page.articles[0];
//! assert_eq!((article.title.as_deref(), article.byline.as_deref()), (Some("Bridge opens"), Some("Ida Lind")));
//!
//! // Nothing is lost: what was set aside is in a block of the text, with the reason.
//! let aside = page.blocks.iter().filter(|block| block.article.is_none());
//! let reasons: Vec<String> = aside.map(|block| block.reason.sentence(block.label)).collect();
//! assert!(reasons.iter().any(|reason| reason.starts_with("A share or follow button")));
//! ```
//!
//! [`clean_all`] gives all documents of an archive, a mail, a feed or a table; [`clean_view`] also what a reader's view
//! needs.
//!
//! # A folder as a corpus
//!
//! ```
//! use storysift::{Corpus, Options};
//! # let folder = std::env::temp_dir().join(format!("storysift-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let ferry = "The night ferry to Norafel sails again on Monday, the port said. Divers had mended its rudder.";
//! # std::fs::write(folder.join("herald.txt"), format!("Night ferry sails again\n\n{ferry}"))?;
//! # std::fs::write(folder.join("courier.txt"), format!("Rudder mended\n\n{ferry}"))?;
//!
//! let mut corpus = Corpus::new(Options::default());
//! for entry in std::fs::read_dir(&folder)? {
//!     let path = entry?.path();
//!     corpus.add(&path.to_string_lossy(), &std::fs::read(&path)?);
//! }
//! // What could not be read is named.
//! assert!(corpus.problems().is_empty());
//! for story in corpus.stories() {
//!     println!("{} ({} articles)", story.title, story.articles.len());
//! }
//! assert_eq!(corpus.copies()[0].members.len(), 2);
//! # std::fs::remove_dir_all(folder)?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Lists are made when they are asked for and kept until documents or decisions change, which is why they take
//! `&mut self`: they are lent out of the corpus, not copied.
//!
//! # Decisions
//!
//! ```
//! use storysift::{Corpus, Decision, Options};
//!
//! let text = "The council of Lindrath voted on Monday to heat the lido through the winter.\n\nOur reporter was there.";
//! let corpus = || {
//!     let mut corpus = Corpus::new(Options::default());
//!     corpus.add("lido.txt", text.as_bytes());
//!     corpus
//! };
//! let mut first = corpus();
//! let start = text.find("Our reporter").expect("it is there");
//! first.apply(Decision::SetAside { document: "lido.txt".to_owned(), start, end: text.len() })?;
//!
//! // They are plain data, and hold for the same file next month.
//! let saved = serde_json::to_string(&first.decisions()).expect("plain data");
//! let mut again = corpus();
//! again.replay(serde_json::from_str::<Vec<Decision>>(&saved).expect("what was saved"));
//! assert_eq!(again.article("lido.txt#0").map(|article| article.paragraphs.len()), Some(1));
//! # Ok::<(), storysift::Error>(())
//! ```
//!
//! # Export
//!
//! ```
//! use storysift::{Corpus, Export, ExportFormat, ExportOptions, Options};
//!
//! let mut corpus = Corpus::new(Options::default());
//! corpus.add("ferry.txt", b"Ferry sails\n\nThe night ferry to Norafel sails again on Monday, the port said.");
//! let mut export = Export::with(&mut corpus, ExportFormat::Csv, ExportOptions::default().with_bom(true));
//! let mut file = Vec::new();
//! // Piece by piece: a large export is never in memory as a whole.
//! while let Some(bytes) = export.next(&mut corpus) {
//!     file.extend(bytes);
//! }
//! assert!(String::from_utf8_lossy(&file).contains("Ferry sails"));
//! ```
//!
//! # Features
//!
//! None is on by default. `wasm` adds the interface to JavaScript on WebAssembly, which the npm package `storysift` is
//! made of; without it the crate is a plain library there too. The readers of HTML and of containers are no features:
//! Word, mail and books become HTML pages, and Markdown's front matter is read by the same code as tables.

// Of the second module only `unpack` and what it needs has a caller.
#![cfg_attr(feature = "unpack-module", allow(dead_code))]
// The trainers and JavaScript see types that no user of the crate does.
#![cfg_attr(not(any(feature = "training", feature = "wasm")), warn(missing_debug_implementations))]

mod article;
mod copies;
mod corpus;
mod encoding;
mod export;
mod fingerprint;
mod label;
mod lexicon;
mod line;
mod metadata;
mod ml;
mod parse;
mod pipeline;
mod read;
mod record;
mod split;
mod story;
mod text;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
mod types;
mod unpack;
mod util;
#[cfg(all(target_arch = "wasm32", feature = "wasm", not(feature = "unpack-module")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "unpack-module"))]
mod wasm_unpack;

pub use corpus::Corpus;
pub use corpus::added::Added;
pub use export::{Export, ExportFormat, ExportOptions};
pub use pipeline::clean::{Cleaned, clean, clean_view, clean_with};
pub use pipeline::clean_all::{clean_all, clean_all_with, clean_archive};
pub use record::{ArticleRecord, BlockRecord, DocumentRecord, PileRecord, SampleRecord};
pub use text::utf16::Units;
pub use types::article::{Article, Credit, Paragraph, ParagraphKind, Precision, Published, Role};
pub use types::article_head::ArticleHead;
pub use types::block::{Block, Markup, Span, Tag};
pub use types::column::{ColumnRole, GivenColumns};
pub use types::decision::{ArticleRef, Decision};
pub use types::difference::{Difference, Run, RunKind};
pub use types::document::{
    AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate, Document, Format, Stated,
};
pub use types::document_head::DocumentHead;
pub use types::error::{Code, Error, ErrorCode, Problem};
pub use types::grouping::{
    Comparison, Copies, Doubt, Doubts, HouseLine, Kind, Mark, Member, Question, Relation, Shared, Story,
    StoryMember,
};
pub use types::label::{Cue, Label, Labelled, Reason};
pub use types::limits::Limits;
pub use types::line_rule::{LineEffect, LineMatching, LinePreview, LineRule, LineSample};
pub use types::markup::{MarkupNode, NodeKind, PageView};
pub use types::options::{CleanArticle, Keeper, Options};
pub use types::pile::{PileState, PileSummary};
pub use types::provenance::Provenance;
pub use types::totals::Totals;
